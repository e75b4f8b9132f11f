package io.github.hotllm.internal.json;

/** Text that is not the JSON it should be: where, and why. Its message holds none of the text. */
public final class JsonException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;

  JsonException(String message, String field) {
    super(message);
    this.field = field;
  }

  /** The place in our notation, such as {@code messages[2].content}; empty for the whole text. */
  public String field() {
    return field;
  }
}
