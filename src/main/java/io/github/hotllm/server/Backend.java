package io.github.hotllm.server;

import io.github.hotllm.Llm;
import io.github.hotllm.internal.catalog.Limits;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.dialect.Dialect;
import io.github.hotllm.internal.dialect.Doors;
import io.github.hotllm.internal.engine.Assembly;
import io.github.hotllm.internal.engine.Engine;
import io.github.hotllm.internal.wire.Headers;

/**
 * What a server stands on: the engine that makes the calls, the wire formats and their paths, the
 * time, and how much the configuration lets it take on.
 */
record Backend(Engine engine, Doors doors, Clock clock, Limits limits) {
  Backend(Engine engine, Doors doors, Clock clock) {
    this(engine, doors, clock, Limits.DEFAULT);
  }

  /**
   * What a client stands on.
   *
   * @throws IllegalArgumentException if hotllm did not build that client
   */
  static Backend of(Llm llm) {
    return new Backend(
        Assembly.engine(llm), Assembly.doors(), Assembly.clock(llm), Assembly.limits(llm));
  }

  /** The same for callers from beyond this machine. */
  Backend forOthers() {
    return new Backend(engine.forOthers(), doors, clock, limits);
  }

  /**
   * Our own format, in which failures are told at paths that have none.
   *
   * @throws IllegalStateException if no door leads to it
   */
  Dialect ownFormat() {
    return doors
        .dialect(Paths.CALL, Headers.none())
        .orElseThrow(() -> new IllegalStateException("there is no format for " + Paths.CALL));
  }
}
