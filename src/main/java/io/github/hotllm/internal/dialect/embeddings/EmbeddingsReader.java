package io.github.hotllm.internal.dialect.embeddings;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Role;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Original;
import io.github.hotllm.internal.dialect.RequestBody;
import io.github.hotllm.internal.dialect.Task;
import io.github.hotllm.internal.dialect.Unread;
import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.wire.Headers;
import java.util.List;
import java.util.Optional;

/** Reads what a client asks of OpenAI's embeddings. */
final class EmbeddingsReader {
  private EmbeddingsReader() {}

  /**
   * What is asked. Input that is tokens has no meaning for us: it becomes a turn without a word,
   * and only a provider of the same format can be asked.
   *
   * @throws io.github.hotllm.LlmException of type {@code invalid_request} that names the field
   */
  static Asked read(byte[] body) {
    var object = RequestBody.object(body);
    var fields = Fields.of(object);
    var request = LlmRequest.builder(fields.requiredText("model"));
    readInput(fields, request);
    var dimensions = fields.whole("dimensions", 1);
    var format = fields.text("encoding_format").orElse("float");
    if (!List.of("float", "base64").contains(format)) {
      throw fields.refused("encoding_format", "must be float or base64");
    }
    var unread = new Unread();
    unread.rest(fields);
    var original =
        new Original(EmbeddingsDialect.NAME, body, object, Headers.none(), unread.list());
    return new Asked(
        request.build(), Delivery.WHOLE, Optional.of(original), new Task.Embed(dimensions));
  }

  private static void readInput(Fields fields, LlmRequest.Builder request) {
    var input = fields.value("input").orElseThrow(() -> fields.missing("input"));
    if (input instanceof String text) {
      request.prompt(text);
    } else if (input instanceof List<?> list && !list.isEmpty() && !isTokens(list)) {
      fields.texts("input").forEach(request::prompt);
    } else if (fields.list("input").orElse(List.of()).isEmpty()) {
      throw fields.refused("input", "must hold at least one text");
    } else {
      request.message(new Message(Role.USER, List.of()));
    }
  }

  private static boolean isTokens(List<?> input) {
    return input.stream().allMatch(item -> item instanceof Long || item instanceof List<?>);
  }
}
