package io.github.hotllm.contract;

import io.github.hotllm.testing.FakeCall;
import io.github.hotllm.testing.FakeProvider;
import java.io.IOException;
import java.time.Duration;

/** What a provider does that speaks Chat, or Messages, and how it goes wrong. */
final class ChatScripts {
  static final String EVENTS = "Content-Type: text/event-stream";

  private static final Duration LONG = Duration.ofSeconds(20);

  private ChatScripts() {}

  /** Says that text, and why it stops there, as it was asked to: at once or in pieces. */
  static FakeProvider.Script saying(String text, String finish) {
    return call -> {
      if (isStreamed(call)) {
        call.chunked(200, EVENTS);
        call.chunk(piece(text));
        call.chunk("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"" + finish + "\"}]}\n\n");
        call.chunk("data: [DONE]\n\n");
        call.lastChunk();
      } else {
        call.reply(
            200,
            "{\"choices\":[{\"message\":{\"content\":\"" + text + "\"},\"finish_reason\":\""
                + finish + "\"}]}");
      }
    };
  }

  static boolean isStreamed(FakeCall call) {
    return call.request().text().contains("\"stream\":true");
  }

  /** The event of a piece of text. */
  static String piece(String text) {
    return "data: {\"choices\":[{\"delta\":{\"content\":\"" + text + "\"}}]}\n\n";
  }

  /** Reads the request and says nothing. */
  static void silence(FakeCall call) throws IOException {
    call.awaitClosed(LONG);
  }

  /** Begins an answer, shows life, and falls silent before any content. */
  static void headAndSilence(FakeCall call) throws IOException {
    call.chunked(200, EVENTS);
    call.chunk(": working\n\n");
    call.awaitClosed(LONG);
  }

  /** Falls silent within the text. */
  static void pieceAndSilence(FakeCall call) throws IOException {
    call.chunked(200, EVENTS);
    call.chunk(piece("Hel"));
    call.awaitClosed(LONG);
  }

  /** Cuts the answer behind its head. */
  static void headAndCut(FakeCall call) throws IOException {
    call.chunked(200, isStreamed(call) ? EVENTS : "Content-Type: application/json");
    call.chunk(isStreamed(call) ? ": working\n\n" : "{\"choices\":");
    call.cut();
  }

  /** Cuts the answer within the text. */
  static void pieceAndCut(FakeCall call) throws IOException {
    call.chunked(200, EVENTS);
    call.chunk(piece("Hel"));
    call.cut();
  }

  /** Ends the answer properly, but within the text. */
  static void pieceAndEnd(FakeCall call) throws IOException {
    call.chunked(200, EVENTS);
    call.chunk(piece("Hel"));
    call.lastChunk();
  }

  /** The same in Messages. */
  static void messagesPieceAndEnd(FakeCall call) throws IOException {
    call.chunked(200, EVENTS);
    call.chunk("event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"m\","
        + "\"model\":\"m\",\"usage\":{\"input_tokens\":1,\"output_tokens\":1}}}\n\n");
    call.chunk("event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,"
        + "\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n");
    call.chunk("event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
        + "\"delta\":{\"type\":\"text_delta\",\"text\":\"Hel\"}}\n\n");
    call.lastChunk();
  }
}
