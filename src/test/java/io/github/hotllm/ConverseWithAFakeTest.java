package io.github.hotllm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A program tests its tools over a client of its own making. */
class ConverseWithAFakeTest {
  private static final Part.ToolCall WISH = new Part.ToolCall("c1", "now", Map.of());
  private static final LlmReply CALLING =
      LlmReply.builder().parts(List.of(WISH)).stopReason(StopReason.TOOL_CALLS).build();

  private final ToolFunction now =
      ToolFunction.of(Tool.ofJson("now", "the time", "{\"type\":\"object\"}"), call -> "noon");

  @Test
  void aFakeThatOnlyRepliesIsEnough() {
    var llm = new Fake(CALLING, LlmReply.of("It is noon."));

    var outcome = llm.converse(LlmRequest.of("m", "What time is it?"), now).ask();

    assertEquals("It is noon.", outcome.text());
    assertEquals(
        List.of(
            Message.user("What time is it?"),
            CALLING.message(),
            Message.user(WISH.result("noon")),
            Message.assistant("It is noon.")),
        outcome.messages());
  }

  @Test
  void aStreamOfAnyPublisherIsHeardToItsLastEvent() {
    var llm = new Fake(CALLING, LlmReply.of("It is noon."));

    var outcome =
        llm.converse(LlmRequest.of("m", "Time?"), now).forEach(event -> {}).join();

    assertEquals("It is noon.", outcome.text());
  }

  @Test
  void aStreamThatEndsBeforeItsLastEventIsBroken() {
    var talk = new Fake().converse(LlmRequest.of("m", "Time?"), now).forEach(event -> {});

    var failure = assertThrows(CompletionException.class, talk::join).getCause();
    assertEquals("the answer has ended without its last event", failure.getMessage());
    assertEquals(List.of(Message.user("Time?")), ((BrokenStreamException) failure).conversation());
  }

  @Test
  void aFakeThatThrowsFailsTheConversation() {
    var talk = new Fake().converse(LlmRequest.of("m", "Time?"), now).call();

    var failure = assertThrows(CompletionException.class, talk::join).getCause();
    assertEquals("nothing left to say", failure.getMessage());
  }

  @Test
  void aFunctionCanBeRunByItself() throws Exception {
    record Place(String city) {}
    var weather =
        ToolFunction.of("weather", "tells it", Place.class, place -> "sunny in " + place.city());

    assertEquals(
        "sunny in Rome", weather.run(new Part.ToolCall("c1", "weather", Map.of("city", "Rome"))));
    assertTrue(weather.tool().inputSchema().toString().contains("city"));
    assertEquals("ToolFunction[weather]", weather.toString());
  }

  /** Says these replies, one after the other. */
  private static final class Fake implements Llm {
    private final Queue<LlmReply> replies = new ArrayDeque<>();

    Fake(LlmReply... replies) {
      this.replies.addAll(List.of(replies));
    }

    @Override
    public CompletableFuture<LlmReply> call(LlmRequest request) {
      if (replies.isEmpty()) {
        throw new IllegalStateException("nothing left to say");
      }
      return CompletableFuture.completedFuture(replies.remove());
    }

    @Override
    public LlmStream stream(LlmRequest request) {
      return new FakeStream(List.copyOf(replies.isEmpty() ? List.of() : List.of(replies.remove())));
    }

    @Override
    public Models models() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }

  /** Its events come from the JDK's own publisher, on other threads. */
  private record FakeStream(List<LlmReply> replies) implements LlmStream {
    @Override
    public void subscribe(Flow.Subscriber<? super LlmEvent> subscriber) {
      var publisher = new SubmissionPublisher<LlmEvent>();
      publisher.subscribe(subscriber);
      replies.forEach(reply -> publisher.submit(new LlmEvent.Finished(reply)));
      publisher.close();
    }

    @Override
    public Flow.Publisher<String> text() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Events events() {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<LlmReply> reply() {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<LlmReply> forEach(Consumer<? super LlmEvent> action) {
      throw new UnsupportedOperationException();
    }
  }
}
