package io.github.hotllm.internal.engine;

import static io.github.hotllm.internal.engine.FakeRoute.end;
import static io.github.hotllm.internal.engine.FakeRoute.fail;
import static io.github.hotllm.internal.engine.FakeRoute.silence;
import static io.github.hotllm.internal.engine.FakeRoute.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmStream;
import java.util.ArrayList;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tests for the events of a stream in a blocking loop. */
class EventQueueTest {
  private final Calls calls = new Calls();

  private LlmStream stream(FakeRoute route) {
    return new EngineLlm(calls.engine(route), Runnable::run).stream("m", "hi");
  }

  @Test
  void theLoopSeesEverythingAndThenEnds() {
    var texts = new StringBuilder();
    var kinds = new ArrayList<String>();
    try (var events =
        stream(calls.route("a").attempt(text("Hel"), text("lo"), end())).events()) {
      for (var event : events) {
        kinds.add(event.getClass().getSimpleName());
        if (event instanceof LlmEvent.Text text) {
          texts.append(text.text());
        }
      }
    }

    assertEquals("[Started, Text, Text, Finished]", kinds.toString());
    assertEquals("Hello", texts.toString());
  }

  @Test
  void aBatchIsAskedForWhenTheOneBeforeIsUsedUp() {
    var route = calls.route("a").attempt(text("1"), text("2"), end());
    try (var events = stream(route).events()) {
      var walk = events.iterator();
      walk.next();
      walk.next();
      assertEquals(1, route.last().pulls);
      walk.next();
      assertEquals(2, route.last().pulls);
    }
  }

  @Test
  void theFailureIsThrownBehindWhatCameBefore() {
    var route = calls.route("a").attempt(text("1"), fail(Calls.failure(ErrorType.STREAM_BROKEN)));
    try (var events = stream(route).events()) {
      var walk = events.iterator();
      walk.next();
      assertEquals(new LlmEvent.Text("1"), walk.next());
      var failure = assertThrows(LlmException.class, walk::hasNext);
      assertEquals(Optional.of("1"), failure.partialText());
      assertEquals(getClass().getName(), ownFrame(failure).getClassName());
      assertFalse(walk.hasNext());
      assertThrows(NoSuchElementException.class, walk::next);
    }
  }

  @Test
  void breakingOutOfTheLoopCutsTheExchange() {
    var route = calls.route("a").attempt(text("1"), silence());
    try (var events = stream(route).events()) {
      events.iterator().next();
    }

    assertTrue(route.last().cancelled);
  }

  @Test
  void closingFromAnotherThreadWakesTheLoop() throws Exception {
    var route = calls.route("a").attempt(silence());
    var events = stream(route).events();
    var walked = new CompletableFuture<Boolean>();
    var walker = new Thread(() -> {
      try {
        walked.complete(events.iterator().hasNext());
      } catch (RuntimeException e) {
        walked.completeExceptionally(e);
      }
    });
    walker.start();
    while (walker.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }

    events.close();

    var failure = assertThrows(Exception.class, () -> walked.get(10, TimeUnit.SECONDS));
    assertTrue(failure.getCause() instanceof LlmException);
  }

  @Test
  void anInterruptCancelsAndStays() {
    var route = calls.route("a").attempt(silence());
    var walk = stream(route).events().iterator();
    Thread.currentThread().interrupt();

    assertThrows(CancellationException.class, walk::hasNext);

    assertTrue(Thread.interrupted());
    assertTrue(route.last().cancelled);
  }

  @Test
  void thereIsOneIterator() {
    try (var events = stream(calls.route("a").attempt(end())).events()) {
      events.iterator();
      assertThrows(IllegalStateException.class, events::iterator);
    }
  }

  @Test
  void aStreamIsGoodForOneUse() {
    var route = calls.route("a").attempt(text("x"), end());
    var stream = stream(route);
    assertEquals("x", stream.reply().join().text());

    assertThrows(IllegalStateException.class, stream::events);
    assertThrows(IllegalStateException.class, stream::reply);
    assertThrows(IllegalStateException.class, () -> stream.forEach(event -> {}));
    assertEquals(1, route.opened.size());
  }

  @Test
  void anActionThatThrowsFailsTheFutureAndCutsTheExchange() {
    var route = calls.route("a").attempt(text("x"), silence());
    var future = stream(route).forEach(event -> {
      throw new IllegalStateException("of the action");
    });

    var failure = assertThrows(Exception.class, future::get);
    assertEquals("of the action", failure.getCause().getMessage());
    assertTrue(route.last().cancelled);
  }

  private StackTraceElement ownFrame(Throwable failure) {
    for (var frame : failure.getStackTrace()) {
      if (frame.getClassName().equals(getClass().getName())) {
        return frame;
      }
    }
    throw new AssertionError("the trace does not show who asked", failure);
  }
}
