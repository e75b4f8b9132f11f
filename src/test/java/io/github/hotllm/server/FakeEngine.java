package io.github.hotllm.server;

import io.github.hotllm.Models;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.engine.Call;
import io.github.hotllm.internal.engine.Engine;
import io.github.hotllm.internal.engine.PlanReport;
import io.github.hotllm.internal.engine.Receiver;
import io.github.hotllm.internal.route.RouteState;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/** An engine whose answers a test gives by hand. */
final class FakeEngine implements Engine {
  private final BlockingQueue<FakeCall> opened = new LinkedBlockingQueue<>();
  volatile List<RouteState> routes = List.of();
  volatile PlanReport plans = new PlanReport(List.of(), List.of());
  /** What opening a call does first; it may throw. */
  volatile Supplier<Boolean> trap = () -> true;

  @Override
  public Call open(Asked asked, Receiver receiver) {
    trap.get();
    var call = new FakeCall(asked, receiver);
    opened.add(call);
    return call;
  }

  /** The next call that was opened. */
  FakeCall nextCall() throws InterruptedException {
    return opened.take();
  }

  int waitingCalls() {
    return opened.size();
  }

  @Override
  public List<RouteState> routes() {
    return routes;
  }

  @Override
  public Models models() {
    throw new UnsupportedOperationException();
  }

  @Override
  public PlanReport plans() {
    return plans;
  }

  @Override
  public Engine forOthers() {
    return this;
  }

  @Override
  public void warm() {}

  @Override
  public void close() {}
}
