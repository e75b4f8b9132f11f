package io.github.hotllm.internal.cli.pool;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.cli.process.Trouble;
import io.github.hotllm.internal.concurrent.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One process that answers several calls at a time, and what becomes of it: it is started in the
 * background, replaced when it has ended, served enough or is old, and then left to finish what it
 * has begun. For all threads.
 *
 * <p>Its successor is started a while before that and takes its place as soon as it is ready, so
 * that no call waits for a start. Meanwhile, and until the last turn of the old one is over, there
 * are two, which take the memory of two.
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
  private @Nullable Life<W> current;
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
      last = !isCurrent(worker) && !running.containsKey(worker);
    }
    if (last) {
      worker.stop();
    }
    settle();
  }

  /** Gives a process no new turns, and starts another; what it has begun it may finish. */
  public void replace(W worker) {
    Optional<W> idle;
    synchronized (this) {
      idle = isCurrent(worker) ? letGo() : Optional.empty();
    }
    idle.ifPresent(Worker::stop);
    settle();
  }

  /** It did its work, so that the next failure is the first again. */
  public synchronized void proven() {
    starts.proven();
  }

  /** Whether there is a process that takes new turns. */
  public synchronized boolean isReady() {
    return current != null;
  }

  /** Whether a process is being started, be it a successor. */
  public synchronized boolean isStarting() {
    return starting;
  }

  /** How many there are, those included that are starting or finish what they have begun. */
  public synchronized int count() {
    return all().size() + (starting ? 1 : 0);
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
    Set<W> all;
    List<CompletableFuture<W>> waiting;
    synchronized (this) {
      closed = true;
      all = all();
      current = null;
      waiting = allClaims();
    }
    waiting.forEach(claim -> claim.completeExceptionally(Trouble.closed(name)));
    all.forEach(Worker::stop);
  }

  /** Those that have started. Under the lock. */
  private Set<W> all() {
    var all = new HashSet<>(running.keySet());
    if (current != null) {
      all.add(current.worker());
    }
    return all;
  }

  private boolean isCurrent(W worker) {
    return current != null && current.worker() == worker;
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
    turnAway();
  }

  private record Match<W>(CompletableFuture<W> claim, W worker) {}

  private synchronized Optional<Match<W>> match() {
    claims.removeIf(CompletableFuture::isDone);
    var life = current;
    if (life == null
        || claims.isEmpty()
        || running.getOrDefault(life.worker(), 0) >= limits.permits()) {
      return Optional.empty();
    }
    life.serve();
    running.merge(life.worker(), 1, Integer::sum);
    return Optional.of(new Match<>(claims.remove(), life.worker()));
  }

  /** A process that has served enough gets no new turns; the idle one can be stopped. */
  private synchronized Optional<W> retire() {
    return current == null || current.isFit() ? Optional.empty() : letGo();
  }

  /** The process gets no new turns; it can be stopped if it has none. Under the lock. */
  private Optional<W> letGo() {
    var old = Optional.ofNullable(current).map(Life::worker);
    current = null;
    return old.filter(worker -> !running.containsKey(worker));
  }

  /** If so, it is taken to be starting. */
  private synchronized boolean isOneMissing() {
    boolean missing = warm
        && !closed
        && !starting
        && !starts.isResting()
        && (current == null || current.isInItsLastPart());
    starting |= missing;
    return missing;
  }

  private void started(W worker) {
    Optional<W> needless;
    synchronized (this) {
      starting = false;
      starts.succeeded();
      needless = closed ? Optional.of(worker) : letGo();
      if (!closed) {
        current = new Life<>(worker, limits, clock);
      }
    }
    needless.ifPresent(Worker::stop);
    clock.after(Life.lastPart(limits), this::settle);
    clock.after(limits.age(), this::settle);
    worker.onEnd(() -> died(worker));
    settle();
  }

  private void died(W worker) {
    synchronized (this) {
      if (!isCurrent(worker)) {
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
      // Whom the process can serve that is there still waits on.
      waiting = current == null ? allClaims() : List.of();
    }
    waiting.forEach(claim -> claim.completeExceptionally(why));
    settle();
  }

  /** Tells those who wait for a process while none is left and none is tried. */
  private void turnAway() {
    Optional<LlmException> refusal;
    List<CompletableFuture<W>> waiting;
    synchronized (this) {
      refusal = starts.refusal().filter(why -> current == null && !starting);
      waiting = refusal.isPresent() ? allClaims() : List.of();
    }
    refusal.ifPresent(why -> waiting.forEach(claim -> claim.completeExceptionally(why)));
  }

  /** Those who wait, who do so no longer. Under the lock. */
  private List<CompletableFuture<W>> allClaims() {
    var all = List.copyOf(claims);
    claims.clear();
    return all;
  }
}
