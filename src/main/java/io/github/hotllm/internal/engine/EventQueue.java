package io.github.hotllm.internal.engine;

import io.github.hotllm.ErrorType;
import io.github.hotllm.Events;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.concurrent.Waiting;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Batch;
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

/** A call for a blocking loop: a batch is asked for when the one before it is used up. */
final class EventQueue implements Events, Receiver {
  private final Exchange call;
  private final AtomicBoolean iterated = new AtomicBoolean();
  /** At most the batch that was asked for, an end and a closing. */
  private final BlockingQueue<Delivered> arrivals = new LinkedBlockingQueue<>();

  /** What one pull brought: events, or the failure that ended the answer. */
  private record Delivered(List<LlmEvent> events, boolean last, Optional<LlmException> failure) {}

  private EventQueue(Engine engine, Asked asked) {
    this.call = engine.open(asked, this);
  }

  /** Starts a call. */
  static Events start(Engine engine, Asked asked) {
    var events = new EventQueue(engine, asked);
    events.call.pull();
    return events;
  }

  @Override
  public Iterator<LlmEvent> iterator() {
    if (!iterated.compareAndSet(false, true)) {
      throw new IllegalStateException("these events were walked through already");
    }
    return new Walk();
  }

  @Override
  public void close() {
    call.cancel();
    arrivals.add(new Delivered(List.of(), true, Optional.of(closed())));
  }

  @Override
  public void next(Batch batch) {
    arrivals.add(new Delivered(batch.events(), false, Optional.empty()));
  }

  @Override
  public void end(LlmReply reply) {
    arrivals.add(new Delivered(List.of(new LlmEvent.Finished(reply)), true, Optional.empty()));
  }

  @Override
  public void fail(LlmException failure) {
    arrivals.add(new Delivered(List.of(), true, Optional.of(failure)));
  }

  private static LlmException closed() {
    return LlmException.builder(ErrorType.STREAM_BROKEN, "the events were closed before their end")
        .permanent()
        .build();
  }

  /** The one iterator; its state belongs to the thread that walks. */
  private final class Walk implements Iterator<LlmEvent> {
    private final Queue<LlmEvent> ready = new ArrayDeque<>();
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
    public LlmEvent next() {
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
        ready.addAll(delivered.events());
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
