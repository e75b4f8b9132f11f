package io.github.hotllm.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {
  /** The six ways into another header: line ends, NUL, a folded line, a low byte that is LF. */
  static final List<String> INJECTIONS = List.of(
      "a\r\nx-evil: 1",
      "a\nx-evil: 1",
      "a\rx-evil: 1",
      "a\0b",
      "a\r\n x-evil: 1",
      "a\u010Ax-evil: 1");

  static final List<String> NOT_ASCII =
      List.of("\u007F", "\u0080", "\u0085", "\u00E9", "\u010D", "\u2028", "\uD83D\uDE00", "key\n");

  @Test
  void namesIgnoreCase() {
    var headers = Headers.none().with("Content-Type", "text/plain");
    assertEquals(Optional.of("text/plain"), headers.first("content-type"));
    assertEquals(Optional.of("text/plain"), headers.first("CONTENT-TYPE"));
    assertEquals(Optional.empty(), headers.first("content"));
    assertEquals(List.of(), headers.all("content"));
  }

  @Test
  void aNameMayHaveSeveralValuesInOrder() {
    var headers = Headers.none().with("x-w", "1").with("a", "2").with("X-W", "3");
    assertEquals(Optional.of("1"), headers.first("x-w"));
    assertEquals(List.of("1", "3"), headers.all("x-w"));
    assertEquals(List.of("x-w", "a"), List.copyOf(headers.asMap().keySet()));
  }

  @Test
  void withLeavesTheOriginalAsItWas() {
    var first = Headers.none().with("a", "1");
    assertEquals(List.of("1", "2"), first.with("a", "2").all("a"));
    assertEquals(Map.of("a", List.of("1")), first.asMap());
    assertEquals(Map.of(), Headers.none().asMap());
  }

  @Test
  void receivedNamesThatDifferInCaseAreOne() {
    var received = new LinkedHashMap<String, List<String>>();
    received.put("Set-Cookie", List.of("1", "2"));
    received.put("set-cookie", List.of("3"));
    received.put("empty", List.of());
    assertEquals(
        Map.of("set-cookie", List.of("1", "2", "3")), Headers.of(received).asMap());
  }

  @Test
  void whatWasReceivedIsCopied() {
    var values = new ArrayList<>(List.of("1"));
    var received = new LinkedHashMap<String, List<String>>(Map.of("a", values));
    var headers = Headers.of(received);
    values.add("2");
    received.clear();
    assertEquals(List.of("1"), headers.all("a"));
  }

  @Test
  void theMapCannotBeModified() {
    var map = Headers.none().with("a", "1").asMap();
    assertThrows(UnsupportedOperationException.class, map::clear);
    assertThrows(UnsupportedOperationException.class, () -> map.get("a").add("2"));
  }

  @ParameterizedTest
  @FieldSource({"INJECTIONS", "NOT_ASCII"})
  void anUnsafeValueIsRefusedAndNotRepeated(String value) {
    assertFalse(Headers.isSafe(value));
    var refusal =
        assertThrows(IllegalArgumentException.class, () -> Headers.requireSafe("sk-1" + value));
    assertFalse(refusal.getMessage().contains("sk-1"), refusal.getMessage());

    var named = assertThrows(
        IllegalArgumentException.class, () -> Headers.none().with("x-api-key", "sk-1" + value));
    assertTrue(named.getMessage().contains("x-api-key"), named.getMessage());
    assertFalse(named.getMessage().contains("sk-1"), named.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t", "a b\tc", "!~", "text/event-stream; charset=utf-8"})
  void aSafeValueIsPassedThrough(String value) {
    assertTrue(Headers.isSafe(value));
    assertEquals(value, Headers.requireSafe(value));
    assertEquals(Optional.of(value), Headers.none().with("a", value).first("a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " a", "a:", "a b", "a\r\nb", "a\0", "\u00E9", "\u212Aey", ":status", "a\u010A"
      })
  void aNameThatIsNoTokenIsRefused(String name) {
    assertThrows(IllegalArgumentException.class, () -> Headers.none().with(name, "1"));
  }

  @Test
  void whatWasReceivedIsNotChecked() {
    assertEquals(
        Optional.of("\u00E9"), Headers.of(Map.of(":odd", List.of("\u00E9"))).first(":odd"));
  }

  @Test
  void equalFieldsMakeEqualHeaders() {
    var headers = Headers.none().with("A", "1");
    assertEquals(headers, Headers.of(Map.of("a", List.of("1"))));
    assertEquals(headers.hashCode(), Headers.of(Map.of("a", List.of("1"))).hashCode());
    assertNotEquals(headers, headers.with("a", "1"));
  }

  @Test
  void toStringHasTheNamesAlone() {
    var headers = Headers.none().with("X-Api-Key", "secret").with("accept", "*/*");
    assertEquals("Headers[x-api-key, accept]", headers.toString());
  }
}
