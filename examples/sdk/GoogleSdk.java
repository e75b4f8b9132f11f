import com.google.genai.Client;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.HttpOptions;

/** Google's own SDK asks a hot server, and so reaches every model, not only Gemini. */
public final class GoogleSdk {
  private GoogleSdk() {}

  public static void main(String[] args) {
    String model = args.length > 0 ? args[0] : "fast";
    String server = args.length > 1 ? args[1] : "http://127.0.0.1:8120";
    var options = HttpOptions.builder().baseUrl(server).build();
    try (var client = Client.builder()
            .apiKey("the server's token, if it has one")
            .httpOptions(options)
            .build();
        var answers = client.models.generateContentStream(
            model, "Say hello in one sentence.", GenerateContentConfig.builder().build())) {
      for (var answer : answers) {
        System.out.print(answer.text());
      }
      System.out.println();
    }
  }
}
