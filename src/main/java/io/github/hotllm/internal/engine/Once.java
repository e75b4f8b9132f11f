package io.github.hotllm.internal.engine;

import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets something be used once, in whichever of its forms comes first. For all threads. */
final class Once {
  private final String refusal;
  private final AtomicBoolean used = new AtomicBoolean();

  /**
   * Nobody has used it yet.
   *
   * @param what is used, for the message
   * @param method gives one more
   */
  Once(String what, String method) {
    this.refusal = "this " + what + " is used already; a second use would buy it again – call "
        + method + "() once more";
  }

  /** @throws IllegalStateException for the second use */
  void claim() {
    if (!used.compareAndSet(false, true)) {
      throw new IllegalStateException(refusal);
    }
  }

  /** Lets a subscriber in, or tells him by the rules that he came too late. */
  void claim(Flow.Subscriber<?> subscriber, Runnable use) {
    Objects.requireNonNull(subscriber);
    if (used.compareAndSet(false, true)) {
      use.run();
    } else {
      FlowCall.refuse(subscriber, new IllegalStateException(refusal));
    }
  }
}
