package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import java.io.EOFException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamReplyTest {
  private static final LlmException CUT =
      LlmException.of(ErrorType.STREAM_BROKEN, "the answer was cut");

  private final TestServer server = new TestServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void eventsGoOutAsTheyComeIn() throws Exception {
    var posted = server.call("/stream_llm");
    posted.call().start();
    var head = posted.client().head();
    assertEquals("HTTP/1.1 200 OK", head.get(0));
    assertTrue(head.contains("content-type: text/event-stream"), head::toString);
    assertTrue(head.contains("cache-control: no-store"), head::toString);
    assertTrue(head.contains("x-request-id: req_1"), head::toString);
    assertEquals("event: start\ndata: {}\n\n", posted.client().chunk());
    posted.call().text("Good");
    assertEquals("event: text\ndata: Good\n\n", posted.client().chunk());
    posted.call().end("Good day");
    assertEquals("event: done\ndata: Good day\n\n", posted.client().chunk());
    assertEquals("", posted.client().chunk());
  }

  @Test
  void whatArrivesTogetherLeavesInOneWrite() throws Exception {
    var posted = server.call("/stream_llm");
    posted.call().send(FakeCall.STARTED, new LlmEvent.Text("a"), new LlmEvent.Text("b"));
    posted.client().head();
    assertEquals(
        "event: start\ndata: {}\n\nevent: text\ndata: a\n\nevent: text\ndata: b\n\n",
        posted.client().chunk());
  }

  @Test
  void theLastPieceLeavesWithTheEnd() throws Exception {
    var posted = server.call("/stream_llm");
    posted.call().start();
    posted.client().head();
    posted.client().chunk();
    posted.call().last(new LlmEvent.Text("day"));
    posted.call().end("day");
    assertEquals(
        "event: text\ndata: day\n\nevent: done\ndata: day\n\n", posted.client().chunk());
    assertEquals("", posted.client().chunk());
  }

  @Test
  void theLastPieceComesBeforeTheErrorThatEndsIt() throws Exception {
    var posted = server.call("/stream_llm");
    posted.call().last(FakeCall.STARTED, new LlmEvent.Text("day"));
    posted.call().fail(CUT);
    posted.client().head();
    var all = posted.client().chunk();
    assertTrue(
        all.startsWith("event: start\ndata: {}\n\nevent: text\ndata: day\n\nevent: error\n"), all);
  }

  @Test
  void theConnectionServesTheNextCallAfterAStream() throws Exception {
    var posted = server.call("/stream_llm");
    posted.call().end("one");
    assertEquals("event: done\ndata: one\n\n", posted.client().reply().body());
    posted.client().post("/stream_llm", TestServer.PROMPT);
    server.engine.nextCall().end("two");
    assertEquals("event: done\ndata: two\n\n", posted.client().reply().body());
  }

  @Test
  void aForeignStreamTellsItsStoryInHeaders() throws Exception {
    var posted = server.call("/v1/stream");
    posted.call().start();
    var head = posted.client().head();
    assertTrue(head.contains("x-hotllm-route: api"), head::toString);
    assertTrue(head.contains("x-hotllm-model: haiku-4"), head::toString);
    assertTrue(head.contains("x-hotllm-warning: stop: ?x-evil: 1??y"), head::toString);
  }

  @Test
  void aFailureBeforeTheFirstEventIsAPlainError() throws Exception {
    var posted = server.call("/stream_llm");
    posted.call().fail(CUT);
    var reply = posted.client().reply();
    assertEquals(502, reply.status());
    assertEquals(List.of("application/json"), reply.headers("content-type"));
  }

  @Test
  void aFailureAfterTheFirstEventIsAnEventUnderTheIdThatWasTold() throws Exception {
    var posted = server.call("/stream_llm");
    posted.call().start();
    posted.call().fail(CUT);
    assertEquals(
        "event: start\ndata: {}\n\nevent: error\ndata: {\"type\":\"stream_broken\","
            + "\"message\":\"the answer was cut\",\"request_id\":\"req_1\"}\n\n",
        posted.client().reply().body());
  }

  @Test
  void theHeadLeavesAfterFiveSecondsOfSilence() throws Exception {
    var posted = server.call("/stream_llm");
    posted.call().awaitPull();
    server.clock.advance(Duration.ofMillis(4_999));
    assertFalse(posted.client().hasMore());
    server.clock.advance(Duration.ofMillis(1));
    assertEquals("HTTP/1.1 200 OK", posted.client().head().get(0));
    assertEquals(":\n\n", posted.client().chunk());
    posted.call().fail(CUT);
    assertTrue(posted.client().chunk().startsWith("event: error\n"));
  }

  @Test
  void silenceIsCountedFromTheLastWrite() throws Exception {
    var posted = server.call("/stream_llm");
    server.clock.awaitAlarm();
    server.clock.advance(Duration.ofSeconds(3));
    posted.call().start();
    posted.client().head();
    posted.client().chunk();
    // The next is asked for once the last is written and its time noted.
    posted.call().awaitPull();
    server.clock.advance(Duration.ofMillis(4_999));
    assertFalse(posted.client().hasMore());
    server.clock.advance(Duration.ofMillis(1));
    assertEquals(":\n\n", posted.client().chunk());
    server.clock.advance(Duration.ofSeconds(5));
    assertEquals(":\n\n", posted.client().chunk());
  }

  @Test
  void noHeartbeatOutlivesItsStream() throws Exception {
    var posted = server.call("/stream_llm");
    posted.call().end("x");
    posted.client().reply();
    server.clock.awaitNoAlarm();
  }

  @Test
  void nothingMoreIsAskedForBeforeTheLastWasWritten() throws Exception {
    var posted = server.call("/stream_llm");
    posted.call().start();
    posted.call().awaitPull();
    assertFalse(posted.call().isPulled());
  }

  @Test
  void aClientThatHasGoneEndsItsCallAtTheNextHeartbeat() throws Exception {
    var posted = server.call("/stream_llm");
    posted.call().start();
    posted.client().head();
    posted.client().vanish();
    while (posted.call().cancelled.getCount() > 0) {
      server.clock.advance(Duration.ofSeconds(5));
    }
    server.clock.awaitNoAlarm();
  }

  @Test
  void plainTextIsTheBareText() throws Exception {
    var posted = server.call("/stream_llm", "Accept: text/plain");
    posted.call().start();
    server.clock.advance(Duration.ofMinutes(1));
    assertFalse(posted.client().hasMore());
    posted.call().text("Good ");
    posted.call().text("day");
    posted.call().end("Good day");
    var reply = posted.client().reply();
    assertEquals(List.of("text/plain; charset=utf-8"), reply.headers("content-type"));
    assertEquals("Good day", reply.body());
  }

  @Test
  void plainTextThatFailsBeforeTheFirstWordIsAPlainError() throws Exception {
    var posted = server.call("/stream_llm", "Accept: text/plain");
    posted.call().start();
    posted.call().fail(CUT);
    assertEquals(502, posted.client().reply().status());
  }

  @Test
  void plainTextThatFailsLaterIsCutSoThatNobodyTakesItForWhole() throws Exception {
    var posted = server.call("/stream_llm", "Accept: text/plain");
    posted.call().text("Good ");
    posted.client().head();
    assertEquals("Good ", posted.client().chunk());
    posted.call().fail(CUT);
    assertThrows(EOFException.class, posted.client()::chunk);
  }

  @Test
  void anAnswerWithoutAnyTextIsAnEmptyPlainText() throws Exception {
    var posted = server.call("/stream_llm", "Accept: text/plain");
    posted.call().end("");
    assertEquals("", posted.client().reply().body());
  }
}
