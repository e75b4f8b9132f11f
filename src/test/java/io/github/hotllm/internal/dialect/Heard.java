package io.github.hotllm.internal.dialect;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.Part;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a decoder makes of a provider's answer: the events, and the end or the failure. */
public record Heard(
    Optional<String> model,
    List<LlmEvent> events,
    Optional<Metered> metered,
    Optional<LlmException> failure) {
  public String text() {
    return events.stream()
        .filter(LlmEvent.Text.class::isInstance)
        .map(event -> ((LlmEvent.Text) event).text())
        .collect(Collectors.joining());
  }

  /** In short: {@code "text" (thinking) ~name#id{arguments} [opaque state] → STOP/stop}. */
  @Override
  public String toString() {
    var said = events.stream().map(Heard::shortly).collect(Collectors.joining(" "));
    var end = metered
        .map(ended -> ended.stopReason() + "/" + ended.rawStopReason().orElse("-"))
        .orElseGet(() -> failure.map(e -> e.type().name()).orElse("?"));
    return (said + " → " + end).strip();
  }

  private static String shortly(LlmEvent event) {
    if (event instanceof LlmEvent.Text text) {
      return "\"" + text.text() + "\"";
    } else if (event instanceof LlmEvent.Thinking thinking) {
      return "(" + thinking.text() + ")";
    } else if (event instanceof LlmEvent.ToolCallDelta delta) {
      return "~" + delta.name() + "#" + delta.id() + delta.arguments();
    } else if (event instanceof LlmEvent.ToolCall call) {
      return call.call().name() + "#" + call.call().id() + call.call().json() + state(call.call());
    } else if (event instanceof LlmEvent.Whole whole) {
      return "[" + content(whole.part()) + state(whole.part()) + "]";
    }
    return event.toString();
  }

  private static String content(Part part) {
    if (part instanceof Part.Text text) {
      return "\"" + text.text() + "\"";
    } else if (part instanceof Part.Thinking thinking) {
      return "(" + thinking.text() + ")";
    } else if (part instanceof Part.Image image) {
      return image.source().toString();
    }
    return part instanceof Part.Document file ? file.source().toString() : "opaque";
  }

  private static String state(Part part) {
    return part.marks().state().map(state -> " " + state).orElse("");
  }
}
