import io.github.hotllm.LlmEvent;
import io.github.hotllm.client.HotClient;

/** A script that asks a hot server; {@code java -jar target/hotllm.jar} starts one. */
public final class SyncClient {
  private SyncClient() {}

  public static void main(String[] args) {
    String model = args.length > 0 ? args[0] : "fast";
    try (var client = HotClient.create()) {
      System.out.println(client.call(model, "Say hello in one sentence.").text());

      try (var events = client.stream(model, "Count to five, in words.")) {
        for (var event : events) {
          if (event instanceof LlmEvent.Text text) {
            System.out.print(text.text());
          }
        }
      }
      System.out.println();
    }
  }
}
