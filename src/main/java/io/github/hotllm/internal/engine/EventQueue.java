package io.github.hotllm.internal.engine;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.concurrent.Waiting;
import io.github.hotllm.internal.route.Exchange;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** A source for a blocking loop: items are asked for when those before are used up. */
final class EventQueue<E> implements Iterable<E>, AutoCloseable, Taker<E> {
  private final Exchange call;
  private final AtomicBoolean iterated = new AtomicBoolean();
  /** At most what was asked for, an end and a closing. */
  private final BlockingQueue<Delivered<E>> arrivals = new LinkedBlockingQueue<>();

  /** What one pull brought: items, or the failure that ended it all. */
  private record Delivered<E>(List<E> items, boolean last, Optional<Throwable> failure) {}

  private EventQueue(Source<E> source) {
    this.call = source.open(this);
  }

  /** Starts what the source tells of. */
  static <E> EventQueue<E> start(Source<E> source) {
    var queue = new EventQueue<>(source);
    queue.call.pull();
    return queue;
  }

  @Override
  public Iterator<E> iterator() {
    if (!iterated.compareAndSet(false, true)) {
      throw new IllegalStateException("these events were walked through already");
    }
    return new Walk();
  }

  @Override
  public void close() {
    call.cancel();
    fail(closed());
  }

  @Override
  public void next(List<E> items) {
    arrivals.add(new Delivered<>(items, false, Optional.empty()));
  }

  @Override
  public void end(E last) {
    arrivals.add(new Delivered<>(List.of(last), true, Optional.empty()));
  }

  @Override
  public void fail(Throwable failure) {
    arrivals.add(new Delivered<>(List.of(), true, Optional.of(failure)));
  }

  private static LlmException closed() {
    return LlmException.builder(ErrorType.STREAM_BROKEN, "the events were closed before their end")
        .permanent()
        .build();
  }

  /** The one iterator; its state belongs to the thread that walks. */
  private final class Walk implements Iterator<E> {
    private final Queue<E> ready = new ArrayDeque<>();
    private boolean asked = true;
    private boolean over;

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && !over) {
        if (!asked) {
          call.pull();
        }
        take();
      }
      return !ready.isEmpty();
    }

    @Override
    public E next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the answer has ended");
      }
      return ready.remove();
    }

    private void take() {
      try {
        var delivered = arrivals.take();
        asked = false;
        over = delivered.last();
        ready.addAll(delivered.items());
        if (delivered.failure().isPresent()) {
          throw Waiting.here(delivered.failure().get());
        }
      } catch (InterruptedException e) {
        call.cancel();
        over = true;
        throw Waiting.interrupted(e);
      }
    }
  }
}
