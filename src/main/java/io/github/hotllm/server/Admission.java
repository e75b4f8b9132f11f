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
  private final Set<ClientCall> ending = new HashSet<>();
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

  /**
   * A call has only its last bytes to write. It gives up its place first: whoever has read them may
   * come back at once.
   */
  synchronized void end(ClientCall call) {
    if (calls.remove(call)) {
      ending.add(call);
    }
  }

  /** A call is over. Saying so twice does nothing. */
  void leave(ClientCall call) {
    if (isLast(call)) {
      drained.complete(null);
    }
  }

  private synchronized boolean isLast(ClientCall call) {
    boolean known = calls.remove(call) || ending.remove(call);
    return known && isEmpty() && draining;
  }

  /** Lets nobody in any more. The future completes when the last call has left. */
  CompletableFuture<Void> drain() {
    boolean empty;
    synchronized (this) {
      draining = true;
      empty = isEmpty();
    }
    if (empty) {
      drained.complete(null);
    }
    return drained;
  }

  private synchronized boolean isEmpty() {
    return calls.isEmpty() && ending.isEmpty();
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
