package io.github.hotllm.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.Llm;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.account.Jwts;
import io.github.hotllm.testing.FakeCall;
import io.github.hotllm.testing.FakeProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan's token is refused, and codex has written the next one in the meantime. */
class RenewedTokenTest {
  private static final Instant LATER = Instant.parse("2036-11-01T14:00:00Z");
  private static final String OLD = Jwts.token("old", "acc-1", LATER);
  private static final String NEW = Jwts.token("new", "acc-1", LATER);
  private static final String ANSWER = "data: {\"type\":\"response.completed\",\"response\":"
      + "{\"model\":\"gpt-6.1-sol\",\"status\":\"completed\",\"output\":[{\"type\":\"message\","
      + "\"content\":[{\"type\":\"output_text\",\"text\":\"Hi\"}]}]}}\n\n";

  @TempDir
  Path home;

  private void answer(FakeCall call) throws IOException {
    if (call.request().header("authorization").orElse("").equals("Bearer " + NEW)) {
      call.reply(200, ANSWER, "content-type: text/event-stream");
    } else {
      write(NEW);
      call.reply(401, "{\"detail\":\"Unauthorized\"}", "content-type: application/json");
    }
  }

  private void write(String token) throws IOException {
    Jwts.write(home.resolve(".codex"), Jwts.authJson(token, "acc-1"));
  }

  @Test
  void theSecondRequestCountsAsAnAttempt() throws IOException {
    write(OLD);
    try (var plan = FakeProvider.of(this::answer);
        var llm = Llm.builder()
            .environment(Map.of("HOME", home.toString()))
            .config("{\"subscriptions\":{\"chatgpt\":{\"base_url\":\"" + plan.uri("") + "\"}}}")
            .build()) {
      var request = LlmRequest.builder("gpt").prompt("Hello").build();

      assertEquals(2, llm.ask(request).attempts());
      assertEquals(1, llm.ask(request).attempts());
      assertEquals(3, plan.requests().size());
    }
  }
}
