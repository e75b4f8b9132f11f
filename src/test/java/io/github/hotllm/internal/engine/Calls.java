package io.github.hotllm.internal.engine;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.concurrent.FakeClock;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.route.Leg;
import io.github.hotllm.internal.route.Plan;
import io.github.hotllm.internal.route.Planner;
import io.github.hotllm.internal.route.Route;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An engine over fake routes and a clock that a test moves. */
final class Calls {
  final FakeClock clock = new FakeClock();
  final Recorder heard = new Recorder();
  private LlmRequest.Timeouts timeouts = LlmRequest.Timeouts.NONE;

  /** A question, to be answered so. */
  static Asked asked(Delivery delivery) {
    return Asked.of(LlmRequest.of("m", "hi"), delivery);
  }

  FakeRoute route(String name) {
    return new FakeRoute(name, clock);
  }

  Calls client(LlmRequest.Timeouts settings) {
    timeouts = settings;
    return this;
  }

  /** A call that is pulled to its end. */
  AttemptLoop run(LlmRequest request, FakeRoute... routes) {
    var call = open(request, Delivery.STREAMED, routes);
    heard.pullAll(call);
    return call;
  }

  AttemptLoop run(FakeRoute... routes) {
    return run(LlmRequest.of("m", "hi"), routes);
  }

  AttemptLoop open(LlmRequest request, Delivery delivery, FakeRoute... routes) {
    return (AttemptLoop) engine(routes).open(Asked.of(request, delivery), heard);
  }

  CallEngine engine(Route... routes) {
    return engine(asked -> new Plan(
        Stream.of(routes).map(route -> new Leg(route, asked)).toList(), List.of("plan: said so")));
  }

  CallEngine engine(Planner planner) {
    var tools = new Tools(
        clock,
        planner,
        new RetryPolicy(() -> 0.5),
        (provider, model, metered) -> Optional.of(new BigDecimal("0.25")),
        timeouts,
        () -> "id-1");
    return new CallEngine(tools, new NoModels(), List::of, () -> {});
  }

  static LlmException failure(ErrorType type) {
    return LlmException.of(type, "it failed");
  }
}
