package io.github.hotllm.internal.cli.pool;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.cli.process.Trouble;
import io.github.hotllm.internal.concurrent.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * Processes that are each good for one answer, parked until they are claimed and replaced in the
 * background, a moment later or when the answer is complete. For all threads.
 *
 * <p>Nothing is started before {@link #warm} or the first claim. A process that has been parked for
 * half an hour is replaced, for its program or its login may have changed. One that dies is
 * replaced at once, and a start that fails is repeated at once; then there is a rest, within which
 * a claim fails at once too.
 */
public final class ParkedPool<W extends Worker> implements AutoCloseable {
  private static final Duration MOST_AGE = Duration.ofMinutes(30);

  /** A start takes a processor's time, which the answer's first word shall not wait for. */
  private static final Duration LULL = Duration.ofMillis(400);

  /**
   * How many there shall be.
   *
   * @param idle how many are kept parked
   * @param most how many there may be, those at work included
   */
  public record Size(int idle, int most) {}

  /** How many there are. */
  public record Count(int idle, int starting, int working) {
    /** All of them. */
    public int all() {
      return idle + starting + working;
    }
  }

  private final String name;
  private final Size size;
  private final Spawner<W> spawner;
  private final Clock clock;

  // All guarded by this.
  private final Deque<W> idle = new ArrayDeque<>();
  private final Set<W> working = new HashSet<>();
  private final Queue<CompletableFuture<W>> claims = new ArrayDeque<>();
  private final Starts starts;
  private int starting;
  private boolean warm;
  private boolean closed;

  /** @param name what messages call the program */
  public ParkedPool(String name, Size size, Spawner<W> spawner, Clock clock) {
    this.name = name;
    this.size = size;
    this.spawner = spawner;
    this.clock = clock;
    this.starts = new Starts(clock, this::refill);
  }

  /** From now on processes are kept parked. */
  public void warm() {
    synchronized (this) {
      warm = true;
    }
    refill();
  }

  /**
   * A process for one answer; its taker {@linkplain #release gives it back}. Who does not want it
   * any more cancels the future.
   */
  public CompletableFuture<W> claim() {
    var claim = new CompletableFuture<W>();
    synchronized (this) {
      warm = true;
      if (closed) {
        claim.completeExceptionally(Trouble.closed(name));
        return claim;
      }
      var refusal = starts.refusal().filter(why -> idle.isEmpty());
      if (refusal.isPresent()) {
        claim.completeExceptionally(refusal.get());
        return claim;
      }
      claims.add(claim);
    }
    serve();
    start(0);
    clock.after(LULL, this::refill);
    return claim;
  }

  /** The process has answered, or failed to: it is let go and replaced. */
  public void release(W worker) {
    worker.stop();
    synchronized (this) {
      working.remove(worker);
    }
    refill();
  }

  /** The process did its work, so that the next failure is the first again. */
  public synchronized void proven() {
    starts.proven();
  }

  /** How many there are now. */
  public synchronized Count count() {
    return new Count(idle.size(), starting, working.size());
  }

  /** Whether a claim has to wait until somebody's answer is complete. */
  public synchronized boolean isFull() {
    return working.size() >= size.most();
  }

  /** Until when nothing is tried after starts that failed. */
  public synchronized Optional<Instant> restUntil() {
    return starts.restUntil();
  }

  /** Why the last start failed, if none has succeeded since. */
  public synchronized Optional<LlmException> failure() {
    return starts.failure();
  }

  @Override
  public void close() {
    Deque<W> parked;
    Queue<CompletableFuture<W>> waiting;
    synchronized (this) {
      closed = true;
      parked = new ArrayDeque<>(idle);
      idle.clear();
      waiting = new ArrayDeque<>(claims);
      claims.clear();
    }
    parked.forEach(Worker::stop);
    waiting.forEach(claim -> claim.completeExceptionally(Trouble.closed(name)));
  }

  /** Hands parked processes to those who wait. */
  private void serve() {
    for (var match = match(); match.isPresent(); match = match()) {
      var found = match.get();
      if (!found.claim.complete(found.worker)) {
        putBack(found.worker);
      }
    }
  }

  private record Match<W>(CompletableFuture<W> claim, W worker) {}

  private synchronized Optional<Match<W>> match() {
    claims.removeIf(CompletableFuture::isDone);
    idle.removeIf(Predicate.not(Worker::isAlive));
    if (claims.isEmpty() || idle.isEmpty()) {
      return Optional.empty();
    }
    var worker = idle.remove();
    working.add(worker);
    return Optional.of(new Match<>(claims.remove(), worker));
  }

  private synchronized void putBack(W worker) {
    working.remove(worker);
    idle.addFirst(worker);
  }

  /** Starts as many as are missing. */
  private void refill() {
    start(size.idle());
  }

  /** Starts what those need who wait, and what is missing of so many parked ones. */
  private void start(int parked) {
    while (isOneMissing(parked)) {
      var unused = spawner.spawn().whenComplete((worker, thrown) -> {
        if (thrown == null) {
          started(worker);
        } else {
          failed(Trouble.of(name, thrown));
        }
      });
    }
  }

  /** If so, it is counted as starting. */
  private synchronized boolean isOneMissing(int parked) {
    claims.removeIf(CompletableFuture::isDone);
    int wanted = parked + claims.size() - idle.size() - starting;
    boolean missing = warm
        && !closed
        && !starts.isResting()
        && wanted > 0
        && idle.size() + starting + working.size() < size.most();
    if (missing) {
      starting++;
    }
    return missing;
  }

  private void started(W worker) {
    boolean late;
    synchronized (this) {
      starting--;
      late = closed;
      starts.succeeded();
      if (!late) {
        idle.add(worker);
      }
    }
    if (late) {
      worker.stop();
      return;
    }
    clock.after(MOST_AGE, () -> retire(worker));
    worker.onEnd(() -> died(worker));
    serve();
    refill();
  }

  private void retire(W worker) {
    if (unpark(worker)) {
      worker.stop();
      refill();
    }
  }

  private synchronized boolean unpark(W worker) {
    return idle.remove(worker);
  }

  /** One that is at work tells those who wait for it by itself. */
  private void died(W worker) {
    synchronized (this) {
      if (!idle.remove(worker)) {
        return;
      }
      starts.lost();
    }
    refill();
  }

  private void failed(LlmException why) {
    var waiting = new ArrayDeque<CompletableFuture<W>>();
    synchronized (this) {
      starting--;
      starts.failed(why);
      // Those whom a process that is starting yet can serve wait on.
      while (claims.size() > starting) {
        waiting.add(claims.remove());
      }
    }
    waiting.forEach(claim -> claim.completeExceptionally(why));
    refill();
  }
}
