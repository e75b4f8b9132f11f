package io.github.hotllm.internal.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One literal stream and what the HTML standard makes of it. A number stands for a rule.
 *
 * <p>Rules 1 to 16 follow the Web Platform Tests for EventSource, except that 13 is the standard's
 * present word: an id with NUL is ignored.
 */
record SseVector(String name, String text, Charset charset, SseOutcome expected) {
  private static final String BOM = "\uFEFF";
  /** The Web Platform Tests have 2048; here so many that every two-cut split stays affordable. */
  private static final String SOME = "x".repeat(64);

  static final List<SseVector> ALL = List.of(
      utf8("1 one byte order mark", BOM + "data:1\n\n").gives("1"),
      utf8("2 two byte order marks", BOM + BOM + "data:1\n\ndata:2\n\ndata:3\n\n")
          .gives("2", "3"),
      utf8("3 data without value", "data:\n\ndata\ndata\n\ndata:test\n\n").gives("", "\n", "test"),
      utf8("4 comments", comments(SOME)).gives("1\n2\n3\n4"),
      utf8("5 event cut in its line", "retry:1000\ndata:test1\n\nid:test\ndata:test2")
          .gives("test1")
          .retry(1000)
          .cut(),
      utf8("5 event cut after its line", "retry:1000\ndata:test1\n\nid:test\ndata:test2\n")
          .gives("test1")
          .retry(1000)
          .cut(),
      utf8("6 NUL", "data:\0\n\n").gives("\0"),
      utf8(
              "7 unknown fields, names in another case",
              "data:msg\ndata:msg\n\n:\nfalsefield:msg\n\nfalsefield:msg\nData:data\n\n"
                  + "data\n\ndata:end\n\n")
          .gives("msg\nmsg", "", "end"),
      utf8("8 all line ends", "data:test\r\ndata\ndata:test\r\n\r").gives("test\n\ntest"),
      utf8("9 CRLF alone", "data:a\r\n\r\n").gives("a"),
      utf8("10 CR alone", "data:a\r\r").gives("a"),
      utf8(
              "11 field names by the byte",
              "data:\0\n data:2\rData:1\ndata\0:2\ndata:1\r\0data:4\nda-ta:3\rdata_5\ndata:3\r"
                  + "data:\r\n data:32\ndata:4\n\n")
          .gives("\0\n1\n3\n\n4"),
      utf8("11 one space only", "data:  x\n\ndata: \n\n").gives(" x", ""),
      utf8("11 no other blank", "data:\tx\n\ndata:\u00A0x\n\n").gives("\tx", "\u00A0x"),
      utf8("12 id set and emptied", "id:1\ndata:a\n\nid\ndata:b\n\n")
          .gives("a", "b")
          .id(""),
      utf8("12 id inherited", "id: 1\ndata:a\n\ndata:b\n\n").gives("a", "b").id("1"),
      utf8("12 id without event", "id:1\n\n").id("1"),
      utf8("12 id before its event ends", "id:1\ndata:a\n").cut(),
      utf8("13 id with NUL", "id:a\0b\ndata:x\n\n").gives("x"),
      utf8("14 retry with a letter", "retry:2000\nretry:1000x\ndata:x\n\n")
          .gives("x")
          .retry(2000),
      utf8("14 retry empty", "retry:2000\nretry:\nretry\ndata:x\n\n").gives("x").retry(2000),
      utf8("14 retry as a float", "retry: 1e3\nretry:-1\nretry:+1\ndata:x\n\n").gives("x"),
      utf8("14 retry of 30 digits", "retry:" + "9".repeat(30) + "\ndata:x\n\n").gives("x"),
      utf8("14 retry in other digits", "retry:\u0661\u0662\ndata:x\n\n").gives("x"),
      utf8("14 retry outlives its event", "retry:5\n\n").retry(5),
      utf8("15 event without value", "event:\ndata:x\n\nevent\ndata:y\n\n").gives("x", "y"),
      utf8("15 event without data", "event:a\n\ndata:x\n\n").gives("x"),
      utf8("15 event named twice", "event:a\nevent:b\ndata:x\n\n").named("b", "x"),
      utf8("15 names that share a beginning", "event:aa\ndata:x\n\nevent:a\ndata:y\n\n")
          .named("aa", "x")
          .named("a", "y"),
      utf8("15 event cut", "event:a\n").cut(),
      utf8("16 always UTF-8", "event: \u00FC\ndata:ok\u2026\n\n").named("\u00FC", "ok\u2026"),
      utf8("17 characters of 2, 3 and 4 bytes", "data:\u00E9\u20AC\uD83D\uDE00\n\n")
          .gives("\u00E9\u20AC\uD83D\uDE00"),
      bytes("17 a lone FF", "data:a\u00FFb\n\n").gives("a\u00FFb"),
      bytes("17 a character cut by its line end", "data:\u00E2\u0082\n\n").gives("\u00E2\u0082"),
      bytes("17 a character cut by the end", "data:\u00E2\u0082").cut(),
      bytes("17 an overlong LF", "data:a\u00C0\u008Ab\n\n").gives("a\u00C0\u008Ab"),
      bytes("17 a surrogate", "data:\u00ED\u00A0\u0080\n\n").gives("\u00ED\u00A0\u0080"),
      bytes("17 half a byte order mark", "\u00EF\u00BBdata:1\n\ndata:2\n\n").gives("2"),
      utf8("18 nothing", ""),
      utf8("18 only comments", ": a\n:\n\n:b\r\n"),
      utf8("18 only blank lines", "\n\r\n\r\r\n\n"),
      utf8("18 only a byte order mark and a blank line", BOM + "\n\n"),
      utf8("19 done, and bytes after it", "data: [DONE]\n\ndata:[DONE]\n\ndata: x\n\nrest")
          .gives("[DONE]", "[DONE]", "x")
          .cut(),
      utf8("19 error event", "event: error\ndata: {\"type\":\"error\"}\n\n")
          .named("error", "{\"type\":\"error\"}"),
      utf8("19 keep-alives", ": keepalive\n\nevent: ping\ndata: {}\n\n:\n\nevent: ping\n\n")
          .named("ping", "{}"),
      utf8("19 JSON over two lines", "data: {\"a\":\ndata: 1}\n\n").gives("{\"a\":\n1}"),
      utf8("19 a JSON body where a stream should be", "{\"error\":{\"message\":\"data: x\"}}")
          .cut(),
      utf8("20 clean end", "event: delta\ndata: {}\n\n").named("delta", "{}"),
      utf8("20 cut in the middle", "event: delta\ndata: {}\n\nevent: delta\ndata: {")
          .named("delta", "{}")
          .cut());

  /** Vector 4; its two long comments hold that text. */
  static String comments(String text) {
    return "data:1\r:\0\n:\r\ndata:2\n:" + text + "\rdata:3\n:data:fail\r:" + text + "\ndata:4\n\n";
  }

  static SseVector utf8(String name, String text) {
    return of(name, text, UTF_8);
  }

  /** A stream that is no UTF-8: each character stands for a byte. */
  static SseVector bytes(String name, String text) {
    return of(name, text, ISO_8859_1);
  }

  private static SseVector of(String name, String text, Charset charset) {
    return new SseVector(
        name, text, charset, new SseOutcome(List.of(), "", Optional.empty(), false));
  }

  SseVector gives(String... data) {
    var vector = this;
    for (var one : data) {
      vector = vector.named("", one);
    }
    return vector;
  }

  SseVector named(String event, String data) {
    var frames = new ArrayList<>(expected.frames());
    frames.add(Frame.event(event, data.getBytes(charset)));
    return with(
        new SseOutcome(frames, expected.lastEventId(), expected.retry(), expected.unfinished()));
  }

  SseVector id(String id) {
    return with(new SseOutcome(expected.frames(), id, expected.retry(), expected.unfinished()));
  }

  SseVector retry(int millis) {
    return with(new SseOutcome(
        expected.frames(),
        expected.lastEventId(),
        Optional.of(Duration.ofMillis(millis)),
        expected.unfinished()));
  }

  /** The stream ends too early. */
  SseVector cut() {
    return with(new SseOutcome(expected.frames(), expected.lastEventId(), expected.retry(), true));
  }

  private SseVector with(SseOutcome outcome) {
    return new SseVector(name, text, charset, outcome);
  }

  byte[] bytes() {
    return text.getBytes(charset);
  }

  @Override
  public String toString() {
    return name;
  }
}
