package io.github.hotllm.internal.engine;

import static io.github.hotllm.internal.engine.FakeRoute.fail;
import static io.github.hotllm.internal.engine.FakeRoute.silence;
import static io.github.hotllm.internal.engine.FakeRoute.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests for giving a call up: whoever does it, the exchange is cut and nobody hears more. */
class CancelTest {
  private static final Asked ASKED = Asked.of(LlmRequest.of("m", "hi"), Delivery.STREAMED);

  private final Calls calls = new Calls();

  @Test
  void cancellingInTheMiddleCutsTheExchange() {
    var route = calls.route("a").attempt(text("1"), silence());
    var call = calls.run(route);

    call.cancel();
    text("2").accept(route.last().sink);

    assertTrue(route.last().cancelled);
    assertEquals(List.of("1"), calls.heard.texts());
    assertEquals(0, calls.heard.ends);
    assertEquals(0, calls.clock.pending());
  }

  @Test
  void cancellingWhileWaitingForARetryEndsTheWait() {
    var route = calls.route("a").attempt(fail(Calls.failure(ErrorType.OVERLOADED)));
    var call = calls.run(route);

    call.cancel();
    calls.clock.advance(Duration.ofMinutes(1));

    assertEquals(1, route.opened.size());
    assertEquals(0, calls.heard.ends);
  }

  @Test
  void cancellingBeforeTheFirstPullMeansThatNothingIsSent() {
    var route = calls.route("a");
    var call = calls.open(LlmRequest.of("m", "hi"), Delivery.STREAMED, route);

    call.cancel();
    call.pull();

    assertTrue(route.opened.isEmpty());
  }

  /** The mailbox is busy with the receiver, but the exchange is cut all the same. */
  @Test
  void aReceiverThatBlocksDoesNotHoldUpTheCut() throws InterruptedException {
    var route = calls.route("a").attempt(text("1"));
    var blocked = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var call = calls.engine(route).open(ASKED, new Receiver() {
      @Override
      public void next(Batch batch) {
        blocked.countDown();
        try {
          assertTrue(release.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }

      @Override
      public void end(LlmReply reply) {}

      @Override
      public void fail(LlmException failure) {}
    });
    var puller = new Thread(call::pull);
    puller.start();
    assertTrue(blocked.await(10, TimeUnit.SECONDS));

    call.cancel();

    assertTrue(route.last().cancelled);
    release.countDown();
    puller.join();
  }

  @Test
  void closingTheEngineFailsWhatRuns() {
    var route = calls.route("a").attempt(text("1"), silence());
    var engine = calls.engine(route);
    calls.heard.pullAll(engine.open(ASKED, calls.heard));

    engine.close();

    assertTrue(route.last().cancelled);
    assertEquals(ErrorType.BUSY, calls.heard.failure.type());
  }

  @Test
  void aClosedEngineAnswersNobody() {
    var engine = calls.engine(calls.route("a"));
    engine.close();

    calls.heard.pullAll(engine.open(ASKED, calls.heard));

    assertEquals("this client was closed", calls.heard.failure.getMessage());
  }

  static Consumer<CompletableFuture<?>>[] waysToCompleteAFuture() {
    @SuppressWarnings({"unchecked", "rawtypes"})
    Consumer<CompletableFuture<?>>[] ways = new Consumer[] {
      (Consumer<CompletableFuture<?>>) future -> future.cancel(false),
      (Consumer<CompletableFuture<?>>) future -> future.cancel(true),
      (Consumer<CompletableFuture<?>>) future -> future.complete(null),
      (Consumer<CompletableFuture<?>>) future -> future.completeExceptionally(new Exception()),
      (Consumer<CompletableFuture<?>>) future -> future.obtrudeException(new Exception()),
      (Consumer<CompletableFuture<?>>) future -> future.thenApply(x -> x).cancel(false),
      (Consumer<CompletableFuture<?>>) future -> future.thenApply(x -> x).complete(null),
      (Consumer<CompletableFuture<?>>) future -> future.copy().thenRun(() -> {}).cancel(true),
      (Consumer<CompletableFuture<?>>)
          future -> future.thenCompose(x -> new CompletableFuture<>()).cancel(true),
    };
    return ways;
  }

  @ParameterizedTest
  @MethodSource("waysToCompleteAFuture")
  void completingTheFutureFromOutsideCutsTheExchange(Consumer<CompletableFuture<?>> way) {
    var route = calls.route("a").attempt(silence());
    var llm = new EngineLlm(calls.engine(route), Runnable::run);
    var future = llm.call("m", "hi");

    way.accept(future);

    assertTrue(route.last().cancelled);
  }

  @ParameterizedTest
  @MethodSource("waysToCompleteAFuture")
  void anAnsweredFutureCutsNothing(Consumer<CompletableFuture<?>> way) {
    var route = calls.route("a").attempt(text("1"), FakeRoute.end());
    var llm = new EngineLlm(calls.engine(route), Runnable::run);
    var future = llm.call("m", "hi");
    assertEquals("1", future.join().text());
    route.last().cancelled = false;

    way.accept(future);

    assertEquals(0, calls.clock.pending());
  }

  @Test
  void aTimeoutOfTheFutureCutsTheExchange() throws Exception {
    var route = calls.route("a").attempt(silence());
    var future = new EngineLlm(calls.engine(route), Runnable::run).call("m", "hi");

    var derived = future.thenApply(LlmReply::text).orTimeout(1, TimeUnit.MILLISECONDS);

    assertThrows(ExecutionException.class, derived::get);
    // On the JDK's own timer, which tells those who wait first.
    route.last().awaitCancelled();
  }
}
