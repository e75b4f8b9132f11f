package io.github.hotllm.internal.dialect.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Original;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.json.Splice;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireRequest;
import java.net.URLEncoder;
import java.util.Optional;

/**
 * A request of Messages as Google's Vertex takes it: the model stands in the path and not in the
 * body, the format's version in the body and not in a header.
 *
 * <p>So does Anthropic's SDK for Vertex 1.1.3 (2026-11); a version that the client names itself
 * goes along as it does there. Belongs to one encoding.
 *
 * @param usual the request as Anthropic takes it
 * @param literal what a client literally wrote
 */
record RawPredict(WireRequest usual, Target target, Optional<Original> literal) {
  private static final String FIELD = "anthropic_version";
  private static final String OUR_VERSION = "vertex-2023-10-16";

  WireRequest request(Delivery delivery) {
    var id = URLEncoder.encode(target.model().id(), UTF_8).replace("+", "%20").replace("%40", "@");
    var method = delivery == Delivery.STREAMED ? ":streamRawPredict" : ":rawPredict";
    return new WireRequest(usual.method(), "/models/" + id + method, headers(), body());
  }

  private byte[] body() {
    var splice = Splice.into(usual.body()).without("model");
    if (literal.map(written -> !written.fields().containsKey(FIELD)).orElse(true)) {
      splice.with(FIELD, version());
    }
    return splice.bytes();
  }

  private String version() {
    return literal
        .flatMap(written -> written.headers().first(AnthropicDialect.VERSION))
        .orElse(OUR_VERSION);
  }

  private Headers headers() {
    var kept = Headers.none();
    for (var header : usual.headers().asMap().entrySet()) {
      if (!header.getKey().equals(AnthropicDialect.VERSION)) {
        for (var value : header.getValue()) {
          kept = kept.with(header.getKey(), value);
        }
      }
    }
    return kept;
  }
}
