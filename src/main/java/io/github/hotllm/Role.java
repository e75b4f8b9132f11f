package io.github.hotllm;

/** Who speaks in a {@link Message}. */
public enum Role {
  /** The caller: prompts, attachments and the results of tools. */
  USER,
  /** The model: answers, thinking and calls of tools. */
  ASSISTANT,
  /**
   * The operator: instructions. Before the first turn {@link LlmRequest#system()} says the same.
   */
  SYSTEM
}
