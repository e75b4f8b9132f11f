package io.github.hotllm.internal.engine;

import io.github.hotllm.internal.concurrent.Mailbox;
import io.github.hotllm.internal.route.Exchange;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A source as a Flow subscription: the one class that knows the rules of Reactive Streams, and
 * turns a subscriber's demand for items into pulls.
 *
 * <p>There is one pull for as long as the subscriber wants items that are not here yet, so that his
 * demand reaches the provider's socket.
 *
 * @param <E> what the source tells
 * @param <T> what the subscriber takes of it
 */
final class FlowCall<E, T> implements Flow.Subscription, Taker<E> {
  private static final Logger LOG = LoggerFactory.getLogger(FlowCall.class);

  private final Function<? super E, Optional<T>> item;
  private final Exchange call;
  private final Mailbox mailbox = new Mailbox();

  // For all threads.
  private volatile boolean cancelled;

  // Owned by the mailbox.
  private Flow.Subscriber<? super T> subscriber;
  private final Queue<T> ready = new ArrayDeque<>();
  private long demand;
  private boolean pulling;
  private Optional<Runnable> end = Optional.empty();

  private FlowCall(
      Source<E> source,
      Function<? super E, Optional<T>> item,
      Flow.Subscriber<? super T> subscriber) {
    this.subscriber = subscriber;
    this.item = item;
    this.call = source.open(this);
  }

  /** Subscribes to a source that is not opened yet; it starts with the first demand. */
  static <E, T> void subscribe(
      Source<E> source,
      Function<? super E, Optional<T>> item,
      Flow.Subscriber<? super T> subscriber) {
    var flow = new FlowCall<E, T>(source, item, subscriber);
    flow.mailbox.run(() -> flow.signal(() -> subscriber.onSubscribe(flow)));
  }

  /** Tells a subscriber, by the rules, that he came too late. */
  static void refuse(Flow.Subscriber<?> subscriber, RuntimeException why) {
    Objects.requireNonNull(subscriber);
    subscriber.onSubscribe(new Flow.Subscription() {
      @Override
      public void request(long n) {}

      @Override
      public void cancel() {}
    });
    subscriber.onError(why);
  }

  @Override
  public void request(long n) {
    mailbox.run(() -> {
      if (n <= 0) {
        // Rule 3.9.
        endWith(new IllegalArgumentException("demand must be positive, not " + n));
        return;
      }
      demand = demand + n < 0 ? Long.MAX_VALUE : demand + n;
      emit();
    });
  }

  @Override
  public void cancel() {
    cancelled = true;
    call.cancel();
    mailbox.run(this::forget);
  }

  /** Rule 3.13: who has cancelled is let go of, with all that was meant for him. */
  private void forget() {
    ready.clear();
    end = Optional.empty();
    subscriber = new Nobody<>();
  }

  @Override
  public void next(List<E> items) {
    mailbox.run(() -> {
      pulling = false;
      items.forEach(one -> item.apply(one).ifPresent(ready::add));
      emit();
    });
  }

  @Override
  public void end(E last) {
    mailbox.run(() -> {
      item.apply(last).ifPresent(ready::add);
      end = Optional.of(() -> subscriber.onComplete());
      emit();
    });
  }

  @Override
  public void fail(Throwable failure) {
    mailbox.run(() -> {
      // What came before it is delivered before it.
      end = Optional.of(() -> subscriber.onError(failure));
      emit();
    });
  }

  private void endWith(IllegalArgumentException wrong) {
    if (!cancelled) {
      var told = subscriber;
      cancel();
      signalEnd(() -> told.onError(wrong));
    }
  }

  private void emit() {
    while (demand > 0 && !ready.isEmpty() && !cancelled) {
      demand--;
      var next = ready.remove();
      signal(() -> subscriber.onNext(next));
    }
    if (cancelled || !ready.isEmpty()) {
      return;
    }
    if (end.isPresent()) {
      cancelled = true;
      signalEnd(end.get());
      forget();
    } else if (demand > 0 && !pulling) {
      pulling = true;
      call.pull();
    }
  }

  /** A subscriber that throws breaks rule 2.13: the call is given up, and nobody else to tell. */
  private void signal(Runnable signal) {
    try {
      signal.run();
    } catch (RuntimeException | Error e) {
      LOG.error("a subscriber threw; its call is cancelled", e);
      cancel();
    }
  }

  private void signalEnd(Runnable signal) {
    try {
      signal.run();
    } catch (RuntimeException | Error e) {
      LOG.error("a subscriber threw at the end of its call", e);
    }
  }

  /** The subscriber of a subscription that is over. */
  private static final class Nobody<T> implements Flow.Subscriber<T> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {}

    @Override
    public void onNext(T item) {}

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
  }
}
