package io.github.hotllm.trust;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Llm;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.testing.FakeProvider;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a program's own code throws ends its call, frees the connection and hangs nobody. */
class ThrowingReceiverTest {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final FakeProvider provider = FakeProvider.of(call -> {
    call.chunked(200, Ending.EVENTS);
    call.chunk(Format.CHAT.beginning() + Format.CHAT.text("once"));
    call.awaitClosed(Duration.ofSeconds(20));
  });
  private final Llm llm = Format.CHAT.client(provider.uri(""));

  @AfterEach
  void close() {
    llm.close();
    provider.close();
  }

  @Test
  void anActionOfForEach() throws Exception {
    for (var thrown : new Throwable[] {new IllegalStateException("x"), new StackOverflowError()}) {
      var done = llm.stream("fake/m", "Hello").forEach(event -> sneak(thrown));
      var failure = assertThrows(ExecutionException.class, () -> done.get(5, TimeUnit.SECONDS))
          .getCause();
      assertSame(thrown, failure);
      assertTrue(provider.awaitAllClosed(SOON), "the connection is still open");
    }
  }

  @Test
  void aSubscriber() throws Exception {
    for (var where : Thrower.Where.values()) {
      var subscriber = new Thrower(where);
      llm.stream("fake/m", "Hello").subscribe(subscriber);
      assertTrue(subscriber.thrown.await(5, TimeUnit.SECONDS));
      if (where == Thrower.Where.ON_NEXT) {
        assertTrue(provider.awaitAllClosed(SOON), "the connection is still open");
      }
    }
  }

  @Test
  void theBodyOfALoop() throws Exception {
    assertThrows(IllegalStateException.class, () -> {
      try (var events = llm.stream("fake/m", "Hello").events()) {
        events.forEach(event -> sneak(new IllegalStateException("x")));
      }
    });
    assertTrue(provider.awaitAllClosed(SOON), "the connection is still open");
  }

  private static void sneak(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  /** Throws in one of its methods. */
  private static final class Thrower implements Flow.Subscriber<LlmEvent> {
    private enum Where {
      ON_SUBSCRIBE,
      ON_NEXT
    }

    private final Where where;
    private final CountDownLatch thrown = new CountDownLatch(1);

    Thrower(Where where) {
      this.where = where;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      throwAt(Where.ON_SUBSCRIBE);
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(LlmEvent event) {
      throwAt(Where.ON_NEXT);
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}

    private void throwAt(Where here) {
      if (here == where) {
        thrown.countDown();
        throw new IllegalStateException("a subscriber that throws");
      }
    }
  }
}
