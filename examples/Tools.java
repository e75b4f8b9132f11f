import io.github.hotllm.Llm;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Tool;

/** A model that asks for the weather: the program looks it up and sends the result back. */
public final class Tools {
  /** What the model says when it asks; the components are the schema. */
  record Place(String city) {}

  private Tools() {}

  public static void main(String[] args) {
    String model = args.length > 0 ? args[0] : "fast";
    var weather = Tool.of("weather", "Tells today's weather in a city.", Place.class);
    try (var llm = Llm.create()) {
      var request = LlmRequest.builder(model)
          .prompt("What is the weather in Paris?")
          .tools(weather)
          .build();
      var reply = llm.ask(request);
      for (int round = 0; round < 5 && !reply.toolCalls().isEmpty(); round++) {
        request = withResults(request, reply);
        reply = llm.ask(request);
      }
      System.out.println(reply.text());
    }
  }

  private static LlmRequest withResults(LlmRequest request, LlmReply reply) {
    var results = reply.toolCalls().stream().map(Tools::run).toArray(Part[]::new);
    return request.toBuilder()
        .message(reply.message())
        .message(Message.user(results))
        .build();
  }

  private static Part.ToolResult run(Part.ToolCall call) {
    var place = call.as(Place.class);
    System.out.println("– the model asks for the weather in " + place.city());
    return call.result("21 degrees and sunny in " + place.city());
  }
}
