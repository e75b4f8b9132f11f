package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.Billing;
import io.github.hotllm.LlmReply;
import io.github.hotllm.RouteKind;
import io.github.hotllm.internal.json.Fields;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The story that every answer tells beside what it says, written and read: who answered and on
 * which way, what it took, how long it was.
 */
final class StoryJson {
  private StoryJson() {}

  static void put(Map<String, Object> json, LlmReply reply) {
    putWay(json, reply);
    Present.put(json, "usage", reply.usage().map(UsageJson::write));
    Present.put(json, "cost_usd", reply.costUsd());
    Present.put(json, "estimated_api_cost_usd", reply.estimatedApiCostUsd());
    putTimes(json, reply);
  }

  /** The story of an answer that used no tokens, and so cost nothing. */
  static void putFree(Map<String, Object> json, LlmReply reply) {
    putWay(json, reply);
    putTimes(json, reply);
  }

  private static void putWay(Map<String, Object> json, LlmReply reply) {
    json.put("model", reply.model());
    json.put("requested_model", reply.requestedModel());
    json.put("provider", reply.provider());
    json.put("route", Words.of(reply.route()));
    json.put("billing", Words.of(reply.billing()));
  }

  private static void putTimes(Map<String, Object> json, LlmReply reply) {
    json.put("attempts", reply.attempts());
    json.put("latency_ms", reply.latency().toMillis());
    Present.put(json, "first_token_ms", reply.firstToken().map(Duration::toMillis));
    json.put("overhead_ms", reply.overhead().toMillis());
    Present.put(json, "warnings", reply.warnings());
    json.put("request_id", reply.requestId());
  }

  /** A reply with its story, to be completed. */
  static LlmReply.Builder read(Fields json) {
    var reply = LlmReply.builder()
        .model(json.requiredText("model"))
        .requestedModel(json.requiredText("requested_model"))
        .provider(json.requiredText("provider"))
        .route(Words.required(json, "route", RouteKind.values()))
        .billing(Words.required(json, "billing", Billing.values()))
        .attempts(json.whole("attempts", 0).orElse(1))
        .latency(Foreign.millis(json, "latency_ms").orElse(Duration.ZERO))
        .overhead(Foreign.millis(json, "overhead_ms").orElse(Duration.ZERO))
        .warnings(json.texts("warnings"))
        .requestId(json.requiredText("request_id"));
    json.fields("usage").ifPresent(usage -> reply.usage(UsageJson.read(usage)));
    cost(json, "cost_usd").ifPresent(reply::costUsd);
    cost(json, "estimated_api_cost_usd").ifPresent(reply::estimatedApiCostUsd);
    Foreign.millis(json, "first_token_ms").ifPresent(reply::firstToken);
    return reply;
  }

  private static Optional<BigDecimal> cost(Fields json, String name) {
    if (!json.has(name)) {
      return Optional.empty();
    }
    json.number(name, 0, Double.MAX_VALUE);
    return json.value(name).map(cost -> new BigDecimal(cost.toString()));
  }
}
