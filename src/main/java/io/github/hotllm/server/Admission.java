package io.github.hotllm.server;

import io.github.hotllm.LlmException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Counts the calls in flight, and says when there are enough. For all threads. */
final class Admission {
  private final int most;
  private final CompletableFuture<Void> drained = new CompletableFuture<>();

  // Guarded by this.
  private final Set<ClientCall> calls = new HashSet<>();
  private boolean draining;

  Admission(int most) {
    this.most = most;
  }

  /**
   * Lets a call in.
   *
   * @throws LlmException of type {@code busy}, at once: there is no queue
   */
  synchronized void admit(ClientCall call) {
    if (draining) {
      throw Refusals.draining();
    }
    if (calls.size() >= most) {
      throw Refusals.full(most);
    }
    calls.add(call);
  }

  /** A call has come to its end. Saying so twice does nothing. */
  void leave(ClientCall call) {
    if (isLast(call)) {
      drained.complete(null);
    }
  }

  private synchronized boolean isLast(ClientCall call) {
    return calls.remove(call) && calls.isEmpty() && draining;
  }

  /** Lets nobody in any more. The future completes when the last call has left. */
  CompletableFuture<Void> drain() {
    boolean empty;
    synchronized (this) {
      draining = true;
      empty = calls.isEmpty();
    }
    if (empty) {
      drained.complete(null);
    }
    return drained;
  }

  synchronized boolean isDraining() {
    return draining;
  }

  synchronized int inFlight() {
    return calls.size();
  }

  /** The calls that are in flight now. */
  synchronized List<ClientCall> calls() {
    return List.copyOf(calls);
  }
}
