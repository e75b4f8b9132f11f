package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.Billing;
import io.github.hotllm.EmbedRequest;
import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Reasoning;
import io.github.hotllm.Role;
import io.github.hotllm.RouteKind;
import io.github.hotllm.StopReason;
import io.github.hotllm.Tool;
import io.github.hotllm.ToolChoice;
import io.github.hotllm.ToolsPerTurn;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.dialect.Vectors;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Random values of the vocabulary, each of its corners now and then. */
final class Samples {
  private static final List<String> TEXTS =
      List.of("Hello", "", "\u00FC\u20AC\uD83D\uDE00", "a\nb\r\nc", "{\"x\": \"\\u0000\"}", " ");

  private final Random random;

  Samples(long seed) {
    random = new Random(seed);
  }

  LlmRequest request() {
    var request = LlmRequest.builder(any("fast", "openai/gpt-5.4", "claude-opus-4-8"))
        .messages(list(1, this::message));
    sometimes(() -> request.system(list(1, () -> new Part.Text(text(), cacheMarks()))));
    sometimes(() -> request.billing(any(Billing.PER_TOKEN, Billing.FLAT_RATE)));
    sometimes(() -> request.maxTokens(1 + random.nextInt(Integer.MAX_VALUE)));
    sometimes(() -> request.temperature(random.nextInt(201) / 100.0));
    sometimes(() -> request.topP(random.nextDouble()));
    sometimes(() -> request.stop(list(1, this::text).toArray(String[]::new)));
    sometimes(() -> request.reasoning(any(Reasoning.values())));
    sometimes(() -> request.cache(any(Marks.Cache.values())));
    sometimes(() -> request.tools(list(1, this::tool)));
    sometimes(() -> request.toolChoice(
        any(ToolChoice.AUTO, ToolChoice.ANY, ToolChoice.NONE, new ToolChoice.Named("weather"))));
    sometimes(() -> request.toolsPerTurn(any(ToolsPerTurn.values())));
    sometimes(() -> request.outputSchema(object()));
    sometimes(() -> request.fallbacks("sonnet", "echo"));
    sometimes(request::fallbackToApi);
    sometimes(() -> request.connectTimeout(millis()));
    sometimes(() -> request.firstEventTimeout(millis()));
    sometimes(() -> request.idleTimeout(millis()));
    sometimes(() -> request.timeout(millis()));
    sometimes(() -> request.metadata(Map.of("user", text(), "", "x")));
    sometimes(() -> request.extra("anthropic", object()).extra("gemini", object()));
    return request.build();
  }

  private Message message() {
    return switch (any(Role.values())) {
      case USER -> new Message(Role.USER, list(0, this::userPart));
      case ASSISTANT -> new Message(Role.ASSISTANT, list(0, this::assistantPart));
      case SYSTEM -> Message.system(text());
    };
  }

  private Part userPart() {
    var part = this.<Supplier<Part>>any(
        () -> new Part.Text(text()),
        this::image,
        () -> Part.Document.of("application/pdf", bytes()),
        () -> Part.Document.at("https://example.com/a.pdf").named("a.pdf"),
        () -> new Part.ToolResult(
            "call-1",
            list(0, () -> any(new Part.Text(text()), image())),
            any(Part.ToolResult.Outcome.values()),
            Marks.NONE));
    return part.get().withMarks(cacheMarks());
  }

  Part assistantPart() {
    var part = this.<Supplier<Part>>any(
        () -> new Part.Text(text()),
        () -> new Part.Thinking(text()),
        this::image,
        this::call,
        () -> new Part.Opaque(Marks.ofState("openai/gpt-5.4:" + text())));
    return marked(part.get());
  }

  private Part marked(Part part) {
    var marks = part.marks();
    return random.nextBoolean() ? part : part.withMarks(marks.withState("anthropic/opus:c2ln"));
  }

  Part.ToolCall call() {
    return new Part.ToolCall("call-" + random.nextInt(9), "weather", object());
  }

  private Part image() {
    return any(Part.Image.of("image/png", bytes()), Part.Image.at("https://example.com/a.png"));
  }

  private Tool tool() {
    return new Tool("weather", text(), object(), cacheMarks());
  }

  EmbedRequest embedRequest() {
    var request = EmbedRequest.builder(any("echo", "openai/gpt-5.4", "gemini-embedding-001"))
        .texts(list(1, this::text));
    sometimes(() -> request.dimensions(1 + random.nextInt(Integer.MAX_VALUE)));
    sometimes(() -> request.timeout(millis()));
    sometimes(() -> request.extra("openai-chat", object()).extra("gemini", object()));
    return request.build();
  }

  Vectors vectors() {
    return new Vectors(list(0, this::vector));
  }

  private float[] vector() {
    var vector = new float[random.nextInt(4)];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = any(random.nextFloat(), 0f, Float.MIN_VALUE, -Float.MAX_VALUE, 1e-7f);
    }
    return vector;
  }

  LlmReply reply() {
    var reason = any(StopReason.values());
    var reply = story().parts(parts()).stopReason(reason);
    if (reason == StopReason.OTHER || reason == StopReason.PAUSED) {
      reply.rawStopReason("pause_turn");
    }
    sometimes(() -> reply.output(object()));
    return reply.build();
  }

  /** A reply that says nothing but how it came. */
  LlmReply.Builder story() {
    var reply = LlmReply.builder()
        .model("claude-opus-4-8")
        .requestedModel("opus")
        .provider("anthropic")
        .route(any(RouteKind.values()))
        .billing(any(Billing.values()))
        .attempts(1 + random.nextInt(3))
        .latency(millis())
        .overhead(millis())
        .requestId("req-" + random.nextInt(1000));
    sometimes(() -> reply.usage(usage()));
    sometimes(() -> reply.costUsd(cost()));
    sometimes(() -> reply.estimatedApiCostUsd(cost()));
    sometimes(() -> reply.firstToken(millis()));
    sometimes(() -> reply.warnings(List.of("top_p: left out")));
    return reply;
  }

  /** One empty text alone says no more than no parts do, and is read as none. */
  private List<Part> parts() {
    var parts = list(0, this::assistantPart);
    return parts.equals(List.of(new Part.Text(""))) ? List.of() : parts;
  }

  private Usage usage() {
    var usage = Usage.builder();
    sometimes(() -> usage.inputTokens(random.nextInt(9)));
    sometimes(() -> usage.cacheReadTokens(5_000_000_000L));
    sometimes(() -> usage.cacheWriteTokens(0));
    sometimes(() -> usage.cacheWrite1hTokens(1));
    sometimes(() -> usage.outputTokens(random.nextInt(9)));
    sometimes(() -> usage.reasoningTokens(7));
    return usage.build();
  }

  private BigDecimal cost() {
    return any(
        BigDecimal.ZERO,
        new BigDecimal("0.000000000000000000001"),
        new BigDecimal("12.50"),
        new BigDecimal("123456789012345678901234567890.1"));
  }

  LlmException failure() {
    var failure = LlmException.builder(any(ErrorType.values()), "it failed – try later");
    sometimes(failure::permanent);
    sometimes(failure::transitory);
    sometimes(() -> failure.provider("openai").model("gpt-5.4"));
    sometimes(() -> failure.route(any(RouteKind.values())));
    sometimes(() -> failure.requestId("req-1"));
    sometimes(() -> failure.retryAfter(any(millis(), Duration.ofDays(365))));
    sometimes(() -> failure.resetsAt(Instant.parse("2026-11-25T03:00:00.123Z")));
    sometimes(() -> failure.phase(any(LlmException.Phase.values())));
    sometimes(() -> failure.field("messages[2].content"));
    sometimes(() -> failure.partial(LlmReply.of(text())));
    return failure.build();
  }

  private Marks cacheMarks() {
    return any(
        Marks.NONE, Marks.ofCache(Marks.Cache.SHORT), Marks.ofCache(Marks.Cache.LONG), Marks.NONE);
  }

  private Map<String, Object> object() {
    return Map.of(
        text(),
        any(1L, true, "x", new BigDecimal("0.10"), new BigInteger("99999999999999999999")),
        "list",
        List.of(List.of(), Map.of("deep", text())));
  }

  private Duration millis() {
    return Duration.ofMillis(1 + random.nextInt(Integer.MAX_VALUE));
  }

  private byte[] bytes() {
    var bytes = new byte[1 + random.nextInt(5)];
    random.nextBytes(bytes);
    return bytes;
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private void sometimes(Runnable setting) {
    if (random.nextInt(3) == 0) {
      setting.run();
    }
  }

  private <T> List<T> list(int least, Supplier<? extends T> element) {
    return Stream.<T>generate(element).limit(least + random.nextInt(4)).toList();
  }

  @SafeVarargs
  private final <T> T any(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
