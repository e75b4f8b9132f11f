package io.github.hotllm;

import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Records;
import java.util.Map;
import java.util.Objects;

/**
 * A function that a model may ask the caller to run. {@link ToolFunction} is the easy way to do so;
 * this is the way by hand, which leaves each round to the program:
 *
 * <pre>{@code
 * record Place(String city) {}
 *
 * var tool = Tool.of("weather", "Tells today's weather in a city.", Place.class);
 * var request = LlmRequest.builder("haiku").prompt("Rain in Paris?").tools(tool).build();
 * var asked = llm.ask(request);
 * var results = asked.toolCalls().stream()
 *     .map(call -> call.result("sunny in " + call.as(Place.class).city()))
 *     .toArray(Part[]::new);
 * var next = request.toBuilder()
 *     .message(asked.message())
 *     .message(Message.user(results))
 *     .build();
 * System.out.println(llm.ask(next).text());
 * }</pre>
 *
 * <p>Immutable. The schema is JSON Schema for the arguments object. Models choose a tool by its
 * description: say what it does and when to use it.
 */
public record Tool(String name, String description, Map<String, Object> inputSchema, Marks marks) {
  public Tool {
    Objects.requireNonNull(name);
    Objects.requireNonNull(description);
    inputSchema = Json.immutable(inputSchema);
  }

  public Tool(String name, String description, Map<String, Object> inputSchema) {
    this(name, description, inputSchema, Marks.NONE);
  }

  /** A tool whose arguments are the components of a record. */
  public static Tool of(String name, String description, Class<? extends Record> arguments) {
    return new Tool(name, description, Records.schema(arguments));
  }

  /** A tool whose argument schema is given as JSON text. */
  public static Tool ofJson(String name, String description, String inputSchema) {
    return new Tool(name, description, Json.object(inputSchema));
  }
}
