package io.github.hotllm.internal.json;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
  private static final String TEXT = "{\"a\":\"x\u00E9\u20AC\uD83D\uDE00\uFFFD\"}";

  static final List<Charset> WIDE =
      List.of(UTF_16BE, UTF_16LE, Charset.forName("UTF-32BE"), Charset.forName("UTF-32LE"));

  /** The bytes of a text that is no UTF-8. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "80", // a continuation without its start
        "C3", // cut
        "E282", // cut
        "F09F98", // cut
        "C080", // NUL, overlong
        "C1BF", // overlong
        "E08080", // overlong
        "F0808080", // overlong
        "EDA080", // half a surrogate pair
        "EDA0BDEDB880", // a pair of surrogates, as CESU-8 has it
        "F4908080", // behind the last character
        "F8888080", // five bytes
        "FE",
        "FF",
        "E9", // Latin-1
        "EFBFBDFF" // a true replacement character, and a bad byte
      })
  void malformedBytesAreRefused(String bytes) {
    assertRefused(inText(bytes));
  }

  @Test
  void everyCharacterOfUtf8IsTaken() {
    assertEquals(Map.of("a", "x\u00E9\u20AC\uD83D\uDE00\uFFFD"), Json.object(TEXT.getBytes(UTF_8)));
    assertEquals(Map.of("a", "\u007F\u0080"), Json.object(inText("7FC280")));
    assertEquals(Map.of("a", "\uDBFF\uDFFF"), Json.object(inText("F48FBFBF")));
  }

  @Test
  void aByteOrderMarkOfUtf8IsPassedOver() {
    byte[] marked = ("\uFEFF" + TEXT).getBytes(UTF_8);
    assertEquals(Json.object(TEXT), Json.object(marked));
    assertEquals(Json.object(TEXT), Json.strictObject(marked));
    assertThrows(JsonException.class, () -> Json.parse(("\uFEFF\uFEFF1").getBytes(UTF_8)));
    assertThrows(JsonException.class, () -> Json.parse("\uFEFF1"));
  }

  @ParameterizedTest
  @FieldSource("WIDE")
  void otherEncodingsAreRefused(Charset wide) {
    assertRefused("{}".getBytes(wide));
    assertRefused("7".getBytes(wide));
    assertRefused("\uFEFF{}".getBytes(wide));
  }

  @Test
  void halfASurrogatePairIsKept() {
    assertEquals(Map.of("a", "\uD83D"), Json.object("{\"a\":\"\\ud83d\"}"));
    assertEquals("[\"\\ud83d\"]", Json.text(List.of("\uD83D")));
    assertEquals("[\"\\ude00\\ud83dx\"]", Json.text(List.of("\uDE00\uD83Dx")));
    assertEquals("[\"\uD83D\uDE00\"]", Json.text(List.of("\uD83D\uDE00")));
  }

  private static byte[] inText(String hex) {
    var text = HexFormat.of().formatHex("{\"a\":\"".getBytes(UTF_8))
        + hex.toLowerCase(Locale.ROOT)
        + HexFormat.of().formatHex("\"}".getBytes(UTF_8));
    return HexFormat.of().parseHex(text);
  }

  private static void assertRefused(byte[] bytes) {
    for (var refusal : List.of(
        assertThrows(JsonException.class, () -> Json.object(bytes)),
        assertThrows(JsonException.class, () -> Json.strictObject(bytes)))) {
      assertEquals("the JSON is not UTF-8 text", refusal.getMessage());
      assertEquals("", refusal.field());
    }
  }
}
