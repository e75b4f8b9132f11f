package io.github.hotllm.trust;

import io.github.hotllm.Billing;
import io.github.hotllm.Llm;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.client.HotClient;
import io.github.hotllm.server.HotServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A program that asks vendors' programs which say their logins wherever they can. */
final class CanaryProgramsMain {
  /** Where the leaky claude says its token. */
  static final List<String> MODES = List.of(
      "spawn", "setting", "crash", "half", "flood", "no-json", "refused", "in-part", "used-up",
      "broken");

  private CanaryProgramsMain() {}

  public static void main(String[] args) throws Exception {
    var folder = Path.of(args[0]);
    try (var plan = LeakyProvider.start()) {
      var config = "{\"cli\":{\"claude\":{\"command\":\"" + folder.resolve("claude")
          + "\"},\"codex\":{\"command\":\"" + folder.resolve("codex")
          + "\"}},\"subscriptions\":{\"chatgpt\":{\"base_url\":\"" + plan.uri("/codex") + "\"}}}";
      for (var mode : MODES) {
        Files.writeString(folder.resolve("mode"), mode);
        ask("anthropic/claude-haiku-5-5", config);
      }
      // Its direct way fails, so that codex is asked.
      ask("openai/redirect", config);
    }
  }

  private static void ask(String model, String config) throws IOException {
    var token = System.getenv("HOTLLM_TOKEN");
    var request = LlmRequest.builder().model(model).prompt("Hello").billing(Billing.FLAT_RATE);
    try (var llm = Llm.builder().config(config).build();
        var server = HotServer.builder()
            .port(0)
            .token(token)
            .llm(llm)
            .grace(Duration.ZERO)
            .start();
        var client = HotClient.builder().address(server.uri()).token(token).build()) {
      CanaryMain.tell(() -> llm.ask(request.build()));
      CanaryMain.tell(() -> client.call(request.build()));
      CanaryMain.tell(client::health);
    }
  }
}
