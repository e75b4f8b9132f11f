package io.github.hotllm.internal.cli.pool;

import java.util.concurrent.CompletableFuture;

/** Starts processes of one program. For all threads. */
@FunctionalInterface
public interface Spawner<W extends Worker> {
  /**
   * Starts a process and shakes hands with it; it does not block for long.
   *
   * @return the process when it is ready, or an {@link io.github.hotllm.LlmException} that says why
   *     there is none
   */
  CompletableFuture<W> spawn();
}
