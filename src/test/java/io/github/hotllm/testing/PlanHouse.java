package io.github.hotllm.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.Llm;
import io.github.hotllm.client.HotClient;
import io.github.hotllm.internal.account.Jwts;
import io.github.hotllm.server.HotServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A whole house of one who has a ChatGPT plan with its login, an OpenAI key, and a claude (a shell
 * script): library, server and client. What is asked of plan and API is answered by fakes.
 */
public final class PlanHouse implements AutoCloseable {
  private static final String STREAM = """
      data: {"type":"response.output_text.delta","item_id":"m","output_index":0,"delta":"plan"}

      data: {"type":"response.completed","response":{"model":"gpt-6.1-sol","status":"completed",\
      "output":[],"usage":{"input_tokens":1000,"output_tokens":100}}}

      """;
  private static final String API_STREAM = """
      data: {"model":"gpt-6.1-sol","choices":[{"index":0,"delta":{"content":"api"}}]}

      data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

      data: [DONE]

      """;
  private static final String API_ANSWER = "{\"model\":\"gpt-6.1-sol\",\"choices\":[{\"index\":0,"
      + "\"message\":{\"role\":\"assistant\",\"content\":\"api\"},\"finish_reason\":\"stop\"}]}";
  private static final String CONFIG = """
      {"subscriptions":{"chatgpt":{"base_url":"PLAN"}},
      "cli":{"claude":{"command":"FAKE/claude","env":{"FAKE":"FAKE"}}},
      "providers":{"openai":{"base_url":"API/v1"}},
      "aliases":{"on-plan":{"model":"gpt","subscription":true},
      "by-key":{"model":"gpt","subscription":false},
      "by-claude":{"model":"haiku","subscription":true}}}""";

  /** When the plan's five hours begin anew. */
  public static final Instant RESET = Instant.parse("2036-11-25T15:00:00Z");

  public final FakeProvider plan = FakeProvider.of(call -> call.reply(
      200,
      STREAM,
      "Content-Type: text/event-stream",
      "x-codex-primary-used-percent: 42",
      "x-codex-primary-window-minutes: 300",
      "x-codex-primary-reset-at: " + RESET.getEpochSecond()));
  public final FakeProvider api = FakeProvider.of(PlanHouse::answerByKey);
  public final Llm llm;
  public final HotServer server;
  public final HotClient client;

  public PlanHouse(Path home) throws IOException {
    this(home, HotServer.builder());
  }

  public PlanHouse(Path home, HotServer.Builder settings) throws IOException {
    var token = Jwts.token("house", "acc-1", Instant.now().plus(Duration.ofHours(1)));
    Jwts.write(home.resolve(".codex"), Jwts.authJson(token, "acc-1"));
    installClaude(home);
    var config = CONFIG
        .replace("PLAN", plan.uri("").toString())
        .replace("API", api.uri("").toString())
        .replace("\"FAKE", "\"" + home);
    llm = Llm.builder()
        .environment(Map.of(
            "HOME", home.toString(), "OPENAI_API_KEY", "sk-fake", "PATH", System.getenv("PATH")))
        .config(config.replace("\"" + home + "\":", "\"FAKE\":"))
        .build();
    server = settings.llm(llm).port(0).grace(Duration.ZERO).start();
    client = HotClient.builder().address(server.uri()).build();
  }

  private static void installClaude(Path home) throws IOException {
    Files.writeString(
        Files.createDirectories(home.resolve(".claude")).resolve(".credentials.json"), "{}");
    Files.writeString(home.resolve("mode"), "ok");
    Files.writeString(
        home.resolve("account"),
        "{\"account\":{\"tokenSource\":\"claude.ai\"},\"claude_code_version\":\"2.1.330\"}");
    for (var file :
        Map.of("fake-claude.sh", "claude", "claude-answer.jsonl", "answer").entrySet()) {
      var from = "/io/github/hotllm/internal/cli/" + file.getKey();
      try (var in = PlanHouse.class.getResourceAsStream(from)) {
        Files.writeString(home.resolve(file.getValue()), new String(in.readAllBytes(), UTF_8));
      }
    }
    if (!home.resolve("claude").toFile().setExecutable(true)) {
      throw new IOException("claude cannot be made executable");
    }
  }

  private static void answerByKey(FakeCall call) throws IOException {
    if (call.request().text().contains("\"stream\":true")) {
      call.reply(200, API_STREAM, "Content-Type: text/event-stream");
    } else {
      call.reply(200, API_ANSWER, "Content-Type: application/json");
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
    llm.close();
    plan.close();
    api.close();
  }
}
