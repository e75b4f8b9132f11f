package io.github.hotllm.internal.cli.pool;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.cli.process.Trouble;
import io.github.hotllm.internal.concurrent.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One process that answers several calls at a time, and what becomes of it: it is started in the
 * background, replaced when it has ended, served enough or is old, and then left to finish what it
 * has begun. For all threads.
 */
public final class SharedProcess<W extends Worker> implements AutoCloseable {
  /**
   * When enough is enough.
   *
   * @param permits how many turns may run at a time
   * @param turns how many turns a process serves in its life
   * @param age how long it is given new turns
   */
  public record Limits(int permits, int turns, Duration age) {}

  private final String name;
  private final Limits limits;
  private final Spawner<W> spawner;
  private final Clock clock;

  // All guarded by this.
  private final Queue<CompletableFuture<W>> claims = new ArrayDeque<>();
  private final Map<W, Integer> running = new HashMap<>();
  private final Starts starts;
  private @Nullable W current;
  private int served;
  private Instant born = Instant.MIN;
  private boolean starting;
  private boolean warm;
  private boolean closed;

  /** @param name what messages call the program */
  public SharedProcess(String name, Limits limits, Spawner<W> spawner, Clock clock) {
    this.name = name;
    this.limits = limits;
    this.spawner = spawner;
    this.clock = clock;
    this.starts = new Starts(clock, this::settle);
  }

  /** From now on a process is kept. */
  public void warm() {
    synchronized (this) {
      warm = true;
    }
    settle();
  }

  /**
   * The process, with a permit for one turn that its taker {@linkplain #release gives back}. Who
   * does not want it any more cancels the future.
   */
  public CompletableFuture<W> claim() {
    var claim = new CompletableFuture<W>();
    synchronized (this) {
      warm = true;
      if (closed) {
        claim.completeExceptionally(Trouble.closed(name));
        return claim;
      }
      var refusal = starts.refusal().filter(why -> current == null);
      if (refusal.isPresent()) {
        claim.completeExceptionally(refusal.get());
        return claim;
      }
      claims.add(claim);
    }
    settle();
    return claim;
  }

  /** The turn is over. */
  public void release(W worker) {
    boolean last;
    synchronized (this) {
      running.computeIfPresent(worker, (same, turns) -> turns > 1 ? turns - 1 : null);
      last = worker != current && !running.containsKey(worker);
    }
    if (last) {
      worker.stop();
    }
    settle();
  }

  /** Gives a process no new turns, and starts another; what it has begun it may finish. */
  public void replace(W worker) {
    boolean idle;
    synchronized (this) {
      if (current != worker) {
        return;
      }
      current = null;
      idle = !running.containsKey(worker);
    }
    if (idle) {
      worker.stop();
    }
    settle();
  }

  /** It did its work, so that the next failure is the first again. */
  public synchronized void proven() {
    starts.proven();
  }

  public synchronized boolean isReady() {
    return current != null;
  }

  public synchronized boolean isStarting() {
    return starting;
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
    var all = new ArrayList<W>();
    List<CompletableFuture<W>> waiting;
    synchronized (this) {
      closed = true;
      all.addAll(running.keySet());
      if (current != null) {
        all.add(current);
      }
      current = null;
      waiting = List.copyOf(claims);
      claims.clear();
    }
    waiting.forEach(claim -> claim.completeExceptionally(Trouble.closed(name)));
    all.forEach(Worker::stop);
  }

  /** Hands out permits, lets an old process go, and starts a new one, as there is need. */
  private void settle() {
    retire().ifPresent(Worker::stop);
    for (var match = match(); match.isPresent(); match = match()) {
      var found = match.get();
      if (!found.claim.complete(found.worker)) {
        release(found.worker);
      }
      retire().ifPresent(Worker::stop);
    }
    if (isOneMissing()) {
      var unused = spawner.spawn().whenComplete((worker, thrown) -> {
        if (thrown == null) {
          started(worker);
        } else {
          failed(Trouble.of(name, thrown));
        }
      });
    }
  }

  private record Match<W>(CompletableFuture<W> claim, W worker) {}

  private synchronized Optional<Match<W>> match() {
    claims.removeIf(CompletableFuture::isDone);
    if (current == null
        || claims.isEmpty()
        || running.getOrDefault(current, 0) >= limits.permits()) {
      return Optional.empty();
    }
    served++;
    running.merge(current, 1, Integer::sum);
    return Optional.of(new Match<>(claims.remove(), current));
  }

  /** A process that has served enough gets no new turns; the idle one can be stopped. */
  private synchronized Optional<W> retire() {
    var worker = current;
    if (worker == null) {
      return Optional.empty();
    }
    boolean spent = served >= limits.turns() || !clock.now().isBefore(born.plus(limits.age()));
    if (worker.isAlive() && !spent) {
      return Optional.empty();
    }
    current = null;
    return running.containsKey(worker) ? Optional.empty() : Optional.of(worker);
  }

  /** If so, it is taken to be starting. */
  private synchronized boolean isOneMissing() {
    boolean missing = warm && !closed && current == null && !starting && !starts.isResting();
    starting |= missing;
    return missing;
  }

  private void started(W worker) {
    boolean late;
    synchronized (this) {
      starting = false;
      starts.succeeded();
      late = closed;
      if (!late) {
        current = worker;
        served = 0;
        born = clock.now();
      }
    }
    if (late) {
      worker.stop();
      return;
    }
    clock.after(limits.age(), this::settle);
    worker.onEnd(() -> died(worker));
    settle();
  }

  private void died(W worker) {
    synchronized (this) {
      if (current != worker) {
        return;
      }
      current = null;
      starts.lost();
    }
    settle();
  }

  private void failed(LlmException why) {
    List<CompletableFuture<W>> waiting;
    synchronized (this) {
      starting = false;
      starts.failed(why);
      waiting = List.copyOf(claims);
      claims.clear();
    }
    waiting.forEach(claim -> claim.completeExceptionally(why));
    settle();
  }
}
