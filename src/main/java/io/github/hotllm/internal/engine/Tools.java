package io.github.hotllm.internal.engine;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.route.Planner;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What all calls of one client share. For all threads. */
record Tools(
    Clock clock,
    Planner planner,
    RetryPolicy retries,
    Cost cost,
    LlmRequest.Timeouts timeouts,
    Supplier<String> requestIds,
    Map<String, RetryBudget> budgets) {
  Tools(
      Clock clock,
      Planner planner,
      RetryPolicy retries,
      Cost cost,
      LlmRequest.Timeouts timeouts,
      Supplier<String> requestIds) {
    this(clock, planner, retries, cost, timeouts, requestIds, new ConcurrentHashMap<>());
  }

  /** What calls share that may be anyone's. */
  Tools forOthers() {
    return new Tools(clock, planner.forOthers(), retries, cost, timeouts, requestIds, budgets);
  }

  RetryBudget budget(String provider) {
    return budgets.computeIfAbsent(provider, name -> new RetryBudget());
  }
}
