package io.github.hotllm.server;

import io.github.hotllm.Llm;
import io.github.hotllm.internal.catalog.Limits;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.dialect.Dialect;
import io.github.hotllm.internal.engine.Assembly;
import io.github.hotllm.internal.engine.Engine;
import java.util.Map;
import java.util.Objects;

/**
 * What a server stands on: the engine that makes the calls, the wire format of each path, the time,
 * and how much the configuration lets it take on.
 */
record Backend(Engine engine, Map<String, Dialect> formats, Clock clock, Limits limits) {
  Backend {
    formats = Map.copyOf(formats);
    if (!formats.containsKey(Paths.CALL)) {
      throw new IllegalArgumentException("there is no format for " + Paths.CALL);
    }
  }

  Backend(Engine engine, Map<String, Dialect> formats, Clock clock) {
    this(engine, formats, clock, Limits.DEFAULT);
  }

  /**
   * What a client stands on.
   *
   * @throws IllegalArgumentException if hotllm did not build that client
   */
  static Backend of(Llm llm) {
    return new Backend(
        Assembly.engine(llm), Assembly.formats(), Assembly.clock(llm), Assembly.limits(llm));
  }

  /** Our own format, in which failures are told at paths that have none. */
  Dialect ownFormat() {
    return Objects.requireNonNull(formats.get(Paths.CALL));
  }
}
