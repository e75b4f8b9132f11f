package io.github.hotllm.internal.engine;

import io.github.hotllm.internal.concurrent.Mailbox;
import io.github.hotllm.internal.route.Exchange;
import java.util.ArrayList;
import java.util.List;

/**
 * A source that goes on by steps: each pull that finds nothing to hand on takes the next one, so
 * that nothing is done before somebody wants to know what comes of it.
 *
 * <p>All that happens is a task of one mailbox, whoever brings it. The taker may block there;
 * therefore whatever has to work at once first {@linkplain #cut cuts} what runs, on its own thread.
 */
final class Steps<T> implements Exchange {
  private final Taker<T> taker;
  private final Runnable release;
  private final Mailbox mailbox = new Mailbox();

  // For all threads.
  private volatile boolean over;
  private volatile Runnable running = Steps::nothing;

  // Owned by the mailbox.
  private final List<T> ready = new ArrayList<>();
  private boolean wanted;
  private boolean settled;
  private Runnable step = Steps::nothing;

  /**
   * Takes no step yet.
   *
   * @param release lets go of what was held for it; called once or more
   */
  Steps(Taker<T> taker, Runnable release) {
    this.taker = taker;
    this.release = release;
  }

  @Override
  public void pull() {
    inTurn(() -> {
      if (!wanted) {
        wanted = true;
        goOn();
      }
    });
  }

  @Override
  public void cancel() {
    cut();
    run(() -> {
      settled = true;
      release.run();
    });
  }

  /** Gives up what runs, at once and on any thread; no step is taken any more. */
  void cut() {
    over = true;
    running.run();
  }

  /** Runs a task after those that were brought before. */
  void run(Runnable task) {
    mailbox.run(task);
  }

  /** The same, unless all is over by then. */
  void inTurn(Runnable task) {
    mailbox.run(() -> {
      if (!over) {
        task.run();
      }
    });
  }

  // From here on in the mailbox.

  /** What to do when nothing is ready and something is wanted. */
  void then(Runnable next) {
    step = next;
  }

  /** The same when what comes next comes by itself. */
  void thenWait() {
    step = Steps::nothing;
  }

  /** What runs from now on can be given up so. */
  void running(Runnable giveUp) {
    running = giveUp;
    if (over) {
      // Cut while it was being started.
      giveUp.run();
    }
  }

  /** What ran is done, and cannot be given up any more. */
  void idle() {
    running = Steps::nothing;
  }

  /** Hands it on, now or when it is wanted. */
  void tell(T item) {
    ready.add(item);
    goOn();
  }

  private void goOn() {
    if (!wanted || over) {
      return;
    }
    if (ready.isEmpty()) {
      step.run();
    } else {
      wanted = false;
      handOn();
    }
  }

  private void handOn() {
    var items = List.copyOf(ready);
    ready.clear();
    taker.next(items);
  }

  /** The last item. */
  void end(T last) {
    if (settle()) {
      taker.end(last);
    }
  }

  /** It cannot go on. What was told before is handed on before. */
  void fail(Throwable failure) {
    if (settle()) {
      if (!ready.isEmpty()) {
        handOn();
      }
      taker.fail(failure);
    }
  }

  private boolean settle() {
    boolean first = !settled;
    if (first) {
      settled = true;
      cut();
      release.run();
    }
    return first;
  }

  private static void nothing() {}
}
