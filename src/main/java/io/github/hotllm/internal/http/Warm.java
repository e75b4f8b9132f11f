package io.github.hotllm.internal.http;

import java.net.http.HttpClient;

/**
 * A client of the JDK, and whether it may hold a connection that was used before: it does not tell
 * on which kind a request goes out. For all threads.
 */
final class Warm {
  private final HttpClient client;
  /** Goes to true once, by any thread. */
  private volatile boolean used;

  Warm(HttpClient client) {
    this.client = client;
  }

  HttpClient client() {
    return client;
  }

  /** A reply has ended: its connection may be used again. */
  void kept() {
    used = true;
  }

  /** Whether any connection of it may be a used one; if not, each request had a new one. */
  boolean isUsed() {
    return used;
  }
}
