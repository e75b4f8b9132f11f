package io.github.hotllm.server;

import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Set;

/**
 * Answers with what a model generates, in whatever format the path speaks. It reads the request,
 * opens the call and returns: no thread waits for a provider.
 */
final class GenerateHandler implements Endpoint {
  /** What is the server's own business, or a secret that no format needs. */
  private static final Set<String> KEPT_BACK = Set.of(
      "authorization", "proxy-authorization", "x-api-key", "x-goog-api-key", "api-key", "cookie");

  private final BodyReader bodies;
  private final Admission admission;
  private final Backend backend;

  GenerateHandler(BodyReader bodies, Admission admission, Backend backend) {
    this.bodies = bodies;
    this.admission = admission;
    this.backend = backend;
  }

  @Override
  public void serve(Visit visit) throws IOException {
    var body = bodies.read(visit);
    var asked = visit
        .dialect()
        .decode(new WireRequest(visit.method(), visit.pathAndQuery(), headers(visit), body));
    var call = new ClientCall(writer(visit, asked), admission, backend.clock());
    admission.admit(call);
    call.start(backend.engine(), asked);
  }

  private AnswerWriter writer(Visit visit, Asked asked) {
    var encoder = visit.dialect().encoder(asked);
    return asked.isStreamed()
        ? new StreamWriter(visit, encoder, backend.clock())
        : new ReplyWriter(visit, encoder);
  }

  private static Headers headers(Visit visit) {
    var fields = new LinkedHashMap<>(visit.headers().asMap());
    fields.keySet().removeAll(KEPT_BACK);
    return Headers.of(fields);
  }
}
