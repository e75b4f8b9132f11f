package io.github.hotllm.internal.engine;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.Models;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.route.RouteState;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The engine over real routes. */
final class CallEngine implements Engine, AttemptLoop.Registry {
  private final Tools tools;
  private final Models models;
  private final Supplier<List<RouteState>> routes;
  private final Surroundings surroundings;

  private final Set<AttemptLoop> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * What an engine has beside its calls.
   *
   * @param warming done when it shall be warm
   * @param closing done at its end
   */
  record Surroundings(Supplier<PlanReport> plans, Runnable warming, Runnable closing) {}

  CallEngine(Tools tools, Models models, Supplier<List<RouteState>> routes, Runnable closing) {
    this(tools, models, routes, new Surroundings(() -> PlanReport.NONE, () -> {}, closing));
  }

  CallEngine(
      Tools tools, Models models, Supplier<List<RouteState>> routes, Surroundings surroundings) {
    this.tools = tools;
    this.models = models;
    this.routes = routes;
    this.surroundings = surroundings;
  }

  @Override
  public Call open(Asked asked, Receiver receiver) {
    return new AttemptLoop(asked, receiver, tools, this);
  }

  @Override
  public void began(AttemptLoop call) {
    running.add(call);
    if (closed) {
      call.abort(closing());
    }
  }

  @Override
  public void ended(AttemptLoop call) {
    running.remove(call);
  }

  @Override
  public List<RouteState> routes() {
    return routes.get();
  }

  @Override
  public PlanReport plans() {
    return surroundings.plans().get();
  }

  Clock clock() {
    return tools.clock();
  }

  @Override
  public Models models() {
    return models;
  }

  @Override
  public Engine forOthers() {
    return new OthersEngine(this, tools.forOthers());
  }

  @Override
  public void warm() {
    surroundings.warming().run();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      running.forEach(call -> call.abort(closing()));
      surroundings.closing().run();
    }
  }

  /** What a call fails with that a closing has ended. */
  static LlmException closing() {
    return LlmException.builder(ErrorType.BUSY, "this client was closed")
        .permanent()
        .build();
  }
}
