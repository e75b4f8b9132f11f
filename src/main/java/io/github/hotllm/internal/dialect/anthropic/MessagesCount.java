package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.CountField;
import io.github.hotllm.internal.dialect.Decoder;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Dialect;
import io.github.hotllm.internal.dialect.Encoded;
import io.github.hotllm.internal.dialect.Encoder;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Task;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.wire.WireReply;
import io.github.hotllm.internal.wire.WireRequest;
import java.util.Map;
import java.util.Set;

/**
 * How Anthropic counts the tokens of a message before it is sent, by the SDK 1.12.0 (2026-11-20):
 * the same request without what only shapes the answer.
 */
public final class MessagesCount implements Dialect {
  /** Where a client asks for it, and where it is below a provider's base URL. */
  public static final String PATH = "/v1/messages/count_tokens";

  /** What has tokens, or changes how many there are. */
  private static final Set<String> COUNTED = Set.of(
      "model",
      "messages",
      "system",
      "tools",
      "tool_choice",
      "thinking",
      "output_config",
      "cache_control");

  private static final CountField TOKENS = new CountField("input_tokens");

  @Override
  public String name() {
    return AnthropicDialect.NAME;
  }

  @Override
  public Encoded encode(Asked asked, Target target) {
    var warnings = new Warnings(AnthropicDialect.TITLE);
    var literal = asked.literal(this);
    var body = literal.isPresent()
        ? new LiteralWriter(asked, literal.get(), target, warnings).write(Delivery.WHOLE)
        : fresh(new RequestWriter(asked, target, warnings));
    var head = AnthropicDialect.headers(literal, Delivery.WHOLE);
    var wire = new WireRequest("POST", PATH, head, body);
    return new Encoded(wire, Delivery.WHOLE, warnings.ofCount());
  }

  private static byte[] fresh(RequestWriter writer) {
    var body = writer.body(Delivery.WHOLE);
    body.keySet().retainAll(COUNTED);
    return Json.bytes(body);
  }

  @Override
  public Decoder decoder(Asked asked, Target target) {
    return TOKENS.decoder(target);
  }

  @Override
  public LlmException decodeError(WireReply reply, Target target) {
    return new MessagesErrors(target).of(reply);
  }

  @Override
  public Asked decode(WireRequest request) {
    return new RequestReader(Task.COUNT).read(request);
  }

  @Override
  public Encoder encoder(Asked asked) {
    return TOKENS.encoder(Map.of());
  }

  @Override
  public WireReply encodeError(LlmException failure) {
    return MessagesFailure.reply(failure);
  }
}
