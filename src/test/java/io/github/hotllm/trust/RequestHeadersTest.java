package io.github.hotllm.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.Llm;
import io.github.hotllm.LlmException;
import io.github.hotllm.testing.FakeProvider;
import io.github.hotllm.testing.FakeRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider sees each header once, whatever it speaks and however it answers. */
class RequestHeadersTest {
  @ParameterizedTest
  @ValueSource(strings = {"openai-chat", "openai-responses", "anthropic", "gemini", "hotllm"})
  void eachHeaderIsSentOnce(String dialect) {
    try (var provider = FakeProvider.of(call -> call.reply(400, "{}"));
        var llm = llm(provider, dialect)) {
      assertThrows(LlmException.class, () -> llm.ask("p/m", "Hi"));
      var stream = llm.stream("p/m", "Hi").reply();
      assertThrows(CompletionException.class, stream::join);

      var requests = provider.requests();
      assertEquals(2, requests.size());
      assertOnce("application/json", requests.get(0));
      assertOnce("text/event-stream", requests.get(1));
    }
  }

  private static void assertOnce(String accepted, FakeRequest request) {
    assertEquals(List.of("application/json"), request.fields().get("content-type"));
    assertEquals(List.of(accepted), request.fields().get("accept"));
    request.fields().forEach((name, values) -> assertEquals(1, values.size(), name));
  }

  private static Llm llm(FakeProvider provider, String dialect) {
    var row = "{\"providers\":{\"p\":{\"dialect\":\"" + dialect + "\",\"base_url\":\""
        + provider.uri("/v1") + "\",\"api_key_env\":\"P_KEY\"}}}";
    return Llm.builder().environment(Map.of("P_KEY", "key-1")).config(row).build();
  }
}
