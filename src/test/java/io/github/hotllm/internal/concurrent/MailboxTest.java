package io.github.hotllm.internal.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MailboxTest {
  private final Mailbox mailbox = new Mailbox();

  @Test
  void aTaskRunsAtOnceOnTheThreadThatBringsIt() {
    var ran = new ArrayList<Thread>();
    mailbox.run(() -> ran.add(Thread.currentThread()));
    assertEquals(List.of(Thread.currentThread()), ran);
  }

  @Test
  void aTaskBroughtByATaskRunsAfterIt() {
    var order = new ArrayList<String>();
    mailbox.run(() -> {
      mailbox.run(() -> order.add("inner"));
      order.add("outer");
    });
    assertEquals(List.of("outer", "inner"), order);
  }

  @Test
  void aMillionTasksThatBringEachOtherNeedNoStack() {
    var countdown = new Runnable() {
      private int left = 1_000_000;

      @Override
      public void run() {
        if (--left > 0) {
          mailbox.run(this);
        }
      }
    };
    mailbox.run(countdown);
    assertEquals(0, countdown.left);
  }

  @Test
  void aTaskThatThrowsDoesNotStopTheNext() {
    var thread = Thread.currentThread();
    var before = thread.getUncaughtExceptionHandler();
    var thrown = new ArrayList<Throwable>();
    var ran = new ArrayList<String>();
    var mistake = new IllegalStateException("mistake");
    thread.setUncaughtExceptionHandler((where, what) -> thrown.add(what));
    try {
      mailbox.run(() -> {
        throw mistake;
      });
      mailbox.run(() -> ran.add("next"));
    } finally {
      thread.setUncaughtExceptionHandler(before);
    }
    assertEquals(List.of(mistake), thrown);
    assertEquals(List.of("next"), ran);
  }

  /** The numbers are plain fields: they are right only if the tasks never overlap. */
  @Test
  void tasksOfManyThreadsNeverOverlapAndKeepTheOrderOfEachThread() throws Exception {
    int threads = 8;
    int each = 50_000;
    var next = new int[threads];
    var wrong = new int[1];
    var done = new CountDownLatch(threads * each);
    var pool = Executors.newFixedThreadPool(threads);
    for (int t = 0; t < threads; t++) {
      int mine = t;
      pool.execute(() -> {
        for (int i = 0; i < each; i++) {
          int number = i;
          mailbox.run(() -> {
            wrong[0] += next[mine]++ == number ? 0 : 1;
            done.countDown();
          });
        }
      });
    }
    assertTrue(done.await(30, TimeUnit.SECONDS));
    pool.shutdownNow();
    mailbox.run(() -> assertEquals(0, wrong[0]));
    assertEquals(each, next[threads - 1]);
  }
}
