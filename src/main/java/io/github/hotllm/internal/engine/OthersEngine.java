package io.github.hotllm.internal.engine;

import io.github.hotllm.Models;
import io.github.hotllm.RouteKind;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.route.RouteState;
import java.util.List;

/** An engine for callers who may be anyone, within that of the one who runs it. */
record OthersEngine(CallEngine own, Tools tools) implements Engine {
  @Override
  public Call open(Asked asked, Receiver receiver) {
    return new AttemptLoop(asked, receiver, tools, own);
  }

  @Override
  public List<RouteState> routes() {
    return own.routes().stream().filter(OthersEngine::isForAll).toList();
  }

  private static boolean isForAll(RouteState route) {
    return route.kind() != RouteKind.SUBSCRIPTION && route.kind() != RouteKind.CLI;
  }

  @Override
  public PlanReport plans() {
    return PlanReport.NONE;
  }

  @Override
  public Models models() {
    return own.models();
  }

  @Override
  public Engine forOthers() {
    return this;
  }

  /** Nothing: what is kept ready is for plans. */
  @Override
  public void warm() {}

  /** Nothing: the one who runs it closes it. */
  @Override
  public void close() {}
}
