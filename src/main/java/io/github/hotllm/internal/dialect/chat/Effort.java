package io.github.hotllm.internal.dialect.chat;

import static io.github.hotllm.internal.dialect.EffortWords.NONE;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Reasoning;
import io.github.hotllm.internal.catalog.ModelRow.Rule;
import io.github.hotllm.internal.dialect.EffortWords;
import io.github.hotllm.internal.dialect.NearestEffort;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import java.util.Map;
import java.util.Optional;

/** How much a target shall think: the nearest word it knows, in its form. For one encoding. */
final class Effort {
  private static final String FIELD = "reasoning";

  private final Target target;
  private final Warnings warnings;
  private final Optional<String> word;

  Effort(LlmRequest request, Target target, Warnings warnings) {
    this.target = target;
    this.warnings = warnings;
    boolean rests =
        !request.tools().isEmpty() && target.model().has(Rule.NO_THINKING_WITH_TOOLS_IN_CHAT);
    this.word = rests ? rest(request) : request.reasoning().flatMap(this::choose);
  }

  /** What the model is told, in its own word. */
  Optional<String> word() {
    return word;
  }

  private boolean isOff() {
    return word.filter(NONE::equals).isPresent();
  }

  private Optional<String> rest(LlmRequest request) {
    if (!request.reasoning().equals(Optional.of(Reasoning.NONE))) {
      warnings.add(FIELD, "set to none, for " + name() + " does not think beside tools in Chat");
    }
    return Optional.of(NONE);
  }

  private Optional<String> choose(Reasoning level) {
    if (target.model().efforts().isEmpty() && isSwitch()) {
      return Optional.of(EffortWords.write(level));
    }
    var nearest = NearestEffort.of(level, target.model());
    nearest.warning().ifPresent(what -> warnings.add(FIELD, what));
    return nearest.word();
  }

  /** Whether the target's form can only switch thinking on and off. */
  private boolean isSwitch() {
    return switch (target.provider().quirks().effort()) {
      case THINKING_TYPE, ENABLE_THINKING, TEMPLATE_ARGUMENT -> true;
      case REASONING_EFFORT, REASONING_OBJECT, NONE -> false;
    };
  }

  void writeTo(Map<String, Object> body) {
    if (isOff() && isSwitch() && target.model().has(Rule.ALWAYS_THINKS)) {
      unsaid();
    } else if (word.isPresent()) {
      write(word.get(), body);
    }
  }

  private void write(String said, Map<String, Object> body) {
    switch (target.provider().quirks().effort()) {
      case REASONING_EFFORT -> body.put("reasoning_effort", said);
      case REASONING_OBJECT -> body.put("reasoning", Map.of("effort", said));
      case THINKING_TYPE -> writeType(said, body);
      case ENABLE_THINKING -> body.put("enable_thinking", onOrOff(said));
      case TEMPLATE_ARGUMENT ->
        body.put("chat_template_kwargs", Map.of("enable_thinking", onOrOff(said)));
      case NONE -> unsaid();
    }
  }

  private void writeType(String said, Map<String, Object> body) {
    if (!isOff() && target.model().efforts().contains(said)) {
      body.put("thinking", Map.of("type", "enabled"));
      body.put("reasoning_effort", said);
    } else {
      body.put("thinking", Map.of("type", onOrOff(said) ? "enabled" : "disabled"));
    }
  }

  private boolean onOrOff(String said) {
    if (!isOff()) {
      warnings.add(FIELD, said + " became on, for " + name() + " knows only on and off");
    }
    return !isOff();
  }

  private void unsaid() {
    NearestEffort.untold(target.model()).warning().ifPresent(what -> warnings.add(FIELD, what));
  }

  private String name() {
    return target.model().id();
  }
}
