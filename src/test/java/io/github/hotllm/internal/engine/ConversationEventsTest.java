package io.github.hotllm.internal.engine;

import static io.github.hotllm.internal.engine.TalkStage.call;
import static io.github.hotllm.internal.engine.TalkStage.tool;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Conversation;
import io.github.hotllm.Conversation.Event;
import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.RoundLimitException;
import io.github.hotllm.ToolFunction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests for the events of a conversation in a blocking loop. */
class ConversationEventsTest {
  private final TalkStage stage = new TalkStage();
  private final CountDownLatch running = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);

  @AfterEach
  void close() {
    stage.close();
  }

  /** Runs until it is interrupted. */
  private ToolFunction endless() {
    return tool("wait", args -> {
      running.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        interrupted.countDown();
        throw e;
      }
      return "never";
    });
  }

  private static List<String> kinds(Iterator<Event> events) {
    var kinds = new ArrayList<String>();
    events.forEachRemaining(event -> kinds.add(event.getClass().getSimpleName()));
    return kinds;
  }

  private static void walkTo(Class<? extends Event> kind, Iterator<Event> events) {
    while (!kind.isInstance(events.next())) {
      // On to the next.
    }
  }

  @Test
  void theLoopSeesEveryStepAndThenEnds() {
    stage.answers(call("c1", "say")).answers("done");

    try (var events = stage.converse(tool("say", Object::toString)).events()) {
      assertEquals(
          List.of(
              "RoundStarted",
              "Answering",
              "Answering",
              "Answering",
              "ToolCalled",
              "ToolReturned",
              "RoundEnded",
              "RoundStarted",
              "Answering",
              "Answering",
              "Answering",
              "RoundEnded",
              "Finished"),
          kinds(events.iterator()));
    }
    assertEquals(2, stage.asked.size());
  }

  @Test
  void theModelIsNotAskedBeforeTheStartIsUsedUp() {
    stage.answers("done");

    try (var events = stage.converse().events()) {
      var walk = events.iterator();
      assertEquals(new Event.RoundStarted(1), walk.next());
      assertEquals(0, stage.asked.size());
      walk.next();
      assertEquals(1, stage.asked.size());
    }
  }

  @Test
  void theFailureIsThrownBehindWhatCameBeforeAndHoldsWhatWasSaid() {
    stage.route.attempt(
        FakeRoute.text("a"), FakeRoute.fail(Calls.failure(ErrorType.STREAM_BROKEN)));

    try (var events = stage.converse().events()) {
      var walk = events.iterator();
      walkTo(Event.Answering.class, walk);
      walk.next();
      var failure = assertThrows(LlmException.class, walk::next);

      assertEquals(Optional.of("a"), failure.partialText());
      assertEquals(1, failure.conversation().size());
      assertInstanceOf(LlmException.class, failure.getCause());
      assertFalse(walk.hasNext());
      assertThrows(NoSuchElementException.class, walk::next);
    }
  }

  @Test
  void tooManyRoundsAreThrownToo() {
    stage.answers(call("c1", "say"));

    try (var events = stage.converse(tool("say", Object::toString)).maxRounds(1).events()) {
      var walk = events.iterator();
      assertThrows(RoundLimitException.class, () -> kinds(walk));
    }
  }

  @Test
  void anErrorOfAToolIsThrownAsItIs() {
    stage.answers(call("c1", "break"));
    var broken = new AssertionError("of the tool");

    try (var events = stage
        .converse(tool("break", args -> {
          throw broken;
        }))
        .events()) {
      var walk = events.iterator();
      assertSame(broken, assertThrows(AssertionError.class, () -> kinds(walk)));
    }
  }

  @Test
  void leavingTheLoopCutsTheCallOfTheModel() {
    stage.route.attempt(FakeRoute.text("a"), FakeRoute.silence());

    try (var events = stage.converse().events()) {
      walkTo(Event.Answering.class, events.iterator());
    }

    assertTrue(stage.route.last().cancelled);
    assertEquals(0, stage.calls.clock.pending());
  }

  @Test
  void leavingTheLoopAtACallPreventsTheTool() {
    stage.answers(call("c1", "say"));
    var ran = new AtomicBoolean();

    try (var events = stage
        .converse(tool("say", args -> {
          ran.set(true);
          return "x";
        }))
        .events()) {
      walkTo(Event.ToolCalled.class, events.iterator());
    }

    assertFalse(ran.get());
    assertEquals(1, stage.asked.size());
  }

  @Test
  void closingFromAnotherThreadInterruptsTheToolsAndWakesTheLoop() throws Exception {
    stage.answers(call("c1", "wait"));
    var events = stage.converse(endless()).events();
    var walked = walking(events);
    assertTrue(running.await(20, TimeUnit.SECONDS));

    events.close();

    assertTrue(interrupted.await(20, TimeUnit.SECONDS));
    var failure = assertInstanceOf(LlmException.class, walked.get(20, TimeUnit.SECONDS));
    assertEquals("the events were closed before their end", failure.getMessage());
    assertEquals(1, stage.asked.size());
  }

  @Test
  void closingAfterTheEndDoesNothing() {
    stage.answers("done");
    var events = stage.converse().events();
    var walk = events.iterator();
    walkTo(Event.Finished.class, walk);

    events.close();
    events.close();

    assertFalse(walk.hasNext());
    assertFalse(stage.route.last().cancelled);
  }

  @Test
  void anInterruptCancelsTheAnswerAndStays() {
    stage.route.attempt(FakeRoute.silence());
    var walk = stage.converse().events().iterator();
    walk.next();
    Thread.currentThread().interrupt();

    assertThrows(CancellationException.class, walk::hasNext);

    assertTrue(Thread.interrupted());
    assertTrue(stage.route.last().cancelled);
  }

  @Test
  void anInterruptOfTheLoopInterruptsTheTools() throws Exception {
    stage.answers(call("c1", "wait"));
    var walker = new CompletableFuture<Thread>();
    var walked = walking(stage.converse(endless()).events(), walker);
    assertTrue(running.await(20, TimeUnit.SECONDS));

    walker.get().interrupt();

    assertTrue(interrupted.await(20, TimeUnit.SECONDS));
    assertInstanceOf(CancellationException.class, walked.get(20, TimeUnit.SECONDS));
  }

  @Test
  void aConversationIsGoodForOneUseAndOneIterator() {
    stage.answers("done");
    var talk = stage.converse();
    var events = talk.events();
    events.iterator();

    assertThrows(IllegalStateException.class, events::iterator);
    assertThrows(IllegalStateException.class, talk::events);
    assertThrows(IllegalStateException.class, talk::ask);
    events.close();
  }

  private static CompletableFuture<Throwable> walking(Conversation.Events events) {
    return walking(events, new CompletableFuture<>());
  }

  /** Walks to the end on a thread of its own; what ended it. */
  private static CompletableFuture<Throwable> walking(
      Conversation.Events events, CompletableFuture<Thread> walker) {
    var ended = new CompletableFuture<Throwable>();
    var thread = new Thread(() -> {
      try {
        kinds(events.iterator());
        ended.completeExceptionally(new AssertionError("it came to its end"));
      } catch (RuntimeException e) {
        ended.complete(e);
      }
    });
    walker.complete(thread);
    thread.start();
    return ended;
  }
}
