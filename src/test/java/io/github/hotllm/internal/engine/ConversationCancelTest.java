package io.github.hotllm.internal.engine;

import static io.github.hotllm.internal.engine.TalkStage.call;
import static io.github.hotllm.internal.engine.TalkStage.tool;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Conversation;
import io.github.hotllm.Conversation.Event;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests for giving a conversation up: what runs is cut, and nothing more is begun. */
class ConversationCancelTest {
  private final TalkStage stage = new TalkStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void cancellingTheFutureCutsTheCallOfTheModel() {
    stage.route.attempt(FakeRoute.silence());
    var talk = stage.converse().call();

    talk.cancel(true);

    assertTrue(stage.route.last().cancelled);
    assertEquals(0, stage.calls.clock.pending());
  }

  @Test
  void cancellingADerivedFutureCutsAStreamedAnswer() {
    stage.route.attempt(FakeRoute.text("a"), FakeRoute.silence());
    var derived = stage.converse().forEach(event -> {}).thenApply(Conversation.Outcome::text);

    derived.cancel(true);

    assertTrue(stage.route.last().cancelled);
  }

  @Test
  void cancellingInterruptsTheToolsThatRun() throws Exception {
    stage.answers(call("c1", "wait"), call("c2", "wait"));
    var running = new CountDownLatch(2);
    var interrupted = new CountDownLatch(2);
    var talk = stage
        .converse(tool("wait", args -> {
          running.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
          }
          return "never";
        }))
        .call();
    assertTrue(running.await(20, TimeUnit.SECONDS));

    talk.cancel(true);

    assertTrue(interrupted.await(20, TimeUnit.SECONDS));
    assertEquals(1, stage.asked.size());
  }

  /** It runs an action of the caller's, on the thread on which a tool has just returned. */
  @Test
  void cancellingDoesNotInterruptWhoTakesTheEvents() throws Exception {
    stage.answers(call("c1", "say"), call("c2", "wait"));
    var started = new CountDownLatch(1);
    var taking = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var interrupted = new CompletableFuture<Boolean>();
    var waiting = new CompletableFuture<String>();
    var talk = stage
        .converse(
            tool("say", args -> {
              started.await();
              return "x";
            }),
            tool("wait", args -> waiting))
        .forEach(event -> {
          if (event instanceof Event.ToolReturned) {
            taking.countDown();
            try {
              interrupted.complete(!goOn.await(20, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
              interrupted.complete(true);
            }
          }
        });
    started.countDown();
    assertTrue(taking.await(20, TimeUnit.SECONDS));

    talk.cancel(true);
    goOn.countDown();

    assertFalse(interrupted.get());
  }

  @Test
  void anInterruptWhileAskingCancelsAndStays() {
    stage.route.attempt(FakeRoute.silence());
    Thread.currentThread().interrupt();

    assertThrows(CancellationException.class, () -> stage.converse().ask());

    assertTrue(Thread.interrupted());
    assertTrue(stage.route.last().cancelled);
  }

  @Test
  void cancellingCancelsTheFutureOfATool() throws Exception {
    stage.answers(call("c1", "wait"));
    var running = new CountDownLatch(1);
    var later = new CompletableFuture<String>();
    var cancelled = new CountDownLatch(1);
    later.whenComplete((value, failure) -> cancelled.countDown());
    var talk = stage
        .converse(tool("wait", args -> {
          running.countDown();
          return later;
        }))
        .call();
    assertTrue(running.await(20, TimeUnit.SECONDS));

    talk.cancel(true);

    assertTrue(cancelled.await(20, TimeUnit.SECONDS));
    assertTrue(later.isCancelled());
  }

  @Test
  void closingTheClientInterruptsToolsAndFailsTheConversation() throws Exception {
    stage.answers(call("c1", "wait"));
    var running = new CountDownLatch(1);
    var interrupted = new CountDownLatch(1);
    var talk = stage
        .converse(tool("wait", args -> {
          running.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
          }
          return "never";
        }))
        .call();
    assertTrue(running.await(20, TimeUnit.SECONDS));

    stage.llm.close();

    assertTrue(interrupted.await(20, TimeUnit.SECONDS));
    var failure = assertThrows(ExecutionException.class, talk::get).getCause();
    assertEquals("this client was closed", failure.getMessage());
    assertEquals(1, assertInstanceOf(LlmException.class, failure).conversation().size());
  }

  @Test
  void aClosedClientConversesWithNobody() {
    stage.llm.close();

    var failure = assertThrows(LlmException.class, () -> stage.converse().ask());

    assertEquals("this client was closed", failure.getMessage());
    assertEquals(List.of(), stage.asked);
  }

  @Test
  void whoCancelsAtTheCallHasPreventedTheTool() {
    stage.answers(call("c1", "say"));
    var ran = new AtomicBoolean();
    var heard = new ArrayList<Event>();

    stage
        .converse(tool("say", args -> {
          ran.set(true);
          return "x";
        }))
        .subscribe(new OneByOne(heard, Event.ToolCalled.class));

    assertInstanceOf(Event.ToolCalled.class, heard.get(heard.size() - 1));
    assertFalse(ran.get());
    assertEquals(1, stage.asked.size());
  }

  @Test
  void nobodyIsAskedBeforeTheStartWasTaken() {
    var heard = new ArrayList<Event>();

    stage.converse().subscribe(new OneByOne(heard, Event.RoundStarted.class));

    assertEquals(List.of(new Event.RoundStarted(1)), heard);
    assertEquals(List.of(), stage.asked);
  }

  @Test
  void anActionThatThrowsFailsTheFutureAndCutsTheAnswer() {
    stage.route.attempt(FakeRoute.text("a"), FakeRoute.silence());
    var talk = stage.llm.converse(LlmRequest.of("m", "hi")).forEach(event -> {
      if (event instanceof Event.Answering) {
        throw new IllegalStateException("of the action");
      }
    });

    var failure = assertThrows(ExecutionException.class, talk::get);
    assertEquals("of the action", failure.getCause().getMessage());
    assertTrue(stage.route.last().cancelled);
  }

  /** Asks for one event after the other, and cancels at the first of a kind. */
  private static final class OneByOne implements Flow.Subscriber<Event> {
    private final List<Event> heard;
    private final Class<? extends Event> last;
    private Flow.Subscription subscription;

    OneByOne(List<Event> heard, Class<? extends Event> last) {
      this.heard = heard;
      this.last = last;
    }

    @Override
    public void onSubscribe(Flow.Subscription opened) {
      subscription = opened;
      opened.request(1);
    }

    @Override
    public void onNext(Event event) {
      heard.add(event);
      if (last.isInstance(event)) {
        subscription.cancel();
      } else {
        subscription.request(1);
      }
    }

    @Override
    public void onError(Throwable failure) {
      throw new AssertionError(failure);
    }

    @Override
    public void onComplete() {
      throw new AssertionError("it was cancelled");
    }
  }
}
