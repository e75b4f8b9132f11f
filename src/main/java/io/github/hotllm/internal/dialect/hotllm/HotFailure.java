package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Failures;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireReply;
import java.util.List;

/** A failure as a whole reply of ours, written and read. */
final class HotFailure {
  private static final Headers JSON = Headers.none().with("content-type", "application/json");

  private HotFailure() {}

  static WireReply reply(LlmException failure) {
    var headers = JSON;
    if (failure.requestId().isPresent()) {
      headers = headers.with("x-request-id", failure.requestId().get());
    }
    return new WireReply(failure.status(), headers, Json.bytes(ErrorJson.write(failure)));
  }

  /** That of another server; one that is not ours is judged by its status. */
  static LlmException read(WireReply reply, Target target) {
    try {
      var said = Foreign.object(reply.body(), ErrorJson::builder);
      said.build().requestId().ifPresent(said::providerRequestId);
      return said.status(reply.status()).providerStatus(reply.status()).build();
    } catch (LlmException e) {
      return Failures.of(new Failures.Said(reply.status(), List.of(), ""), target)
          .cause(e)
          .build();
    }
  }
}
