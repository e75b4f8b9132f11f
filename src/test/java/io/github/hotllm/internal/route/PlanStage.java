package io.github.hotllm.internal.route;

import io.github.hotllm.Billing;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.RouteKind;
import io.github.hotllm.internal.account.Logins;
import io.github.hotllm.internal.account.Plan;
import io.github.hotllm.internal.catalog.Catalog;
import io.github.hotllm.internal.catalog.SubscriptionRow;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Dialect;
import io.github.hotllm.internal.dialect.anthropic.AnthropicDialect;
import io.github.hotllm.internal.dialect.responses.ResponsesDialect;
import io.github.hotllm.internal.http.Transport;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Routes to the plans of a test's own logins. */
record PlanStage(Logins logins, Transport transport, Clock clock) {
  static final Map<Plan, String> MODELS = Map.of(
      Plan.CHATGPT, "openai/gpt-6.1-sol",
      Plan.CLAUDE, "anthropic/claude-haiku-5-5",
      Plan.GROK, "xai/grok-4.7");

  /** All plans at one address. */
  static Map<String, SubscriptionRow> at(String address) {
    var row = new SubscriptionRow(Optional.empty(), Optional.of(URI.create(address)));
    return Map.of("chatgpt", row, "claude", row, "grok", row);
  }

  static Dialect dialect(Plan plan) {
    return plan == Plan.CLAUDE ? new AnthropicDialect() : new ResponsesDialect();
  }

  SubscriptionRoute route(Plan plan) {
    var candidate = Catalog.builtIn().resolve(MODELS.get(plan)).candidates().get(0);
    var login = logins.of(plan);
    var target = SubscriptionRoute.target(login, candidate.provider(), candidate.model());
    var state = new RouteState(
        plan.provider(), RouteKind.SUBSCRIPTION, Billing.FLAT_RATE, Optional.empty(), clock);
    return new SubscriptionRoute(
        login, target, dialect(plan), state, new HttpRoute.Network(transport, clock));
  }

  static LlmRequest.Builder request(Plan plan) {
    return LlmRequest.builder(MODELS.get(plan)).prompt("Hello");
  }

  /** Asks, and begins. */
  Exchange ask(Plan plan, Asked asked, HeardSink sink) {
    var exchange = route(plan).open(asked, sink);
    sink.take(exchange);
    return exchange;
  }

  Exchange ask(Plan plan, HeardSink sink) {
    return ask(plan, Asked.of(request(plan).build(), Delivery.STREAMED), sink);
  }
}
