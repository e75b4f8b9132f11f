package io.github.hotllm.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An HTTP/1.1 server of bare sockets that answers each request as its script says, and remembers
 * all it was sent. Each connection has a thread of its own.
 *
 * <pre>{@code
 * try (var provider = FakeProvider.of(call -> call.reply(200, "hello"))) {
 *   … provider.uri("/v1/chat/completions") …
 * }
 * }</pre>
 */
public final class FakeProvider implements AutoCloseable {
  /** What to do with one request. When it returns, the next request of that connection is read. */
  @FunctionalInterface
  public interface Script {
    void play(FakeCall call) throws Exception;
  }

  private final ServerSocket server;
  private final Script script;
  private final List<FakeRequest> requests = new CopyOnWriteArrayList<>();
  private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();

  private FakeProvider(Script script) throws IOException {
    this.script = script;
    this.server = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
  }

  /** A server that plays the same script for each request. */
  public static FakeProvider of(Script script) {
    try {
      var provider = new FakeProvider(script);
      start("fake-provider", provider::accept);
      return provider;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server that plays one script after the other; a request too many is cut. */
  public static FakeProvider inTurn(Script... scripts) {
    var left = new ConcurrentLinkedQueue<>(List.of(scripts));
    return of(call -> {
      var next = left.poll();
      if (next == null) {
        call.cut();
      } else {
        next.play(call);
      }
    });
  }

  static void start(String name, Runnable task) {
    var thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  public int port() {
    return server.getLocalPort();
  }

  /** The URI of a path here. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** All requests so far, in the order in which they had been read wholly. */
  public List<FakeRequest> requests() {
    return List.copyOf(requests);
  }

  /** How many connections were accepted so far. */
  public int connections() {
    return connections.get();
  }

  /** What scripts have thrown, such as the write to a peer that has gone. */
  public List<Exception> failures() {
    return List.copyOf(failures);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        open.add(socket);
        int number = connections.incrementAndGet();
        start("fake-provider-" + number, () -> serve(socket, number));
      } catch (IOException e) {
        failures.add(e);
      }
    }
  }

  private void serve(Socket socket, int connection) {
    try (socket) {
      socket.setTcpNoDelay(true);
      for (int turn = 1; !socket.isClosed(); turn++) {
        var request = FakeRequest.read(socket.getInputStream(), connection, turn);
        if (request.isEmpty()) {
          return;
        }
        requests.add(request.get());
        script.play(new FakeCall(request.get(), socket));
      }
    } catch (Exception e) {
      failures.add(e);
    } finally {
      forget(socket);
    }
  }

  private synchronized void forget(Socket socket) {
    open.remove(socket);
    notifyAll();
  }

  /** Whether, within that time, there has been a connection and all have ended. */
  public synchronized boolean awaitAllClosed(Duration atMost) throws InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    while (connections() == 0 || !open.isEmpty()) {
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  /** Stops listening and closes all connections. */
  @Override
  public void close() {
    try {
      server.close();
      for (var socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
