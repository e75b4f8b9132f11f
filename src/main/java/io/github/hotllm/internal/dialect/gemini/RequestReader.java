package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Original;
import io.github.hotllm.internal.dialect.RequestBody;
import io.github.hotllm.internal.dialect.Unread;
import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireRequest;
import java.util.Optional;

/**
 * Reads what a client asks in Gemini's format. Places in its messages are in camelCase, however the
 * client writes. Belongs to one request.
 */
final class RequestReader {
  private final Unread unread = new Unread();

  /** @throws LlmException of type {@code invalid_request} that names the field */
  Asked read(WireRequest wire) {
    return read(ModelPath.read(wire.path()), wire.body());
  }

  /** The same where the path calls something that is done with such a request. */
  Asked read(ModelPath called, byte[] body) {
    var literal = RequestBody.object(body);
    var top = Fields.of(CamelCase.of(literal));
    refuseServerState(top);
    var request = LlmRequest.builder(called.model());
    new ContentsReader(unread).read(top, request);
    new ConfigReader(unread).read(top, request);
    new ToolsReader(unread).read(top, request);
    // Some clients name the model here too; it is the path that counts.
    top.text("model");
    unread.rest(top);
    var original = new Original(
        GeminiDialect.NAME, body, literal, Headers.none(), unread.list(), unread.refusal());
    return new Asked(request.build(), called.delivery(), Optional.of(original));
  }

  /** Google may have it under the very key that hotllm asks with; nobody else does. */
  private void refuseServerState(Fields top) {
    if (top.value("cachedContent").isPresent()) {
      unread.refuse(top.refused(
          "cachedContent",
          "is kept by Google, where no other model can see it; send the content itself"));
    }
  }
}
