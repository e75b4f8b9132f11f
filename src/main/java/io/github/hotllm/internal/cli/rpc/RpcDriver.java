package io.github.hotllm.internal.cli.rpc;

import io.github.hotllm.internal.cli.CliHealth;
import io.github.hotllm.internal.cli.PlanWindow;
import io.github.hotllm.internal.cli.turn.TurnBuffer;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Target;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What a {@link RpcBackend} has to know of its program. For all threads. */
public interface RpcDriver {
  /** Why the program cannot be used now; nothing if it can. */
  Optional<CliHealth> unusable();

  /** Starts a process and shakes hands with it. */
  CompletableFuture<RpcProcess> start();

  /**
   * Prepares a turn.
   *
   * @throws io.github.hotllm.LlmException if the program cannot be asked that
   */
  Talk talk(Asked asked, Target target);

  /** The same turn with a process of its own, for a program that does not shake hands. */
  Optional<TurnBuffer.Source> oneShot(Talk talk, TurnBuffer buffer);

  /** How much of the plan is used, as far as the program has told. */
  default List<PlanWindow> windows() {
    return List.of();
  }
}
