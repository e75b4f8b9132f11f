package io.github.hotllm.server;

import io.github.hotllm.Llm;
import io.github.hotllm.testing.FakeProvider;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A real server over a real client, whose one provider, {@code fake}, is a fake one. */
final class RealServer implements AutoCloseable {
  private static final String ANSWER = "{\"id\":\"c1\",\"model\":\"m-1\",\"choices\":[{\"index\":0,"
      + "\"message\":{\"role\":\"assistant\",\"content\":\"ok\"},\"finish_reason\":\"stop\"}]}";

  final FakeProvider provider =
      FakeProvider.of(call -> call.reply(200, ANSWER, "Content-Type: application/json"));
  final HotServer server;
  private final Llm llm;

  RealServer() {
    this(UnaryOperator.identity());
  }

  RealServer(UnaryOperator<HotServer.Builder> settings) {
    llm = Llm.builder()
        .environment(Map.of("FAKE_KEY", "key-of-the-fake"))
        .config("{\"providers\":{\"fake\":{\"dialect\":\"openai-chat\",\"base_url\":\""
            + provider.uri("/v1") + "\",\"api_key_env\":\"FAKE_KEY\"}}}")
        .build();
    server = settings
        .apply(HotServer.builder().port(0).llm(llm).grace(Duration.ZERO))
        .start();
  }

  RawClient connect() throws IOException {
    return new RawClient(server.port());
  }

  /** The answer to one body on a connection of its own. */
  RawClient.Reply post(String path, String body) throws IOException {
    try (var client = connect()) {
      return client.post(path, body).reply();
    }
  }

  @Override
  public void close() {
    server.close();
    llm.close();
    provider.close();
  }
}
