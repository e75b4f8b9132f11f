package io.github.hotllm.client;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/**
 * One request and its reply.
 *
 * <p>A server may close an idle connection just when we use it again. Then, and only when not one
 * byte of a reply has come, the request is sent once more on a new connection; in no other case is
 * anything sent twice, for it may have to be paid.
 *
 * <p>Belongs to the thread that calls, but for {@link #close()}, which any thread may call.
 */
final class Exchange implements AutoCloseable {
  private final Connections connections;
  private final byte[] request;
  private final Patience patience;

  // Owned by the thread that calls: why the request did not get out as a whole.
  private @Nullable IOException unsent;
  // Written by the thread that calls, under the lock of this; read by whoever closes.
  private @Nullable Connection connection;
  // Written by whoever closes, under the lock of this.
  private boolean closed;

  Exchange(Connections connections, byte[] request, Patience patience) {
    this.connections = connections;
    this.request = request;
    this.patience = patience;
  }

  Patience patience() {
    return patience;
  }

  /**
   * Sends the request.
   *
   * @throws UnreachableException if there is nobody to send it to
   */
  void send() throws IOException {
    send(use(connections.take()));
  }

  private void send(Connection used) throws IOException {
    try {
      used.send(request);
    } catch (ClosedChannelException e) {
      throw e;
    } catch (IOException e) {
      // A server that refuses a request says why before it has read all of it: read what it says.
      unsent = e;
    }
  }

  /** Sends the request and waits for the whole reply. */
  WholeReply ask() throws IOException {
    send();
    var reply = reply();
    var body = reply.whole(patience);
    finish(reply);
    return new WholeReply(reply.status(), body);
  }

  /** Waits for the head of the reply. */
  HttpReply reply() throws IOException {
    var used = current();
    try {
      return HttpReply.read(used, patience);
    } catch (ClosedChannelException | SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      if (!used.isReused() || !used.isSilent()) {
        throw withUnsent(e);
      }
    }
    connections.drop(used);
    var fresh = use(connections.fresh());
    send(fresh);
    return HttpReply.read(fresh, patience);
  }

  private IOException withUnsent(IOException e) {
    if (unsent != null) {
      e.addSuppressed(unsent);
    }
    return e;
  }

  /** The exchange has ended, its body read to the end: the connection may serve another. */
  void finish(HttpReply reply) {
    var used = release();
    if (used == null) {
      return;
    } else if (reply.keepsConnection()) {
      connections.give(used);
    } else {
      connections.drop(used);
    }
  }

  /** Gives up what has not ended: closes the connection at once. */
  @Override
  public void close() {
    var used = release();
    if (used != null) {
      connections.drop(used);
    }
  }

  /** Whether it has ended or was given up. */
  synchronized boolean isClosed() {
    return closed;
  }

  private Connection use(Connection taken) throws IOException {
    if (!hold(taken)) {
      connections.drop(taken);
      throw new ClosedChannelException();
    }
    return taken;
  }

  private synchronized boolean hold(Connection taken) {
    connection = taken;
    return !closed;
  }

  private synchronized Connection current() throws IOException {
    if (connection == null || closed) {
      throw new ClosedChannelException();
    }
    return connection;
  }

  private synchronized @Nullable Connection release() {
    var used = closed ? null : connection;
    closed = true;
    return used;
  }
}
