import io.github.hotllm.Llm;
import io.github.hotllm.LlmEvent;

/** An answer that is printed while it arrives: as a loop, and as a future. */
public final class Streaming {
  private Streaming() {}

  public static void main(String[] args) {
    String model = args.length > 0 ? args[0] : "fast";
    try (var llm = Llm.create()) {
      // Leaving the block closes the stream, and with it the connection to the provider.
      try (var events = llm.stream(model, "Count to five, in words.").events()) {
        for (var event : events) {
          print(event);
        }
      }

      llm.stream(model, "And once more, backwards.").forEach(Streaming::print).join();
    }
  }

  private static void print(LlmEvent event) {
    if (event instanceof LlmEvent.Text text) {
      System.out.print(text.text());
    } else if (event instanceof LlmEvent.Finished finished) {
      System.out.println("\n– all of it in " + finished.reply().latency().toMillis() + " ms");
    }
  }
}
