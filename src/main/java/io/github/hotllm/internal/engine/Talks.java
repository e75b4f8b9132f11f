package io.github.hotllm.internal.engine;

import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.concurrent.SystemClock;
import io.github.hotllm.internal.concurrent.Threads;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** What all conversations of one client share, and which of them run. For all threads. */
final class Talks {
  private final Executor executor;
  private final Clock clock;
  private final Set<ConversationLoop> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Talks(Executor executor, Clock clock) {
    this.executor = executor;
    this.clock = clock;
  }

  /** What the conversations over clients share that were not made here; it is never closed. */
  static Talks ofFakes() {
    return Fakes.TALKS;
  }

  /** Made when it is first asked for. */
  private static final class Fakes {
    static final Talks TALKS = new Talks(Threads.pool("hotllm-tools"), new SystemClock());
  }

  /** Where tools run. */
  Executor executor() {
    return executor;
  }

  Clock clock() {
    return clock;
  }

  /** A conversation begins. It may be aborted at once. */
  void began(ConversationLoop conversation) {
    running.add(conversation);
    if (closed) {
      conversation.abort(CallEngine.closing());
    }
  }

  /** It is over; said once or more. */
  void ended(ConversationLoop conversation) {
    running.remove(conversation);
  }

  /** Ends what runs, and all that is still to begin. */
  void close() {
    closed = true;
    running.forEach(conversation -> conversation.abort(CallEngine.closing()));
  }
}
