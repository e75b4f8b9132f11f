package io.github.hotllm.internal.http;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One sending of a request: takes the reply from the JDK's client, one list of buffers for each
 * {@link #more}, so that a slow reader slows the sender down.
 *
 * <p>The client calls it on its executor, one signal after the other; {@link #more} and
 * {@link #cancel} may come from any thread.
 */
final class Sending implements BodyHandler<Void>, BodySubscriber<Void> {
  /**
   * How many lists of buffers, of some 16 KiB each, may be on their way: asking for the next only
   * when one is used up would wake the thread that reads the sockets each time.
   */
  private static final int AHEAD = 2;

  private final JdkFlight flight;
  private final Warm warm;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final AtomicBoolean failed = new AtomicBoolean();
  /** The very future that the client returned: only its {@code cancel(true)} closes the socket. */
  private volatile @Nullable CompletableFuture<?> exchange;
  /** Set once, by the client's thread, before the first signal. */
  private volatile @Nullable ResponseInfo head;

  private volatile Flow.@Nullable Subscription subscription;

  Sending(JdkFlight flight, Warm warm) {
    this.flight = flight;
    this.warm = warm;
  }

  void send(HttpRequest request) {
    var sent = warm.client().sendAsync(request, this);
    exchange = sent;
    sent.exceptionally(failure -> {
      fail(failure);
      return null;
    });
  }

  /** The client has a connection and has written the head of the request. */
  void connected() {
    flight.connected();
  }

  /** Takes along the client that was made for it alone. */
  void endClient() {
    JdkClients.end(warm.client());
  }

  /**
   * Whether the server cannot have begun to work on it, as far as can be known: its connection may
   * have been used before, and was closed without a byte of a reply.
   */
  boolean wasStale(Throwable failure) {
    return warm.isUsed() && !isAnswered() && NetworkFailure.isUnanswered(failure);
  }

  /** Whether the head of a reply has come. */
  boolean isAnswered() {
    return subscription != null;
  }

  /** Whether its reply has wholly come, or never will. */
  boolean isOver() {
    return done.isDone();
  }

  void more() {
    var current = subscription;
    if (current != null) {
      current.request(1);
    }
  }

  /**
   * Closes the connection, whether the reply has begun or not; one that has wholly come has none
   * any more, for that may serve another call by now.
   */
  void cancel() {
    if (isOver()) {
      return;
    }
    var running = exchange;
    if (running != null) {
      running.cancel(true);
    }
    var current = subscription;
    if (current != null) {
      current.cancel();
    }
  }

  @Override
  public BodySubscriber<Void> apply(ResponseInfo info) {
    head = info;
    return this;
  }

  @Override
  public void onSubscribe(Flow.Subscription fresh) {
    subscription = fresh;
    flight.head(Objects.requireNonNull(head));
    if (flight.isOver()) {
      fresh.cancel();
    } else {
      fresh.request(AHEAD);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> bytes) {
    flight.bytes(bytes);
  }

  @Override
  public void onComplete() {
    done.complete(null);
    warm.kept();
    flight.end();
  }

  @Override
  public void onError(Throwable failure) {
    done.completeExceptionally(failure);
    fail(failure);
  }

  @Override
  public CompletionStage<Void> getBody() {
    return done;
  }

  /** Both the future and the subscriber tell of a failure; the first one counts. */
  private void fail(Throwable failure) {
    if (failed.compareAndSet(false, true)) {
      flight.failed(this, failure);
    }
  }
}
