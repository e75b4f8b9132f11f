package io.github.hotllm.clis;

import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.json.Node;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * What is told of an answer, in the words of the HTTP API.
 *
 * @param saved what it would have cost with a key
 */
record Told(
    String text,
    String model,
    String route,
    String billing,
    long tokensIn,
    long tokensOut,
    long attempts,
    Optional<BigDecimal> cost,
    Optional<BigDecimal> saved) {
  static Told of(LlmReply reply) {
    var usage = reply.usage().orElseThrow();
    return new Told(
        reply.text(),
        reply.model(),
        reply.route().name().toLowerCase(Locale.ROOT),
        reply.billing().name().toLowerCase(Locale.ROOT),
        usage.inputTokens().orElseThrow(),
        usage.outputTokens().orElseThrow(),
        reply.attempts(),
        plain(reply.costUsd()),
        plain(reply.estimatedApiCostUsd()));
  }

  /** The end of a stream has no text: it was told before. */
  static Told of(String text, Node reply) {
    var usage = reply.at("usage");
    return new Told(
        text,
        reply.at("model").textOrEmpty(),
        reply.at("route").textOrEmpty(),
        reply.at("billing").textOrEmpty(),
        usage.at("input_tokens").count().orElseThrow(),
        usage.at("output_tokens").count().orElseThrow(),
        reply.at("attempts").count().orElseThrow(),
        money(reply.at("cost_usd")),
        money(reply.at("estimated_api_cost_usd")));
  }

  private static Optional<BigDecimal> money(Node number) {
    return plain(number.number().map(Number::toString).map(BigDecimal::new));
  }

  private static Optional<BigDecimal> plain(Optional<BigDecimal> money) {
    return money.map(BigDecimal::stripTrailingZeros);
  }
}
