package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Encoder;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.WireReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes answers in our format.
 *
 * <p>Without state. What is whole is an answer, a count or vectors. It makes all frames anew, those
 * of another hot server too: our events say all that there is, and model, route and money are this
 * server's own to tell.
 */
record HotEncoder(Function<LlmReply, Map<String, Object>> writer) implements Encoder {
  @Override
  public List<Frame> batch(Batch batch) {
    var frames = new ArrayList<Frame>(batch.events().size());
    for (var event : batch.events()) {
      frames.add(EventJson.write(event));
    }
    return frames;
  }

  @Override
  public List<Frame> end(LlmReply reply) {
    return List.of(EventJson.write(new LlmEvent.Finished(reply)));
  }

  @Override
  public List<Frame> error(LlmException failure) {
    return List.of(EventJson.write(failure));
  }

  @Override
  public WireReply whole(LlmReply reply, List<Frame> raw) {
    return WireReply.json(200, Json.bytes(writer.apply(reply)));
  }
}
