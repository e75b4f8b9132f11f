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
  private final Runnable warming;
  private final Runnable closing;

  private final Set<AttemptLoop> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** What an engine does beside its calls: at once when it shall be warm, and at its end. */
  record Lifecycle(Runnable warming, Runnable closing) {}

  CallEngine(Tools tools, Models models, Supplier<List<RouteState>> routes, Runnable closing) {
    this(tools, models, routes, new Lifecycle(() -> {}, closing));
  }

  CallEngine(Tools tools, Models models, Supplier<List<RouteState>> routes, Lifecycle lifecycle) {
    this.tools = tools;
    this.models = models;
    this.routes = routes;
    this.warming = lifecycle.warming();
    this.closing = lifecycle.closing();
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
    warming.run();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      running.forEach(call -> call.abort(closing()));
      closing.run();
    }
  }

  /** What a call fails with that a closing has ended. */
  static LlmException closing() {
    return LlmException.builder(ErrorType.BUSY, "this client was closed")
        .permanent()
        .build();
  }
}
