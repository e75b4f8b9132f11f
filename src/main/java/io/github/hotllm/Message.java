package io.github.hotllm;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One turn of a conversation: who speaks, and what, in order. Immutable.
 *
 * <pre>{@code
 * var request = LlmRequest.builder("haiku")
 *     .message(Message.user("My name is Ada."))
 *     .message(Message.assistant("Hello, Ada."))
 *     .message(Message.user("What is my name?"))
 *     .build();
 * }</pre>
 */
public record Message(Role role, List<Part> parts) {
  public Message {
    Objects.requireNonNull(role);
    parts = List.copyOf(parts);
  }

  /** A turn of the caller. */
  public static Message user(String text) {
    return user(new Part.Text(text));
  }

  /** A turn of the caller made of several parts: text beside images, or the results of tools. */
  public static Message user(Part... parts) {
    return new Message(Role.USER, List.of(parts));
  }

  /** A turn of the model, as a caller would write it down. */
  public static Message assistant(String text) {
    return new Message(Role.ASSISTANT, List.of(new Part.Text(text)));
  }

  /** Instructions in the middle of a conversation. */
  public static Message system(String text) {
    return new Message(Role.SYSTEM, List.of(new Part.Text(text)));
  }

  /** The text of all text parts, joined; empty when there is none. */
  public String text() {
    return textOf(parts);
  }

  static String textOf(List<Part> parts) {
    return parts.stream()
        .filter(Part.Text.class::isInstance)
        .map(part -> ((Part.Text) part).text())
        .collect(Collectors.joining());
  }
}
