import io.github.hotllm.Llm;
import io.github.hotllm.client.HotClient;
import io.github.hotllm.server.HotServer;

/** A hot server inside a program, here on any free port, and a client that asks it. */
public final class EmbeddedServer {
  private EmbeddedServer() {}

  public static void main(String[] args) {
    String model = args.length > 0 ? args[0] : "fast";
    try (var llm = Llm.create();
        var server = HotServer.builder().llm(llm).port(0).start();
        var client = HotClient.builder().address(server.uri()).build()) {
      System.out.println("The server listens at " + server.uri());
      System.out.println(client.call(model, "Say hello in one sentence.").text());
    }
  }
}
