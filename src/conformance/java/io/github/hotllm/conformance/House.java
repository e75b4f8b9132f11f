package io.github.hotllm.conformance;

import io.github.hotllm.Llm;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.server.HotServer;
import io.github.hotllm.testing.FakeCall;
import io.github.hotllm.testing.FakeProvider;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A hot server that wants a token, before one provider that is a stub. */
final class House implements AutoCloseable {
  static final String MODEL = "fake/m";
  static final String TOKEN = "token-of-the-house";

  private static final String KEY = "key-for-the-stub";

  private final FakeProvider provider;
  private final Llm llm;
  private final HotServer server;

  private House(Behind behind, FakeProvider provider) {
    this.provider = provider;
    llm = Llm.builder()
        .environment(Map.of("FAKE_KEY", KEY))
        .config(Json.text(Map.of("providers", Map.of("fake", row(behind, provider)))))
        .build();
    server =
        HotServer.builder().port(0).llm(llm).token(TOKEN).grace(Duration.ZERO).start();
  }

  /** Before a provider that plays these scripts, one a request. */
  static House of(Behind behind, FakeProvider.Script... scripts) {
    return new House(behind, FakeProvider.inTurn(scripts));
  }

  /** Before a provider that answers with what such a one has sent, one file a request. */
  static House recorded(Behind behind, String... files) {
    var scripts = new FakeProvider.Script[files.length];
    for (int i = 0; i < files.length; i++) {
      var file = files[i];
      scripts[i] = call -> answer(call, file, behind.recorded(file));
    }
    return of(behind, scripts);
  }

  private static void answer(FakeCall call, String file, String body) throws IOException {
    var type = file.endsWith(".sse") ? "text/event-stream" : "application/json";
    call.reply(200, body, "Content-Type: " + type);
  }

  private static Map<String, Object> row(Behind behind, FakeProvider provider) {
    return Map.of(
        "dialect",
        behind.dialect(),
        "base_url",
        provider.uri(behind.root()).toString(),
        "api_key_env",
        "FAKE_KEY",
        "models",
        List.of(Map.of("id", "m")));
  }

  URI uri() {
    return server.uri();
  }

  /** How often the provider was asked. */
  int asked() {
    return provider.requests().size();
  }

  /** What the provider was sent last. */
  Node lastRequest() {
    return Node.of(Json.parse(provider.requests().get(asked() - 1).body()));
  }

  @Override
  public void close() {
    server.close();
    llm.close();
    provider.close();
  }
}
