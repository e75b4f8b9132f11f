import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.responses.ResponseCreateParams;

/** OpenAI's own SDK asks a hot server, and so reaches every model: here any, of any provider. */
public final class OpenAiSdk {
  private OpenAiSdk() {}

  public static void main(String[] args) {
    String model = args.length > 0 ? args[0] : "fast";
    String server = args.length > 1 ? args[1] : "http://127.0.0.1:8120";
    var client = OpenAIOkHttpClient.builder()
        .baseUrl(server + "/v1")
        .apiKey("the server's token, if it has one")
        .build();
    var question = ResponseCreateParams.builder()
        .model(model)
        .input("Say hello in one sentence.")
        .build();
    try (var events = client.responses().createStreaming(question)) {
      events.stream()
          .flatMap(event -> event.outputTextDelta().stream())
          .forEach(text -> System.out.print(text.delta()));
    }
    System.out.println();
    client.close();
  }
}
