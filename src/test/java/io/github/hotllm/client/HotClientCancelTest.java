package io.github.hotllm.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a wait is ended from outside, and that the server sees it. */
class HotClientCancelTest {
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch gone = new CountDownLatch(1);
  private final BlockingQueue<Object> outcome = new LinkedBlockingQueue<>();
  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer(peer -> {
      peer.request();
      asked.countDown();
      peer.untilGone();
      gone.countDown();
    });
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  /** Runs what waits in a thread of its own; its exception, and whether it was left interrupted. */
  private Thread waiting(Runnable wait) {
    var thread = new Thread(() -> {
      try {
        wait.run();
        outcome.add("it came to its end");
      } catch (RuntimeException e) {
        outcome.add(e);
      }
      outcome.add(Thread.currentThread().isInterrupted());
    });
    thread.start();
    return thread;
  }

  private void assertCancelledAtOnce(long since, String message, boolean interrupted)
      throws InterruptedException {
    var e = assertInstanceOf(CancellationException.class, outcome.poll(9, SECONDS));
    var took = Duration.ofNanos(System.nanoTime() - since);
    assertEquals(message, e.getMessage());
    assertEquals(interrupted, outcome.poll(9, SECONDS));
    assertTrue(took.compareTo(AT_ONCE) < 0, () -> "it took " + took);
    assertTrue(gone.await(9, SECONDS), "the server's connection stays open");
  }

  @Test
  void anInterruptCancelsACall() throws InterruptedException {
    try (var client = server.client()) {
      var thread = waiting(() -> client.call("echo", "hi"));
      asked.await();
      long since = System.nanoTime();
      thread.interrupt();
      assertCancelledAtOnce(since, "interrupted while waiting for a model's answer", true);
    }
  }

  @Test
  void anInterruptCancelsACountAndAnEmbedding() throws InterruptedException {
    try (var client = server.client()) {
      var thread = waiting(() -> client.countTokens(LlmRequest.of("echo", "hi")));
      asked.await();
      long since = System.nanoTime();
      thread.interrupt();
      assertCancelledAtOnce(since, "interrupted while waiting for a model's answer", true);

      waiting(() -> {
        Thread.currentThread().interrupt();
        client.embed("echo", List.of("hi"));
      });
      assertInstanceOf(CancellationException.class, outcome.poll(9, SECONDS));
      assertEquals(true, outcome.poll(9, SECONDS));
    }
  }

  @Test
  void closingTheClientEndsAnEmbedding() throws InterruptedException {
    var client = server.client();
    waiting(() -> client.embed("echo", List.of("hi")));
    asked.await();
    long since = System.nanoTime();
    client.close();
    assertCancelledAtOnce(since, "closed while waiting for a model's answer", false);
  }

  @Test
  void anInterruptCancelsAStream() throws InterruptedException {
    try (var client = server.client()) {
      var thread = waiting(() -> client.stream("echo", "hi").iterator().next());
      asked.await();
      long since = System.nanoTime();
      thread.interrupt();
      assertCancelledAtOnce(since, "interrupted while waiting for a model's answer", true);
    }
  }

  @Test
  void aThreadThatIsInterruptedAlreadyCallsNobody() throws InterruptedException {
    try (var client = server.client()) {
      waiting(() -> {
        Thread.currentThread().interrupt();
        client.call("echo", "hi");
      });
      assertInstanceOf(CancellationException.class, outcome.poll(9, SECONDS));
      assertEquals(true, outcome.poll(9, SECONDS));
      assertEquals(1, asked.getCount());
    }
  }

  @Test
  void closingTheEventsEndsTheWaitOfAnotherThread() throws InterruptedException {
    try (var client = server.client()) {
      var events = client.stream("echo", "hi");
      waiting(() -> events.iterator().next());
      asked.await();
      long since = System.nanoTime();
      events.close();
      assertCancelledAtOnce(since, "closed while waiting for a model's answer", false);
    }
  }

  @Test
  void closingTheClientEndsItsCalls() throws InterruptedException {
    var client = server.client();
    waiting(() -> client.call("echo", "hi"));
    asked.await();
    long since = System.nanoTime();
    client.close();
    assertCancelledAtOnce(since, "closed while waiting for a model's answer", false);
  }

  @Test
  void closedEventsGiveNoMore() throws IOException {
    try (var other = new FakeServer(peer -> {
          peer.request();
          peer.stream();
          peer.event("text", "{\"text\":\"one\"}");
          peer.untilGone();
          gone.countDown();
        });
        var client = other.client()) {
      var events = client.stream("echo", "hi");
      var iterator = events.iterator();
      assertEquals(new LlmEvent.Text("one"), iterator.next());
      events.close();
      events.close();
      assertThrows(CancellationException.class, iterator::hasNext);
    }
  }
}
