package io.github.hotllm.internal.dialect.chat;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Decoder;
import io.github.hotllm.internal.dialect.Dialect;
import io.github.hotllm.internal.dialect.Encoded;
import io.github.hotllm.internal.dialect.Encoder;
import io.github.hotllm.internal.dialect.OpenAiErrors;
import io.github.hotllm.internal.dialect.OpenAiFailure;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Unshown;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.wire.WireReply;
import io.github.hotllm.internal.wire.WireRequest;

/**
 * OpenAI's Chat Completions, which most providers and local model servers speak too.
 *
 * <p>The format is that of OpenAI's Node SDK 7.57.0 (2026-11-13); what others do differently is a
 * provider's quirk, or is understood from everybody.
 */
public final class ChatDialect implements Dialect {
  public static final String NAME = "openai-chat";

  /** What people call the format. */
  static final String TITLE = "Chat";

  private static final String PATH = "/chat/completions";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Encoded encode(Asked asked, Target target) {
    var warnings = new Warnings(TITLE);
    var body = asked
        .literal(this)
        .map(literal -> new ChatLiteral(asked, target, warnings).write(literal))
        .orElseGet(() -> new ChatRequestWriter(asked, target, warnings).write());
    var headers = asked.delivery().headers();
    return new Encoded(
        new WireRequest("POST", PATH, headers, body), asked.delivery(), warnings.list());
  }

  @Override
  public Decoder decoder(Asked asked, Target target) {
    return new ChatDecoder(target, Unshown.of(asked, this));
  }

  @Override
  public LlmException decodeError(WireReply reply, Target target) {
    return new OpenAiErrors(target).of(reply);
  }

  @Override
  public Asked decode(WireRequest request) {
    return new ChatRequestReader().read(request.body());
  }

  @Override
  public Encoder encoder(Asked asked) {
    return new ChatEncoder(asked);
  }

  @Override
  public WireReply encodeError(LlmException failure) {
    return OpenAiFailure.reply(failure);
  }
}
