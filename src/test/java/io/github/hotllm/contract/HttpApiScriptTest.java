package io.github.hotllm.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Llm;
import io.github.hotllm.server.HotServer;
import io.github.hotllm.testing.FakeProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code src/test/sh/http-api.sh} with curl against a real server. */
@EnabledOnOs(OS.LINUX)
class HttpApiScriptTest {
  private static final Path SCRIPT = Path.of("src/test/sh/http-api.sh");

  /** Every field and event of the contract, as the script calls them. */
  private static final Set<String> CONTRACT = names("""
      request request.model request.prompt request.messages request.system request.subscription
      request.max_tokens request.temperature request.top_p request.stop request.reasoning
      request.cache request.tools request.tool_choice request.parallel_tool_calls
      request.output_schema request.fallbacks request.fallback_to_api request.timeout_ms request.first_event_timeout_ms
      request.idle_timeout_ms request.connect_timeout_ms request.metadata request.extra
      request.unknown part.text part.image part.document part.thinking part.tool_call
      part.tool_result part.opaque reply.text reply.parts reply.tool_calls reply.output
      reply.finish_reason reply.raw_finish_reason reply.model reply.requested_model reply.provider
      reply.route reply.billing usage.input_tokens usage.cache_read_tokens
      usage.cache_write_tokens usage.cache_write_1h_tokens usage.output_tokens
      usage.reasoning_tokens reply.cost_usd reply.estimated_api_cost_usd reply.attempts
      reply.latency_ms reply.first_token_ms reply.overhead_ms reply.warnings reply.request_id
      reply.no_cost_usd reply.no_first_token_ms reply.no_usage header.x-request-id
      header.retry-after event.start event.text event.thinking event.tool_call_delta
      event.tool_call event.part event.done event.error event.heartbeat plain.text plain.cut
      count count.tokens count.model count.requested_model count.provider count.route
      count.billing count.attempts count.latency_ms count.overhead_ms count.request_id
      count.warnings count.no_usage count.no_cost_usd count.unknown count.error
      embed embed.vectors embed.model embed.requested_model embed.provider embed.route
      embed.billing embed.usage embed.cost_usd embed.attempts embed.latency_ms
      embed.overhead_ms embed.request_id embed.request.model embed.request.texts
      embed.request.dimensions embed.request.encoding embed.request.timeout_ms
      embed.request.extra embed.one embed.base64 embed.unknown embed.error
      error.type error.message error.provider error.model error.route error.retryable
      error.retry_after_ms error.resets_at error.phase error.field error.partial_text
      error.request_id chat chat.stream chat.end chat.error chat.route messages messages.error
      messages.key_in_url models models.one models.anthropic echo.500 echo.slow echo.tool echo.refuse gone gone.advice health.status
      health.version health.uptime_s health.in_flight health.routes health.jdk health.provider
      health.route health.billing health.state health.until health.hint
      """);

  @TempDir
  private Path folder;

  @Test
  void theScriptSeesTheWholeContract() throws Exception {
    try (var provider = FakeProvider.of(ScriptProvider::play);
        var llm = Llm.builder()
            .environment(Map.of("STUB_KEY", "key-of-nobody"))
            .config(config(provider))
            .build();
        var server = HotServer.builder().llm(llm).port(0).start()) {
      assertEquals(CONTRACT, seen(server));
    }
  }

  private Set<String> seen(HotServer server) throws Exception {
    var output = folder.resolve("output");
    var process = new ProcessBuilder("bash", SCRIPT.toString(), server.uri().toString())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
    int exit = process.waitFor();
    var said = Files.readString(output, UTF_8);
    assertEquals(0, exit, said);
    assertTrue(said.lines().allMatch(line -> line.startsWith("ok ")), said);
    return said.lines()
        .map(line -> line.substring("ok ".length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(String text) {
    return new TreeSet<>(Set.of(text.strip().split("\\s+")));
  }

  private static String config(FakeProvider provider) {
    return """
        {"providers":{
          "stub":{"dialect":"openai-chat","base_url":"CHAT","api_key_env":"STUB_KEY",
            "quirks":{"thinking_back":"reasoning_details"}},
          "flat":{"dialect":"openai-chat","base_url":"CHAT","api_key_env":"STUB_KEY",
            "billing":"flat_rate"},
          "plan":{"dialect":"openai-chat","base_url":"CHAT","api_key_env":"STUB_KEY",
            "billing":"flat_rate"},
          "claude":{"dialect":"anthropic","base_url":"ROOT","api_key_env":"STUB_KEY"}}}
        """.replace("CHAT", provider.uri("/v1").toString())
        .replace("ROOT", provider.uri("").toString());
  }
}
