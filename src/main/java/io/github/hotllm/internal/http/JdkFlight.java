package io.github.hotllm.internal.http;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.concurrent.Mailbox;
import io.github.hotllm.internal.wire.Headers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A request from the gate to the end of its reply.
 *
 * <p>A server may close a pooled connection just when a request is sent on it. Such a request, if
 * it is answered by not one byte within a round trip or so, is sent once more: on a new connection
 * for certain, so twice at most. Of that the listener hears nothing.
 *
 * <p>The mailbox makes signals serial; whoever sets {@code over} has the last word.
 */
final class JdkFlight implements Transport.Flight {
  /** A server that takes longer to hang up may have been at work. */
  private static final Duration ROUND_TRIP = Duration.ofSeconds(5);

  /** How long the rest of a reply may take that nobody wants, for the sake of its connection. */
  private static final Duration DRAIN = Duration.ofSeconds(1);

  private final Outgoing request;
  private final Transport.Listener listener;
  private final Origin origin;
  private final JdkTransport transport;
  private final Gate.Pass pass;
  private final Mailbox signals = new Mailbox();
  private final Inbox inbox = new Inbox();
  private final AtomicBoolean begun = new AtomicBoolean();
  private final AtomicBoolean connected = new AtomicBoolean();
  private final AtomicBoolean over = new AtomicBoolean();
  /** Written by the thread that sends; one follows the other. */
  private volatile @Nullable Sending sending;
  /** Written by the thread that sends; there are two at most. */
  private volatile @Nullable Sending replay;

  private volatile long connectedAt;

  // Written by the one who finishes.
  private volatile boolean isDraining;
  private volatile Runnable drainTimer = () -> {};

  JdkFlight(Outgoing request, Transport.Listener listener, Origin origin, JdkTransport transport) {
    this.request = request;
    this.listener = listener;
    this.origin = origin;
    this.transport = transport;
    this.pass = origin.gate().pass(this::takeTurn);
  }

  @Override
  public void pull() {
    if (begun.compareAndSet(false, true)) {
      transport.add(this);
      pass.enter();
    } else {
      signals.run(() -> {
        inbox.want();
        deliver();
      });
    }
  }

  @Override
  public void finish() {
    isDraining = true;
    if (over.compareAndSet(false, true)) {
      leave();
      drain();
    }
  }

  /** The end may have come already, and waits in the inbox where nobody looks any more. */
  private void drain() {
    var current = sending;
    if (current == null || current.isOver()) {
      drained();
      return;
    }
    drainTimer = transport.clock().after(DRAIN, this::abort);
    current.more();
    if (current.isOver()) {
      drained();
    }
  }

  private void more() {
    var current = sending;
    if (current != null) {
      current.more();
    }
  }

  /** Nothing more comes: the connection is back in the pool, or gone. */
  private void drained() {
    drainTimer.run();
    endReplay();
  }

  @Override
  public void cancel() {
    if (over.compareAndSet(false, true)) {
      leave();
      abort();
    }
  }

  /** Gives it up for a reason of ours, which the listener hears. */
  void giveUp(LlmException reason) {
    signals.run(() -> last(() -> listener.fail(reason)));
    abort();
  }

  boolean isOver() {
    return over.get();
  }

  private void takeTurn() {
    listener.connecting();
    if (!isOver()) {
      send(new Sending(this, origin.warm()));
    }
  }

  private void send(Sending next) {
    sending = next;
    connectedAt = transport.clock().nanos();
    try {
      next.send(httpRequest(next));
    } catch (RuntimeException | Error e) {
      failed(next, e);
    }
    if (isOver()) {
      abort();
    }
  }

  private HttpRequest httpRequest(Sending next) {
    var builder = HttpRequest.newBuilder(request.uri())
        .setHeader("User-Agent", JdkTransport.USER_AGENT)
        .POST(new Upload(request.body(), next::connected));
    request
        .headers()
        .asMap()
        .forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
    return builder.build();
  }

  void connected() {
    connectedAt = transport.clock().nanos();
    if (connected.compareAndSet(false, true)) {
      listener.connected();
    }
  }

  void head(ResponseInfo info) {
    connected();
    var headers = Headers.of(info.headers().map());
    later(() -> {
      if (!isOver()) {
        listener.head(info.statusCode(), headers);
      }
    });
  }

  void bytes(List<ByteBuffer> bytes) {
    if (isDraining) {
      more();
    } else {
      later(() -> {
        inbox.add(bytes);
        deliver();
      });
    }
  }

  void end() {
    if (isDraining) {
      drained();
    } else {
      later(() -> {
        inbox.end(listener::end);
        deliver();
      });
    }
  }

  /** A failure may be told by any thread of the client, so it is handled on ours. */
  void failed(Sending failed, Throwable failure) {
    try {
      transport.executor().execute(() -> judge(failed, failure));
    } catch (RejectedExecutionException closed) {
      cancel(); // close() has told the listener already
    }
  }

  private void judge(Sending failed, Throwable failure) {
    if (isDraining) {
      drained();
      return;
    }
    boolean soon = transport.clock().nanos() - connectedAt < ROUND_TRIP.toNanos();
    if (!isOver() && soon && failed.wasStale(failure)) {
      origin.countReplay();
      var next = new Sending(this, origin.single());
      replay = next;
      send(next);
    } else {
      var told = NetworkFailure.of(failure, request.uri(), failed.isAnswered());
      signals.run(() -> {
        inbox.end(() -> listener.fail(told));
        deliver();
      });
    }
  }

  /** What the JDK's client tells on the thread that reads the sockets is heard on ours. */
  private void later(Runnable signal) {
    try {
      signals.run(signal, transport.executor());
    } catch (RejectedExecutionException closed) {
      cancel(); // close() has told the listener already
    }
  }

  /** Hands on what has come, as far as it is wanted; then the end. */
  private void deliver() {
    for (var bytes = inbox.take(); !isOver() && bytes.isPresent(); bytes = inbox.take()) {
      listener.bytes(bytes.get());
      more();
    }
    inbox.last().ifPresent(this::last);
  }

  private void last(Runnable signal) {
    if (over.compareAndSet(false, true)) {
      leave();
      endReplay();
      signal.run();
    }
  }

  private void leave() {
    pass.leave();
    transport.remove(this);
  }

  private void abort() {
    var current = sending;
    if (current != null) {
      current.cancel();
    }
    endReplay();
  }

  private void endReplay() {
    var last = replay;
    if (last != null) {
      last.endClient();
    }
  }
}
