package io.github.hotllm.internal.dialect.responses;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.ClientState;
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
 * OpenAI's Responses, which xAI and some others speak too.
 *
 * <p>The format is that of OpenAI's Node SDK 7.57.0 (2026-11-13). We let no server keep a
 * conversation: what a model wants back travels with the request, in its own items.
 */
public final class ResponsesDialect implements Dialect {
  public static final String NAME = "openai-responses";

  /** What people call the format. */
  static final String TITLE = "Responses";

  /**
   * The state of thinking or of an opaque part is the {@code encrypted_content} of its reasoning
   * item; the carriers are such items too.
   */
  static final ClientState STATES = new ClientState(NAME, OutputItems::type);

  private static final String PATH = "/responses";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Encoded encode(Asked asked, Target target) {
    var warnings = new Warnings(TITLE);
    var body = asked
        .literal(this)
        .map(literal -> new LiteralWriter(asked, target, warnings).write(literal))
        .orElseGet(() -> new RequestWriter(asked, target, warnings).write());
    var headers = asked.delivery().headers();
    return new Encoded(
        new WireRequest("POST", PATH, headers, body), asked.delivery(), warnings.list());
  }

  @Override
  public Decoder decoder(Asked asked, Target target) {
    return new ResponsesDecoder(target, Unshown.of(asked, this));
  }

  @Override
  public LlmException decodeError(WireReply reply, Target target) {
    return new OpenAiErrors(target).of(reply);
  }

  @Override
  public Asked decode(WireRequest request) {
    return new RequestReader().read(request.body());
  }

  @Override
  public Encoder encoder(Asked asked) {
    return new ResponsesEncoder(asked);
  }

  @Override
  public WireReply encodeError(LlmException failure) {
    return OpenAiFailure.reply(failure);
  }
}
