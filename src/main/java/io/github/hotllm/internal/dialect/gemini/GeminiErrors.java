package io.github.hotllm.internal.dialect.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.AnswerFormat;
import io.github.hotllm.internal.dialect.Failures;
import io.github.hotllm.internal.dialect.Failures.Said;
import io.github.hotllm.internal.dialect.GoogleDetails;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.wire.WireReply;
import java.util.List;
import java.util.Optional;

/**
 * Reads the failures that Google tells of, in a reply of their own or within an answer:
 * {@code {error:{code,message,status,details}}}, alone or in a list. Immutable.
 */
final class GeminiErrors {
  private static final int FIRST_STATUS = 400;
  private static final int LAST_STATUS = 599;

  private final Target target;
  private final AnswerFormat format;

  GeminiErrors(Target target) {
    this.target = target;
    this.format = new AnswerFormat(GeminiDialect.TITLE, target);
  }

  AnswerFormat format() {
    return format;
  }

  /** The failure of a reply of another status than 200. */
  LlmException of(WireReply reply) {
    var text = new String(reply.body(), UTF_8).strip();
    var error = error(text);
    if (error.isObject()) {
      return failure(reply.status(), error);
    }
    var words = error.text().orElse(text.startsWith("<") ? "a web page" : text);
    return Failures.of(new Said(reply.status(), List.of(), words), target).build();
  }

  private static Node error(String text) {
    try {
      var body = Node.of(Json.parse(text));
      return (body.isList() ? body.at(0) : body).at("error");
    } catch (JsonException e) {
      return Node.of(null);
    }
  }

  /** The failure that a part of an answer of status 200 tells of. */
  Optional<LlmException> inAnswer(Node chunk) {
    var error = chunk.at("error");
    if (!error.isPresent()) {
      return Optional.empty();
    }
    long code = error.at("code").count().orElse(0);
    int status = FIRST_STATUS <= code && code <= LAST_STATUS ? (int) code : 200;
    return Optional.of(failure(status, error));
  }

  /** The failure that a finish reason tells of. */
  Optional<LlmException> ofFinish(String word, Node candidate) {
    if (!FinishReasons.isFailure(word)) {
      return Optional.empty();
    }
    var words = candidate.at("finishMessage").textOrEmpty();
    var said = new Said(
        200, List.of(word), words.isEmpty() ? "the model failed while it answered" : words);
    return Optional.of(Failures.of(said, target).build());
  }

  /** The failure of an answer without an answer: the prompt was not let through. */
  LlmException blocked(Node feedback) {
    var words =
        feedback.at("blockReasonMessage").text().map(text -> ": " + text).orElse("");
    return format.failure(
        ErrorType.CONTENT_REFUSED,
        "blocked the prompt (" + feedback.at("blockReason").textOrEmpty() + ")" + words
            + " – say it in other words, or name another model in fallbacks");
  }

  private LlmException failure(int status, Node error) {
    var details = new GoogleDetails(error);
    var said = new Said(status, details.codes(), details.words());
    return details.addTo(Failures.of(said, target)).build();
  }
}
