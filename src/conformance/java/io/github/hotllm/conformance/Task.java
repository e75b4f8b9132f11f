package io.github.hotllm.conformance;

/** What an SDK is made to ask for. */
enum Task {
  /** Nothing but words. */
  TEXT("Greet Ada."),
  /** With one tool, {@link Weather}, which the model is to call twice at once. */
  TOOLS("What is the weather in Paris, and in Oslo?"),
  /** With {@link Png#BYTES}. */
  IMAGE("What do you see?"),
  /** For a record, {@link Ada}. */
  RECORD("Who was Ada?");

  private final String prompt;

  Task(String prompt) {
    this.prompt = prompt;
  }

  String prompt() {
    return prompt;
  }
}
