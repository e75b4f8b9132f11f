package io.github.hotllm.trust;

import io.github.hotllm.Billing;
import io.github.hotllm.Llm;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.client.HotClient;
import io.github.hotllm.server.HotServer;
import io.github.hotllm.testing.FakeProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** A program that has logins of plans, goes through every failure with them and prints all. */
final class CanaryPlansMain {
  private static final int AT_ONCE = 8;

  private CanaryPlansMain() {}

  public static void main(String[] args) throws Exception {
    try (var chatgpt = LeakyProvider.start();
        var claude = LeakyProvider.start();
        var grok = LeakyProvider.start();
        var kimi = LeakyProvider.start()) {
      var config = config(chatgpt, claude, grok, kimi);
      // At the same time, for most of it is waiting for the next attempt.
      var threads = Executors.newFixedThreadPool(AT_ONCE);
      for (var asking : threads.invokeAll(
          LeakyProvider.models().stream().map(model -> asking(model, config)).toList())) {
        asking.get();
      }
      threads.shutdown();
      check(chatgpt, "CANARY_CHATGPT");
      check(claude, "CLAUDE_CODE_OAUTH_TOKEN");
      check(grok, "CANARY_GROK");
      check(kimi, "KIMI_API_KEY");
      spoilTheLogin(config);
    }
  }

  /** It is read while half of it is written, blanked, and when it has gone. */
  private static void spoilTheLogin(String config) throws IOException {
    var file = Path.of(System.getenv("CODEX_HOME"), "auth.json");
    var whole = Files.readString(file);
    var blanked = whole.replaceAll("\"access_token\":\"[^\"]*\"", "\"access_token\":\"\"");
    for (var content : new String[] {whole.substring(0, whole.length() - 9), blanked, ""}) {
      Files.writeString(file, content);
      ask("whole", config);
    }
    Files.delete(file);
    ask("whole", config);
  }

  private static String config(
      FakeProvider chatgpt, FakeProvider claude, FakeProvider grok, FakeProvider kimi) {
    return "{\"subscriptions\":{\"chatgpt\":{\"base_url\":\"" + chatgpt.uri("/codex")
        + "\"},\"claude\":{\"base_url\":\"" + claude.uri("") + "\"},\"grok\":{\"base_url\":\""
        + grok.uri("/v1") + "\"}},"
        + "\"providers\":{\"kimi-code\":{\"base_url\":\"" + kimi.uri("/v1") + "\"}}}";
  }

  private static Callable<Void> asking(String model, String config) {
    return () -> {
      ask(model, config);
      return null;
    };
  }

  /** A client of its own, for a route that was refused rests. */
  private static void ask(String model, String config) throws IOException {
    var token = System.getenv("HOTLLM_TOKEN");
    try (var llm = Llm.builder()
            .config(config)
            .firstEventTimeout(Duration.ofMillis(50))
            .build();
        var server = HotServer.builder().port(0).token(token).llm(llm).start();
        var client = HotClient.builder().address(server.uri()).token(token).build()) {
      for (var provider : new String[] {"openai", "anthropic", "xai", "kimi-code"}) {
        var request = LlmRequest.builder().model(provider + "/" + model).prompt("Hello");
        CanaryMain.through(llm, client, request.billing(Billing.FLAT_RATE).build());
      }
      CanaryMain.tell(client::health);
      CanaryMain.tell(() -> llm + " " + llm.models() + " " + server + " " + client);
    }
  }

  /** A login is seen at its own plan, in the one header for it. */
  private static void check(FakeProvider plan, String own) {
    for (var request : plan.requests()) {
      var rest = new StringBuilder(request.line() + request.text());
      request.headers().forEach((name, value) -> {
        boolean allowed = name.equals("authorization") && value.equals("Bearer " + secret(own))
            || name.equals("chatgpt-account-id") && own.equals("CANARY_CHATGPT");
        rest.append(allowed ? "" : value);
      });
      secrets().forEach((name, secret) -> {
        if (rest.indexOf(secret) >= 0) {
          System.out.println("VIOLATION: " + name + " at the plan of " + own);
        }
      });
    }
    System.out.println("CHECKED " + plan.requests().size() + " requests");
  }

  private static String secret(String variable) {
    return System.getenv(variable);
  }

  private static Map<String, String> secrets() {
    return Map.of(
        "CANARY_CHATGPT", secret("CANARY_CHATGPT"),
        "CANARY_ACCOUNT", secret("CANARY_ACCOUNT"),
        "CANARY_IDENTITY", secret("CANARY_IDENTITY"),
        "CANARY_REFRESH", secret("CANARY_REFRESH"),
        "CANARY_GROK", secret("CANARY_GROK"),
        "CLAUDE_CODE_OAUTH_TOKEN", secret("CLAUDE_CODE_OAUTH_TOKEN"),
        "KIMI_API_KEY", secret("KIMI_API_KEY"),
        "HOTLLM_TOKEN", secret("HOTLLM_TOKEN"));
  }
}
