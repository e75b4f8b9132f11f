import io.github.hotllm.Llm;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.ToolFunction;

/** A model that asks for the weather: hotllm runs the function and sends its result back. */
public final class Tools {
  /** What the model says when it asks; the components are the schema. */
  record Place(String city) {}

  private Tools() {}

  public static void main(String[] args) {
    String model = args.length > 0 ? args[0] : "fast";
    var weather =
        ToolFunction.of("weather", "Tells today's weather in a city.", Place.class, Tools::lookUp);
    var request = LlmRequest.of(model, "What is the weather in Paris?");
    try (var llm = Llm.create()) {
      System.out.println(llm.converse(request, weather).ask().text());
    }
  }

  private static String lookUp(Place place) {
    System.out.println("– the model asks for the weather in " + place.city());
    return "21 degrees and sunny in " + place.city();
  }
}
