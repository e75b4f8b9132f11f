package io.github.hotllm.trust;

import io.github.hotllm.Llm;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.client.HotClient;
import io.github.hotllm.server.HotServer;
import io.github.hotllm.testing.FakeProvider;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;

/** A program that does all that can be done with keys, and prints all it is told. */
final class CanaryMain {
  private final String clientKey;
  private final String token;

  private CanaryMain(Map<String, String> environment) {
    clientKey = environment.getOrDefault("CANARY_CLIENT", "");
    token = environment.getOrDefault("HOTLLM_TOKEN", "");
  }

  public static void main(String[] args) throws Exception {
    new CanaryMain(System.getenv()).run(System.getenv("CANARY_KEY"));
    Thread.getAllStackTraces().keySet().forEach(thread -> tell(thread::getName));
  }

  private void run(String key) throws Exception {
    malformed(key);
    try (var leaky = LeakyProvider.start();
        var stranger = LeakyProvider.start();
        var llm = client(leaky, stranger);
        var server = HotServer.builder().port(0).token(token).llm(llm).start();
        var client = HotClient.builder().address(server.uri()).token(token).build()) {
      for (var model : LeakyProvider.models()) {
        through(llm, client, request("fake/" + model));
        through(llm, client, request("keyless/" + model));
        compatible(server.uri().resolve("/v1/messages"), model);
        compatible(server.uri().resolve("/v1/chat/completions"), model);
        compatible(server.uri().resolve("/v1/chat/completions?key=" + clientKey), model);
      }
      tell(() -> llm.ask(request("nobody/x")));
      tell(() -> llm.ask("claude-3-haiku", "no address leads there"));
      tell(client::health);
      tell(() -> llm + " " + llm.models() + " " + server + " " + client);
      tell(() -> LlmRequest.of("fake/x", "Hello").toString() + Llm.builder() + HotServer.builder());
      check(leaky, key, "authorization");
      check(stranger, key, "nowhere");
    }
  }

  private static Llm client(FakeProvider leaky, FakeProvider stranger) {
    return Llm.builder()
        .config("{\"providers\":{\"fake\":{\"dialect\":\"openai-chat\",\"base_url\":\""
            + leaky.uri("/v1") + "\",\"api_key_env\":\"CANARY_KEY\"},"
            + "\"keyless\":{\"dialect\":\"openai-chat\",\"base_url\":\"" + stranger.uri("/v1")
            + "\"},\"refused\":{\"dialect\":\"openai-chat\",\"base_url\":\"http://127.0.0.1:1/v1\","
            + "\"api_key_env\":\"CANARY_KEY\"},\"anthropic\":{\"base_url\":"
            + "\"http://127.0.0.1:1\"}}}")
        .firstEventTimeout(Duration.ofMillis(200))
        .build();
  }

  private static LlmRequest request(String model) {
    return LlmRequest.builder().model(model).prompt("Hello").build();
  }

  private static void malformed(String key) {
    for (var bad :
        new String[] {key + "\n" + key, key + " " + key, key + "\u00e9", "\r" + key + "\0"}) {
      tell(() -> Llm.builder().key("openai", bad).build());
      tell(() -> HotServer.builder().port(0).token(bad).start());
      tell(() -> HotClient.builder().token(bad).address("127.0.0.1", 1).build().call("m", "x"));
      tell(() -> Llm.builder()
          .config("{\"providers\":{\"p\":{\"dialect\":\"openai-chat\","
              + "\"base_url\":\"http://127.0.0.1:1\",\"api_key_env\":\"" + key + "\"}}}")
          .build());
      tell(() -> Llm.builder()
          .config("{\"providers\":{\"p\":{\"dialect\":\"openai-chat\"," + "\"base_url\":\"http://"
              + key + "@127.0.0.1:1\"}}}")
          .build());
      try (var llm =
          Llm.builder().config("{}").environment(Map.of("OPENAI_API_KEY", bad)).build()) {
        tell(() -> llm.ask("gpt-5", "Hello"));
        tell(() -> llm);
      }
    }
  }

  /** One request in every way, each event printed. */
  static void through(Llm llm, HotClient client, LlmRequest request) {
    tell(() -> llm.ask(request));
    tell(() -> llm.stream(request).forEach(event -> tell(() -> event)).join());
    tell(() -> {
      try (var events = llm.stream(request).events()) {
        events.forEach(event -> tell(() -> event));
      }
      return "whole";
    });
    tell(() -> client.call(request));
    tell(() -> {
      try (var events = client.stream(request)) {
        events.forEach(event -> tell(() -> event));
      }
      return "whole";
    });
  }

  private void compatible(URI endpoint, String model) {
    var body = "{\"model\":\"fake/" + model
        + "\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\"," + "\"content\":\"Hello\"}]}";
    var request = HttpRequest.newBuilder(endpoint)
        .header("content-type", "application/json")
        .header("authorization", "Bearer " + token)
        .header("x-api-key", clientKey)
        .header("x-goog-api-key", token)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
    tell(() -> {
      var reply = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      return reply.statusCode() + " " + reply.headers().map() + " " + reply.body();
    });
  }

  /** The key is in that header and in no other place, and the client's own key is nowhere. */
  private void check(FakeProvider provider, String key, String place) {
    for (var request : provider.requests()) {
      request.headers().forEach((name, value) -> {
        boolean allowed = name.equals(place) && value.equals("Bearer " + key);
        if (value.contains(clientKey) || value.contains(token) || value.contains(key) && !allowed) {
          System.out.println("VIOLATION: a key in the header " + name);
        }
      });
      var rest = request.line() + request.text();
      if (rest.contains(key) || rest.contains(clientKey) || rest.contains(token)) {
        System.out.println("VIOLATION: a key in a request");
      }
    }
    System.out.println("CHECKED " + provider.requests().size() + " requests");
  }

  /** Prints what it returns, or how it fails. */
  static void tell(Callable<?> call) {
    try {
      System.out.println(call.call());
    } catch (Throwable failure) {
      failure.printStackTrace(System.out);
    }
  }
}
