package io.github.hotllm.internal.dialect;

import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.WireReply;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes an answer that is one JSON object. One that came in the client's own format is copied.
 * Nothing of it is ever streamed.
 */
public record ValueEncoder(Function<LlmReply, Map<String, Object>> writer) implements Encoder {
  @Override
  public List<Frame> batch(Batch batch) {
    return List.of();
  }

  @Override
  public List<Frame> end(LlmReply reply) {
    return List.of();
  }

  @Override
  public List<Frame> error(LlmException failure) {
    return List.of();
  }

  @Override
  public WireReply whole(LlmReply reply, List<Frame> raw) {
    boolean isLiteral = raw.size() == 1 && raw.get(0).isBody();
    return WireReply.json(200, isLiteral ? raw.get(0).data() : Json.bytes(writer.apply(reply)));
  }
}
