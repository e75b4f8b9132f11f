package io.github.hotllm.internal.dialect.chat;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Failures;
import io.github.hotllm.internal.dialect.OpenAiErrors;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.json.Node;
import java.util.List;
import java.util.Optional;

/** Finds the failures that stand within the answers of one provider. Immutable. */
final class ChatErrors {
  private final Target target;
  private final OpenAiErrors errors;

  ChatErrors(Target target) {
    this.target = target;
    this.errors = new OpenAiErrors(target);
  }

  /** The failure that a chunk or a whole answer of status 200 tells of. */
  Optional<LlmException> inAnswer(Node answer) {
    var error = answer.at("error");
    boolean told = error.isObject() || !error.textOrEmpty().isEmpty();
    if (!told && answer.at("x_groq").at("error").isPresent()) {
      return Optional.of(errors.of(200, answer.at("x_groq")));
    }
    boolean bare = !answer.at("choices").isPresent()
        && (answer.at("object").textOrEmpty().equals("error")
            || answer.at("message").text().isPresent()
            || answer.at("detail").isPresent());
    return told || bare ? Optional.of(errors.of(200, answer)) : Optional.empty();
  }

  /** The failure that a finish reason tells of. */
  Optional<LlmException> ofFinish(Node choice, String word) {
    if (!StopReasons.isFailure(word)) {
      return Optional.empty();
    }
    if (choice.at("error").isPresent()) {
      return Optional.of(errors.of(200, choice));
    }
    var said = new Failures.Said(200, List.of(word), "the model failed while it answered");
    return Optional.of(Failures.of(said, target).build());
  }
}
