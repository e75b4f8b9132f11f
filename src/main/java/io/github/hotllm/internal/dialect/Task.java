package io.github.hotllm.internal.dialect;

import java.util.OptionalInt;

/** What is wanted of a model: that it answers, or one of two things that generate nothing. */
public sealed interface Task {
  Task ANSWER = new Answer();
  Task COUNT = new Count();

  /** The answer to the conversation. */
  record Answer() implements Task {}

  /** How many tokens the conversation has, with all that goes before it. */
  record Count() implements Task {}

  /**
   * A vector for each text, which is a turn of the conversation.
   *
   * @param dimensions how many numbers a vector shall have; the model's own number if absent
   */
  record Embed(OptionalInt dimensions) implements Task {}
}
