package io.github.hotllm.internal.dialect.responses;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.CountField;
import io.github.hotllm.internal.dialect.Decoder;
import io.github.hotllm.internal.dialect.Dialect;
import io.github.hotllm.internal.dialect.Encoded;
import io.github.hotllm.internal.dialect.Encoder;
import io.github.hotllm.internal.dialect.OpenAiErrors;
import io.github.hotllm.internal.dialect.OpenAiFailure;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Task;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.wire.WireReply;
import io.github.hotllm.internal.wire.WireRequest;
import java.util.Map;
import java.util.Set;

/**
 * How OpenAI counts the tokens of a Responses request, by the Node SDK 7.57.0 (2026-11-13): the
 * same request without what only shapes the answer.
 */
public final class ResponsesCount implements Dialect {
  /** The path below a base URL that ends in {@code /v1}. */
  public static final String PATH = "/responses/input_tokens";

  /** What has tokens, or changes how many there are. */
  private static final Set<String> COUNTED = Set.of(
      "model",
      "input",
      "instructions",
      "tools",
      "tool_choice",
      "parallel_tool_calls",
      "reasoning",
      "text",
      "truncation");

  private static final CountField TOKENS = new CountField("input_tokens");

  @Override
  public String name() {
    return ResponsesDialect.NAME;
  }

  @Override
  public Encoded encode(Asked asked, Target target) {
    var warnings = new Warnings(ResponsesDialect.TITLE);
    var body = asked
        .literal(this)
        .map(literal -> new LiteralWriter(asked, target, warnings).write(literal))
        .orElseGet(() -> fresh(new RequestWriter(asked, target, warnings)));
    return Encoded.whole(PATH, body, warnings.ofCount());
  }

  private static byte[] fresh(RequestWriter writer) {
    var body = writer.body();
    body.keySet().retainAll(COUNTED);
    return Json.bytes(body);
  }

  @Override
  public Decoder decoder(Asked asked, Target target) {
    return TOKENS.decoder(target);
  }

  @Override
  public LlmException decodeError(WireReply reply, Target target) {
    return new OpenAiErrors(target).of(reply);
  }

  @Override
  public Asked decode(WireRequest request) {
    return new RequestReader().read(request.body()).to(Task.COUNT);
  }

  @Override
  public Encoder encoder(Asked asked) {
    return TOKENS.encoder(Map.of("object", "response.input_tokens"));
  }

  @Override
  public WireReply encodeError(LlmException failure) {
    return OpenAiFailure.reply(failure);
  }
}
