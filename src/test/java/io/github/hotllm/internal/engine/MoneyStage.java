package io.github.hotllm.internal.engine;

import io.github.hotllm.Llm;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.account.Keys;
import io.github.hotllm.internal.account.Logins;
import io.github.hotllm.internal.catalog.Config;
import io.github.hotllm.internal.cli.CliBackend;
import io.github.hotllm.internal.concurrent.SystemClock;
import io.github.hotllm.internal.http.JdkTransport;
import io.github.hotllm.internal.route.Router;
import io.github.hotllm.testing.FakeCall;
import io.github.hotllm.testing.FakeProgram;
import io.github.hotllm.testing.FakeProvider;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Anthropic's models by three ways, each of which counts what it is asked: the API, which takes a
 * key and answers {@code api}; the direct way to a plan, which answers {@code plan} as long as it
 * is in good order; and a program, which answers {@code cli}.
 */
final class MoneyStage implements AutoCloseable {
  static final Instant RESET = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 3600);

  private static final String BEGIN = """
      event: message_start
      data: {"type":"message_start","message":{"id":"m","model":"claude-haiku-5-5","usage":{}}}

      event: content_block_start
      data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

      event: content_block_delta
      data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"pl"}}

      """;

  final FakeProvider api = FakeProvider.of(call -> answer(call, "api"));
  final FakeProvider plan = FakeProvider.of(this::answerOfPlan);
  private final SystemClock clock = new SystemClock();
  private final JdkTransport transport = new JdkTransport(clock);

  volatile Health health = Health.GOOD;

  /** How the plan is. */
  enum Health {
    GOOD,
    USED_UP,
    /** The week of one family of models is used up: that of haiku. */
    FAMILY_USED_UP,
    REFUSING,
    EXPIRED,
    CHANGED,
    DOWN,
    /** It breaks off within a stream. */
    CUT
  }

  /** What there is. */
  record Having(boolean login, boolean key, Optional<FakeProgram> program, String config) {}

  /** A client of its own, which remembers nothing of others. */
  Llm llm(Having having) {
    var environment = new HashMap<>(Map.of("HOTLLM_CLAUDE_DIRECT", "on"));
    if (having.login()) {
      environment.put("CLAUDE_CODE_OAUTH_TOKEN", "sk-ant-oat01-fake");
    }
    if (having.key()) {
      environment.put("ANTHROPIC_API_KEY", "sk-ant-api03-fake");
    }
    environment.put("ANTHROPIC_BASE_URL", api.uri("").toString());
    var config = Config.parse(
        "{\"subscriptions\":{\"claude\":{\"base_url\":\"" + plan.uri("") + "\"}}" + having.config()
            + "}",
        environment);
    var logins = Logins.of(config.subscriptions(), environment, clock);
    var router = Router.builder(config.catalog(), new Keys(Map.of(), environment))
        .dialects(Formats.dialects())
        .network(transport, clock)
        .plans(logins::of, provider -> program(having, provider))
        .fallbackToApi(config.fallbackToApi())
        .build();
    var tools = new Tools(
        clock,
        router,
        new RetryPolicy(() -> 0.0),
        new CatalogCost(config.catalog().prices(), clock),
        LlmRequest.Timeouts.NONE,
        () -> "id-1");
    var engine = new CallEngine(tools, config.catalog().view(clock::now), router::routes, () -> {});
    return new EngineLlm(engine, Runnable::run);
  }

  private static Optional<CliBackend> program(Having having, String provider) {
    return having.program().filter(there -> provider.equals("anthropic")).map(there -> there);
  }

  private void answerOfPlan(FakeCall call) throws IOException {
    switch (health) {
      case GOOD -> answer(call, "plan");
      case USED_UP ->
        fail(
            call,
            429,
            "rate_limit_error",
            "Used up",
            "anthropic-ratelimit-unified-5h-status: rejected",
            "anthropic-ratelimit-unified-5h-reset: " + RESET.getEpochSecond());
      case FAMILY_USED_UP -> {
        if (call.request().text().contains("haiku")) {
          fail(
              call,
              429,
              "rate_limit_error",
              "Used up",
              "anthropic-ratelimit-unified-status: rejected",
              "anthropic-ratelimit-unified-5h-status: allowed",
              "anthropic-ratelimit-unified-7d_oi-status: rejected",
              "anthropic-ratelimit-unified-7d_oi-reset: " + RESET.getEpochSecond());
        } else {
          answer(call, "plan");
        }
      }
      case REFUSING ->
        fail(
            call,
            400,
            "invalid_request_error",
            "This credential is only authorized for use with Claude Code");
      case EXPIRED -> fail(call, 401, "authentication_error", "OAuth token has expired.");
      case CHANGED -> call.reply(200, "<html>Welcome</html>", "Content-Type: text/html");
      case CUT -> {
        call.chunked(200, "Content-Type: text/event-stream");
        call.chunk(BEGIN);
        call.cut();
      }
      case DOWN -> fail(call, 529, "overloaded_error", "Overloaded");
    }
  }

  private static void answer(FakeCall call, String word) throws IOException {
    call.reply(200, """
        {"id":"msg_1","type":"message","role":"assistant","model":"claude-haiku-5-5","content":
        [{"type":"text","text":"%s"}],"stop_reason":"end_turn",
        "usage":{"input_tokens":1000,"output_tokens":100}}""".formatted(word), "Content-Type: application/json");
  }

  private static void fail(
      FakeCall call, int status, String type, String message, String... headers)
      throws IOException {
    var fields = new String[headers.length + 1];
    fields[0] = "Content-Type: application/json";
    System.arraycopy(headers, 0, fields, 1, headers.length);
    call.reply(
        status,
        "{\"type\":\"error\",\"error\":{\"type\":\"" + type + "\",\"message\":\"" + message
            + "\"}}",
        fields);
  }

  @Override
  public void close() {
    api.close();
    plan.close();
    transport.close();
    clock.close();
  }
}
