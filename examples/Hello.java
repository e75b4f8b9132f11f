import io.github.hotllm.Llm;

/** The smallest program: one question, one answer. Run it with the name of a model, or without. */
public final class Hello {
  private Hello() {}

  public static void main(String[] args) {
    String model = args.length > 0 ? args[0] : "fast";
    try (var llm = Llm.create()) {
      var reply = llm.ask(model, "Say hello in one sentence.");
      System.out.println(reply.text());
      System.out.println("– " + reply.model() + " in " + reply.latency().toMillis() + " ms");
    }
  }
}
