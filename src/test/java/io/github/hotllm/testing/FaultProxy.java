package io.github.hotllm.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** Stands before a server and spoils what it answers, as its {@link Toxic} says. */
public final class FaultProxy implements AutoCloseable {
  private final ServerSocket listening;
  private final int target;
  private final Toxic toxic;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();

  private FaultProxy(int target, Toxic toxic) throws IOException {
    this.target = target;
    this.toxic = toxic;
    this.listening = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
  }

  /** A proxy before that provider. */
  public static FaultProxy before(FakeProvider provider, Toxic toxic) {
    try {
      var proxy = new FaultProxy(provider.port(), toxic);
      FakeProvider.start("fault-proxy", proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort() + path);
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        var client = listening.accept();
        open.add(client);
        if (toxic.refuses()) {
          client.setSoLinger(true, 0);
          client.close();
        } else {
          connect(client);
        }
      } catch (IOException e) {
        failures.add(e);
      }
    }
  }

  private void connect(Socket client) throws IOException {
    var server = new Socket(InetAddress.getLoopbackAddress(), target);
    open.add(server);
    client.setTcpNoDelay(true);
    FakeProvider.start("fault-proxy-up", () -> copy(client, server, new Pipe(closed)));
    FakeProvider.start("fault-proxy-down", () -> copy(server, client, toxic.pipe(closed)));
  }

  private void copy(Socket from, Socket to, Pipe pipe) {
    try (from;
        to) {
      pipe.copy(from.getInputStream(), to);
    } catch (IOException | InterruptedException e) {
      failures.add(e);
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      listening.close();
      for (var socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
