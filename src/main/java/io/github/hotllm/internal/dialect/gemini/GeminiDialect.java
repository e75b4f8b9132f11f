package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Decoder;
import io.github.hotllm.internal.dialect.Dialect;
import io.github.hotllm.internal.dialect.Encoded;
import io.github.hotllm.internal.dialect.Encoder;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Unshown;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.wire.WireReply;
import io.github.hotllm.internal.wire.WireRequest;

/**
 * Google's generateContent, at the Gemini API and, by a base URL of its own, at Vertex.
 *
 * <p>The format is that of Google's SDK 3.1.0 (2026-11-10). The model and the stream switch stand
 * in the path, so that a body is never touched for them.
 */
public final class GeminiDialect implements Dialect {
  public static final String NAME = "gemini";

  /** What people call the format. */
  static final String TITLE = "Gemini";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Encoded encode(Asked asked, Target target) {
    var warnings = new Warnings(TITLE);
    var path = ModelPath.of(target, asked.delivery());
    var body = body(asked, target, warnings);
    var headers = asked.delivery().headers();
    return new Encoded(
        new WireRequest("POST", path, headers, body), asked.delivery(), warnings.list());
  }

  static byte[] body(Asked asked, Target target, Warnings warnings) {
    return asked
        .original()
        .filter(written -> written.dialect().equals(NAME))
        .map(literal -> new LiteralWriter(asked, target, warnings).write(literal))
        .orElseGet(() -> new RequestWriter(asked, target, warnings).write());
  }

  @Override
  public Decoder decoder(Asked asked, Target target) {
    return new GeminiDecoder(target, Unshown.of(asked, this));
  }

  @Override
  public LlmException decodeError(WireReply reply, Target target) {
    return new GeminiErrors(target).of(reply);
  }

  @Override
  public Asked decode(WireRequest request) {
    return new RequestReader().read(request);
  }

  @Override
  public Encoder encoder(Asked asked) {
    return new GeminiEncoder(asked);
  }

  @Override
  public WireReply encodeError(LlmException failure) {
    return GeminiFailure.reply(failure);
  }
}
