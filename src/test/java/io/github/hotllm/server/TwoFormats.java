package io.github.hotllm.server;

import io.github.hotllm.Llm;
import io.github.hotllm.testing.FakeCall;
import io.github.hotllm.testing.FakeProvider;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A real server over a real client and one fake provider, which is {@code chat} in OpenAI's Chat
 * and {@code claude} in Anthropic's Messages, and does what the test says last.
 */
final class TwoFormats implements AutoCloseable {
  static final String JSON = "Content-Type: application/json";
  static final String EVENTS = "Content-Type: text/event-stream";

  volatile FakeProvider.Script script = call -> call.reply(500, "{}");
  final FakeProvider provider = FakeProvider.of(call -> script.play(call));
  final HotServer server;
  private final Llm llm;

  TwoFormats() {
    this(UnaryOperator.identity());
  }

  TwoFormats(UnaryOperator<HotServer.Builder> settings) {
    llm = Llm.builder()
        .environment(Map.of("FAKE_KEY", "key-of-the-fake"))
        .config("{\"providers\":{" + row("chat", "openai-chat", "/v1") + ","
            + row("claude", "anthropic", "") + "}}")
        .build();
    server = settings
        .apply(HotServer.builder().port(0).llm(llm).grace(Duration.ZERO))
        .start();
  }

  private String row(String name, String dialect, String path) {
    return "\"%s\":{\"dialect\":\"%s\",\"base_url\":\"%s\",\"api_key_env\":\"FAKE_KEY\"}"
        .formatted(name, dialect, provider.uri(path));
  }

  /** From now on each request gets that reply. */
  void answer(int status, String body) {
    script = call -> call.reply(status, body, JSON);
  }

  /** From now on each request gets a stream of these pieces, which ends properly. */
  void stream(String... pieces) {
    script = call -> {
      send(call, pieces);
      call.lastChunk();
    };
  }

  /** From now on each request gets a stream that is cut behind these pieces. */
  void cut(String... pieces) {
    script = call -> {
      send(call, pieces);
      call.cut();
    };
  }

  private static void send(FakeCall call, String... pieces) throws IOException {
    call.chunked(200, EVENTS);
    for (var piece : pieces) {
      call.chunk(piece);
    }
  }

  /** The answer to one body on a connection of its own. */
  RawClient.Reply post(String path, String body, String... headers) throws IOException {
    try (var client = new RawClient(server.port())) {
      return client.post(path, body, headers).reply();
    }
  }

  /** The same where the connection is cut behind the answer. */
  RawClient.Reply postUntilCut(String path, String body) throws IOException {
    try (var client = new RawClient(server.port())) {
      return client.post(path, body).cutReply();
    }
  }

  /** The body of the only request that the provider has had. */
  String sent() {
    if (provider.requests().size() != 1) {
      throw new AssertionError("one request was expected: " + provider.requests());
    }
    return provider.requests().get(0).text();
  }

  @Override
  public void close() {
    server.close();
    llm.close();
    provider.close();
  }
}
