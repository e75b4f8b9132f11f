package io.github.hotllm.client;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The connections to one server, a few of them idle and ready. For all threads. */
final class Connections {
  private static final int MAX_IDLE = 8;

  private final Address address;
  private final Duration timeout;

  // Guarded by this.
  private final Deque<Connection> idle = new ArrayDeque<>();
  private final Set<Connection> busy = new HashSet<>();
  private boolean closed;

  Connections(Address address, Duration timeout) {
    this.address = address;
    this.timeout = timeout;
  }

  Address address() {
    return address;
  }

  /** An idle connection that still stands, the last used first, or a new one. */
  Connection take() throws IOException {
    for (var connection = poll(); connection != null; connection = poll()) {
      if (connection.isAlive()) {
        return connection;
      }
      drop(connection);
    }
    return fresh();
  }

  /** A new connection. */
  Connection fresh() throws IOException {
    requireOpen();
    var connection = Connection.open(address, timeout);
    if (!occupy(connection)) {
      connection.close();
      requireOpen();
    }
    return connection;
  }

  /** Takes back a connection whose exchange has ended well. */
  void give(Connection connection) {
    if (!keep(connection)) {
      connection.close();
    }
  }

  /** Closes a connection, whatever it is doing. */
  void drop(Connection connection) {
    synchronized (this) {
      busy.remove(connection);
    }
    connection.close();
  }

  /** Closes all, and makes no more. */
  void close() {
    all().forEach(Connection::close);
  }

  private synchronized @Nullable Connection poll() {
    var connection = idle.pollLast();
    if (connection != null) {
      busy.add(connection);
    }
    return connection;
  }

  private synchronized void requireOpen() {
    if (closed) {
      throw new IllegalStateException("this client is closed");
    }
  }

  private synchronized boolean occupy(Connection connection) {
    return !closed && busy.add(connection);
  }

  private synchronized boolean keep(Connection connection) {
    boolean known = busy.remove(connection);
    return known && !closed && idle.size() < MAX_IDLE && idle.add(connection);
  }

  private synchronized List<Connection> all() {
    closed = true;
    var all = new ArrayList<>(idle);
    all.addAll(busy);
    idle.clear();
    busy.clear();
    return all;
  }
}
