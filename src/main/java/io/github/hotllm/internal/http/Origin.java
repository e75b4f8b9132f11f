package io.github.hotllm.internal.http;

import java.net.URI;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One server that is called: its gate, and the client of its warm connections. For all threads. */
final class Origin {
  /**
   * How many requests at a time are let through, on a connection each. As many as a hot server
   * takes on by default: with fewer, slow streams would wait for one another behind an idle machine
   * (1,000 streams of 5 s took up to 19 s with 256, measured in November 2026).
   */
  static final int WIDTH = 1024;

  private final JdkClients.Security security;
  private final Gate gate;
  private final AtomicLong replays = new AtomicLong();
  // Guarded by this.
  private @Nullable Warm warm;
  private boolean closed;

  Origin(URI uri, Executor executor) {
    this.security = "http".equalsIgnoreCase(uri.getScheme())
        ? JdkClients.Security.NONE
        : JdkClients.Security.TLS;
    this.gate = new Gate(WIDTH, executor);
  }

  Gate gate() {
    return gate;
  }

  /** The client for the next request; once closed, one that does nothing any more. */
  synchronized Warm warm() {
    var current = warm;
    if (current == null) {
      current = single();
      warm = current;
    }
    return current;
  }

  /** A client for one request alone, which goes out on a new connection for certain. */
  synchronized Warm single() {
    var client = JdkClients.open(security);
    if (closed) {
      JdkClients.end(client);
    }
    return new Warm(client);
  }

  /** Counts a request that is sent once more. */
  void countReplay() {
    replays.incrementAndGet();
  }

  /** How many requests were sent once more. */
  long replays() {
    return replays.get();
  }

  /** Ends the client and what it still does. */
  synchronized void close() {
    closed = true;
    if (warm != null) {
      JdkClients.end(warm.client());
    }
  }
}
