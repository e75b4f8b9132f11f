package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Llm;
import io.github.hotllm.testing.FakeProvider;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request or a provider says never becomes a header line of its own. */
class HeaderInjectionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\r\\nX-Evil: 1",
        "\\nX-Evil: 1",
        "\\rX-Evil: 1",
        "\\r\\n X-Evil: 1",
        "\\u0000X-Evil: 1",
        "\\u010aX-Evil: 1",
        "\\u560d\\u560aX-Evil: 1",
      })
  void neitherAModelsNameNorAnAnswersOne(String evil) throws IOException {
    try (var provider = FakeProvider.of(
            call -> call.reply(200, answer(evil), "Content-Type: application/json"));
        var llm = client(provider);
        var server = HotServer.builder().port(0).llm(llm).grace(Duration.ZERO).start()) {
      for (var model : new String[] {"fake/m", "fake/m" + evil, "nobody" + evil + "/m"}) {
        for (var path : new String[] {"/v1/messages", "/v1/chat/completions", "/call_llm"}) {
          try (var client = new RawClient(server.port())) {
            var reply = client.post(path, body(model, path)).reply();
            assertTrue(reply.status() < 500, reply::body);
            assertEquals(1, reply.headers("content-length").size());
            assertTrue(
                reply.head().stream().noneMatch(line -> line.stripLeading().startsWith("x-evil")),
                () -> reply.head().toString());
            assertTrue(reply.head().stream()
                .allMatch(line -> line.chars().allMatch(c -> ' ' <= c && c <= '~')));
          }
        }
      }
    }
  }

  private static Llm client(FakeProvider provider) {
    return Llm.builder()
        .environment(Map.of("FAKE_KEY", "key-of-the-fake"))
        .config("{\"providers\":{\"fake\":{\"dialect\":\"openai-chat\",\"base_url\":\""
            + provider.uri("/v1") + "\",\"api_key_env\":\"FAKE_KEY\"}}}")
        .build();
  }

  private static String answer(String evil) {
    return "{\"id\":\"c" + evil + "\",\"model\":\"m" + evil + "\",\"choices\":[{\"message\":{"
        + "\"role\":\"assistant\",\"content\":\"ok\"},\"finish_reason\":\"stop\"}]}";
  }

  private static String body(String model, String path) {
    var message = path.startsWith("/v1")
        ? "\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]"
        : "\"prompt\":\"Hello\"";
    return "{\"model\":\"" + model + "\"," + message + "}";
  }
}
