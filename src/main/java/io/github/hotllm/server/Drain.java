package io.github.hotllm.server;

import io.github.hotllm.internal.concurrent.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Brings a server's calls to their end: lets none in, waits for a grace time, and tells those that
 * are left.
 */
final class Drain {
  /** How long a client may take to hear that its call is cut. */
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final Admission admission;
  private final Clock clock;
  private final Executor threads;

  /** @param threads what may block while it writes to a client that does not read */
  Drain(Admission admission, Clock clock, Executor threads) {
    this.admission = admission;
    this.clock = clock;
    this.threads = threads;
  }

  /** Returns when all calls have ended, or have had their time. */
  void run(Duration grace) {
    var drained = admission.drain();
    await(drained, grace);
    for (var call : admission.calls()) {
      threads.execute(() -> call.stop(Refusals.aboutToStop()));
    }
    await(drained, FAREWELL);
  }

  private void await(CompletableFuture<Void> drained, Duration longest) {
    var late = new CompletableFuture<Void>();
    var cancel = clock.after(longest, () -> late.complete(null));
    CompletableFuture.anyOf(drained, late).join();
    cancel.run();
  }
}
