package io.github.hotllm.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Llm;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Reasoning;
import io.github.hotllm.Tool;
import io.github.hotllm.internal.cli.FakeClaude;
import io.github.hotllm.internal.cli.FakeRpc;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.testing.Disguise;
import io.github.hotllm.testing.FakeProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Neither a provider whose keys are for chosen programs nor a vendor's program hears from us that
 * another program calls.
 */
class NoDisguiseTest {
  private static final LlmRequest.Builder REQUEST = LlmRequest.builder()
      .system("Be brief.")
      .prompt("Hello")
      .reasoning(Reasoning.HIGH)
      .metadata(Map.of("user_id", "u-1"));

  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource({
    "kimi-code, KIMI_CODE_API_KEY, kimi-for-coding",
    "qwen-coding, BAILIAN_CODING_PLAN_API_KEY, qwen3-coder-plus",
    "zai-coding, ZAI_CODING_PLAN_API_KEY, glm-4.6",
    "anthropic, ANTHROPIC_API_KEY, claude-haiku-5-5",
    "openai, OPENAI_API_KEY, gpt-6.1-sol",
    "xai, XAI_API_KEY, grok-4.7",
    "gemini, GEMINI_API_KEY, gemini-3.8-flash",
  })
  void aKeyIsShownUnderOurOwnName(String provider, String variable, String model) {
    try (var fake = FakeProvider.of(call -> call.reply(400, "{}"));
        var llm = Llm.builder()
            .environment(Map.of(variable, "a-key-of-the-test"))
            .config(
                "{\"providers\":{\"" + provider + "\":{\"base_url\":\"" + fake.uri("/v1") + "\"}}}")
            .build()) {
      var tool = new Tool("look", "Looks.", Map.of("type", "object"));
      var request = REQUEST.build().toBuilder()
          .model(provider + "/" + model)
          .tools(List.of(tool))
          .build();
      assertThrows(LlmException.class, () -> llm.ask(request));
      var stream = llm.stream(request).reply();
      assertThrows(CompletionException.class, stream::join);
      assertEquals(2, fake.requests().size());
      for (var sent : fake.requests()) {
        var all = sent.line() + sent.headers() + sent.text();
        assertEquals(List.of(), Disguise.in(all), all);
        assertTrue(sent.header("user-agent").orElseThrow().startsWith("hotllm/"), all);
      }
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void claudeHearsOfNoOtherProgram() {
    try (var claude = FakeClaude.in(folder)) {
      claude.mode("dump");
      claude.ask(Asked.of(REQUEST.build(), Delivery.STREAMED)).end();
      // Its protocol has a field for a session, in which we say nothing.
      var said = claude.written("stdin").replace("\"session_id\":\"\"", "");
      assertPlain(claude.written("argv") + said + values(claude.written("env")));
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void codexHearsWhoWeAre() {
    try (var codex = FakeRpc.codex(folder)) {
      codex.ask(REQUEST.build()).end();
      assertPlain(codex.written("argv") + codex.written("stdin") + values(codex.written("env")));
      assertTrue(codex.sent("\"initialize\"").get(0).contains("\"name\":\"hotllm\""));
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void geminiHearsOfNoOtherProgram() {
    try (var gemini = FakeRpc.gemini(folder)) {
      gemini.ask(REQUEST.build()).end();
      assertPlain(gemini.written("argv") + gemini.written("stdin") + values(gemini.written("env")));
    }
  }

  /** The names of variables are the programs' own. */
  private static String values(String environment) {
    return environment
        .lines()
        .map(line -> line.replaceFirst("^[A-Z_]+=", ""))
        .collect(Collectors.joining("\n", "\n", ""));
  }

  private static void assertPlain(String given) {
    assertEquals(List.of(), Disguise.in(given), given);
  }
}
