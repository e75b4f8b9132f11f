package io.github.hotllm.internal.route;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Metered;
import java.util.List;

/**
 * Takes one attempt's answer: signals come one after the other, on any thread, and end in exactly
 * one of {@code end} and {@code fail}. Only {@code connecting}, {@code connected} and {@code alive}
 * may come at any time; they return at once.
 */
public interface Sink {
  /**
   * How the target answers, and what it cannot be told. Said while the exchange is opened, before
   * anything is sent.
   */
  void encoded(Delivery delivery, List<String> warnings);

  /** From now on a connection is being made, or taken from the pool. */
  void connecting();

  /** The connection stands and the request is on its way. */
  void connected();

  /** Bytes came, whatever they mean. */
  void alive();

  /** The provider has refused the token; the request is sent once more, with another. */
  default void again() {}

  /** What one pull asked for; at least one event or frame. */
  void next(Batch batch);

  void end(Metered metered);

  void fail(LlmException failure);
}
