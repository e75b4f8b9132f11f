package io.github.hotllm.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {
  /** Event name, data, what goes on the wire. */
  static final List<List<String>> ENCODED = List.of(
      List.of("", "{}", "data: {}\n\n"),
      List.of("ping", "{}", "event: ping\ndata: {}\n\n"),
      List.of("", "", "data: \n\n"),
      List.of("", "a\nb", "data: a\ndata: b\n\n"),
      List.of("", "\na\n\n", "data: \ndata: a\ndata: \ndata: \n\n"),
      List.of("", " a: b", "data:  a: b\n\n"),
      List.of(" \u00FC", "\u20AC", "event:  \u00FC\ndata: \u20AC\n\n"),
      List.of("", "a\rb\r\nc\r", "data: a\ndata: b\ndata: c\ndata: \n\n"),
      List.of("", "a\revent: forged", "data: a\ndata: event: forged\n\n"));

  @ParameterizedTest
  @FieldSource("ENCODED")
  void anEventHasOneCanonicalForm(List<String> row) {
    assertEquals(row.get(2), new String(frame(row.get(0), row.get(1)).encoded(), UTF_8));
  }

  @ParameterizedTest
  @FieldSource("ENCODED")
  void theParserReadsBackWhatWasEncoded(List<String> row) {
    var data = row.get(1).replaceAll("\r\n?", "\n");
    assertEquals(
        List.of(frame(row.get(0), data)),
        new SseParser().feed(ByteBuffer.wrap(frame(row.get(0), row.get(1)).encoded())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\r\ndata: forged"})
  void anEventNameCannotHoldALineEnd(String name) {
    assertThrows(IllegalArgumentException.class, () -> frame(name, "x"));
  }

  @Test
  void aBodyGoesOutAsItIs() {
    byte[] body = "{\n\r}".getBytes(UTF_8);
    assertSame(body, Frame.body(body).encoded());
    assertTrue(Frame.body(body).isBody());
    assertEquals("", Frame.body(body).event());

    var out = new ByteArrayOutputStream();
    Frame.body(body).encodeTo(out);
    frame("ping", "{}").encodeTo(out);
    assertEquals("{\n\r}event: ping\ndata: {}\n\n", out.toString(UTF_8));
  }

  @Test
  void theArrayIsHandedOnAndNotCopied() {
    byte[] data = {1, 2, 3};
    assertSame(data, Frame.event("", data).data());
    assertSame(data, Frame.body(data).data());
    assertFalse(Frame.event("", data).isBody());
  }

  @Test
  void textReplacesWhatIsNotUtf8() {
    byte[] data = {'a', (byte) 0xFF, 'b'};
    assertEquals("a\uFFFDb", Frame.event("", data).text());
  }

  @Test
  void framesOfTheSameBytesAreEqual() {
    assertEquals(frame("a", "x"), frame("a", "x"));
    assertEquals(frame("a", "x").hashCode(), frame("a", "x").hashCode());
    assertNotEquals(frame("a", "x"), frame("b", "x"));
    assertNotEquals(frame("a", "x"), frame("a", "y"));
    assertNotEquals(frame("", "x"), Frame.body("x".getBytes(UTF_8)));
  }

  @Test
  void toStringKeepsTheDataToItself() {
    assertEquals("Frame[event=delta, 6 bytes]", frame("delta", "secret").toString());
    assertEquals("Frame[body, 6 bytes]", Frame.body("secret".getBytes(UTF_8)).toString());
  }

  private static Frame frame(String event, String data) {
    return Frame.event(event, data.getBytes(UTF_8));
  }
}
