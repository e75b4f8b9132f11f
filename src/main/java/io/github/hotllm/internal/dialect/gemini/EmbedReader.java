package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Role;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Original;
import io.github.hotllm.internal.dialect.RequestBody;
import io.github.hotllm.internal.dialect.Task;
import io.github.hotllm.internal.dialect.Unread;
import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what a client asks of Google's embeddings. Belongs to one request. */
final class EmbedReader {
  private final String dialect;
  private final Unread unread = new Unread();
  private final PartReader parts = new PartReader(unread);
  private OptionalInt dimensions = OptionalInt.empty();

  /** @param dialect that of one content, or of a batch */
  EmbedReader(String dialect) {
    this.dialect = dialect;
  }

  /** @throws io.github.hotllm.LlmException of type {@code invalid_request} that names the field */
  Asked read(WireRequest wire) {
    var literal = RequestBody.object(wire.body());
    var top = Fields.of(CamelCase.of(literal));
    var request = LlmRequest.builder(ModelPath.modelOf(wire.path()));
    for (var one : requests(top)) {
      request.message(message(one));
      unread.rest(one);
    }
    unread.rest(top);
    var original = new Original(dialect, wire.body(), literal, Headers.none(), unread.list());
    return new Asked(
        request.build(), Delivery.WHOLE, Optional.of(original), new Task.Embed(dimensions));
  }

  private List<Fields> requests(Fields top) {
    if (dialect.equals(GeminiEmbeddings.ONE.name())) {
      return List.of(top);
    }
    var requests = top.objects("requests");
    if (requests.isEmpty()) {
      throw top.refused("requests", "must hold at least one request");
    }
    return requests;
  }

  private Message message(Fields one) {
    // The path has said it.
    one.text("model");
    var wanted = one.whole("outputDimensionality", 1);
    dimensions = dimensions.isPresent() ? dimensions : wanted;
    var content = one.fields("content").orElseThrow(() -> one.missing("content"));
    content.text("role");
    var read = new ArrayList<Part>();
    var literals = content.list("parts").orElse(List.of());
    for (int i = 0; i < literals.size(); i++) {
      var place = content.path("parts") + "[" + i + "]";
      parts.read(literals.get(i), Fields.of(literals.get(i), place), Role.USER, read);
    }
    if (read.isEmpty()) {
      throw content.refused("parts", "must hold at least one text");
    }
    unread.rest(content);
    return new Message(Role.USER, read);
  }
}
