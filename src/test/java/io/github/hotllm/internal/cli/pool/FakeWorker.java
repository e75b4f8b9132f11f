package io.github.hotllm.internal.cli.pool;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** A process that is none. For the one thread of its test. */
final class FakeWorker implements Worker {
  private boolean alive = true;
  private Runnable told = () -> {};
  boolean stopped;

  void die() {
    alive = false;
    told.run();
  }

  @Override
  public boolean isAlive() {
    return alive;
  }

  @Override
  public void onEnd(Runnable listener) {
    told = listener;
  }

  @Override
  public void stop() {
    stopped = true;
    alive = false;
  }

  /** Starts workers when the test says so. */
  static final class Starts implements Spawner<FakeWorker> {
    final Queue<CompletableFuture<FakeWorker>> open = new ArrayDeque<>();
    final List<FakeWorker> made = new ArrayList<>();
    int count;

    @Override
    public CompletableFuture<FakeWorker> spawn() {
      count++;
      var start = new CompletableFuture<FakeWorker>();
      open.add(start);
      return start;
    }

    /** The oldest start that is under way succeeds. */
    FakeWorker succeed() {
      var worker = new FakeWorker();
      made.add(worker);
      open.remove().complete(worker);
      return worker;
    }

    void fail() {
      open.remove().completeExceptionally(LlmException.of(ErrorType.OVERLOADED, "no start"));
    }
  }
}
