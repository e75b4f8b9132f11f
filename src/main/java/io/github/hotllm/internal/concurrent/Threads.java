package io.github.hotllm.internal.concurrent;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** The one place that makes threads. All are daemons and bear a name. */
public final class Threads {
  private Threads() {}

  /** Threads named {@code NAME-1}, {@code NAME-2} and so on. */
  public static ThreadFactory named(String name) {
    var count = new AtomicInteger();
    return task -> {
      var thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** A pool of as many threads as there are tasks at a time. Its maker closes it. */
  public static ExecutorService pool(String name) {
    return Executors.newCachedThreadPool(named(name));
  }
}
