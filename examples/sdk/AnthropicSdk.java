import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.models.messages.MessageCreateParams;

/** Anthropic's own SDK asks a hot server, and so reaches every model, not only Claude. */
public final class AnthropicSdk {
  private AnthropicSdk() {}

  public static void main(String[] args) {
    String model = args.length > 0 ? args[0] : "fast";
    String server = args.length > 1 ? args[1] : "http://127.0.0.1:8120";
    var client = AnthropicOkHttpClient.builder()
        .baseUrl(server)
        .apiKey("the server's token, if it has one")
        .build();
    var question = MessageCreateParams.builder()
        .model(model)
        .maxTokens(1000)
        .addUserMessage("Say hello in one sentence.")
        .build();
    try (var events = client.messages().createStreaming(question)) {
      events.stream()
          .flatMap(event -> event.contentBlockDelta().stream())
          .flatMap(block -> block.delta().text().stream())
          .forEach(text -> System.out.print(text.text()));
    }
    System.out.println();
    client.close();
  }
}
