package io.github.hotllm.internal.engine;

import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.internal.concurrent.Waiting;
import io.github.hotllm.internal.json.Records;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What a model is told of what a tool's function returned or threw. */
final class ToolAnswer {
  private ToolAnswer() {}

  /** What it returned: parts and texts as they are, anything else as JSON. */
  static Part.ToolResult of(Part.ToolCall call, @Nullable Object value) {
    try {
      if (value instanceof Part.ToolResult own) {
        return result(call, own.content(), own.outcome()).withMarks(own.marks());
      } else if (value instanceof Part part) {
        return result(call, List.of(part), Part.ToolResult.Outcome.OK);
      } else if (value instanceof List<?> list && isParts(list)) {
        var parts = list.stream().map(Part.class::cast).toList();
        return result(call, parts, Part.ToolResult.Outcome.OK);
      }
      return call.result(
          value instanceof CharSequence text ? text.toString() : Records.text(value));
    } catch (IllegalArgumentException e) {
      return failed(call, e);
    }
  }

  private static boolean isParts(List<?> list) {
    return !list.isEmpty() && list.stream().allMatch(Part.class::isInstance);
  }

  private static Part.ToolResult result(
      Part.ToolCall call, List<Part> content, Part.ToolResult.Outcome outcome) {
    return new Part.ToolResult(call.id(), content, outcome, Marks.NONE);
  }

  /**
   * What it threw: its message.
   *
   * @throws CompletionException around what is not for the model: an error, an interrupt
   */
  static Part.ToolResult failed(Part.ToolCall call, Throwable failure) {
    var thrown = Waiting.bare(failure);
    if (thrown instanceof Error || thrown instanceof InterruptedException) {
      throw new CompletionException(thrown);
    }
    var message = thrown.getMessage();
    return call.error(
        message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message);
  }
}
