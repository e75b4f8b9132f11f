package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.catalog.ModelRow.Knowledge;

/** What differs between the generations of Gemini. */
enum Generation {
  /** 2.5 and before: told a budget of tokens to think, and nothing has to be signed. */
  BUDGETS,
  /** From 3 on: told a level, and a tool call in the running turn has to be signed. */
  LEVELS;

  /** What a model that the catalogue does not know is told by its id alone. */
  private static final String OLD = "gemini-2.";

  static Generation of(ModelRow model) {
    boolean old = model.knowledge() == Knowledge.KNOWN
        ? model.efforts().isEmpty()
        : model.id().contains(OLD);
    return old ? BUDGETS : LEVELS;
  }
}
