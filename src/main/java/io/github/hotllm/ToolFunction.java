package io.github.hotllm;

import java.util.Objects;

/**
 * A {@link Tool} together with the function that does its work, for {@link Llm#converse}.
 *
 * <pre>{@code
 * record Place(String city) {}
 *
 * var weather = ToolFunction.of(
 *     "weather",
 *     "Tells today's weather in a city.",
 *     Place.class,
 *     place -> "21 degrees and sunny in " + place.city());
 * var request = LlmRequest.of("haiku", "Do I need an umbrella in Paris?");
 * System.out.println(llm.converse(request, weather).ask().text());
 * }</pre>
 *
 * <p>What the function returns goes back to the model: a text as it is; a {@link Part.Text} or
 * {@link Part.Image}, or a list of them; a {@link Part.ToolResult} of its own making; anything
 * else, such as a record, a map or a number, as JSON. Of a
 * {@link java.util.concurrent.CompletionStage} it is what the stage comes to. What the function
 * throws goes back too, as an error: the message, never the stack trace. Only an {@link Error} and
 * an interrupt end the conversation.
 *
 * <p>It runs on a thread of hotllm's own, where it may block, and at the same time as the other
 * calls of the same answer. When the conversation is given up, that thread is interrupted, and a
 * future that the function has returned is cancelled.
 *
 * <p>Immutable. For all threads if the function is.
 */
public final class ToolFunction {
  private final Tool tool;
  private final Body<? super Part.ToolCall> body;

  /** What is done when a model calls the tool. */
  @FunctionalInterface
  public interface Body<A> {
    /** Does the work; may block, and may throw what it likes. */
    Object run(A arguments) throws Exception;
  }

  private ToolFunction(Tool tool, Body<? super Part.ToolCall> body) {
    this.tool = Objects.requireNonNull(tool);
    this.body = Objects.requireNonNull(body);
  }

  /**
   * A tool whose arguments are the components of a record. Arguments that do not fit it go back to
   * the model as an error that names the field.
   */
  public static <A extends Record> ToolFunction of(
      String name, String description, Class<A> arguments, Body<? super A> body) {
    Objects.requireNonNull(body);
    return of(Tool.of(name, description, arguments), call -> body.run(arguments(call, arguments)));
  }

  /** Any tool, such as one with a schema of its own, and a function of the whole call. */
  public static ToolFunction of(Tool tool, Body<? super Part.ToolCall> body) {
    return new ToolFunction(tool, body);
  }

  /** What the model is told. */
  public Tool tool() {
    return tool;
  }

  /**
   * Runs the function once, in this thread: what it returns, and what it throws.
   *
   * @throws IllegalArgumentException if the arguments do not fit; the message names the field
   */
  public Object run(Part.ToolCall call) throws Exception {
    return body.run(call);
  }

  @Override
  public String toString() {
    return "ToolFunction[" + tool.name() + "]";
  }

  private static <A> A arguments(Part.ToolCall call, Class<A> type) {
    try {
      return call.as(type);
    } catch (IllegalArgumentException e) {
      // What the record's own constructor said is the cause.
      var why = e.getCause() == null ? "" : ": " + e.getCause().getMessage();
      throw new IllegalArgumentException(
          "the arguments do not fit: " + e.getMessage() + why, e.getCause());
    }
  }
}
