package io.github.hotllm.internal.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
  private static final String CANARY = "sk-canary/+=_~!\"7";

  private final Secret secret = Secret.of(CANARY);

  @Test
  void itShowsItselfOnlyWhenAsked() {
    assertEquals(CANARY, secret.reveal());
    assertEquals("[secret]", secret.toString());
    assertEquals("key: [secret]", "key: " + secret);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s\n", "%s\r\n", " %s", "\t%s \u2028", "%s"})
  void whiteSpaceAroundItIsNoPartOfIt(String pattern) {
    assertEquals(CANARY, Secret.of(pattern.formatted(CANARY)).reveal());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n",
        "sk-canary two",
        "sk-canary\tx",
        "sk-canary\nx-evil: 1",
        "sk-canary\r\n x",
        "sk-canary\0",
        "sk-canary\u007F",
        "sk-canary\u00E9",
        "sk-canary\u00A0",
        "\uFEFFsk-canary",
        "sk-canary\u010A",
        "\u201Csk-canary\u201D"
      })
  void whatCannotStandInAHeaderIsRefusedAndNotRepeated(String value) {
    var refusal = assertThrows(IllegalArgumentException.class, () -> Secret.of(value));
    assertEquals("a key is one word of printable ASCII characters", refusal.getMessage());
  }

  @Test
  void itIsBlottedOutOfTexts() {
    assertEquals(
        "a [secret], b [secret][secret]", secret.scrub("a " + CANARY + ", b " + CANARY + CANARY));
    assertEquals("[secret]", Secret.of("12345678").scrub("12345678"));
  }

  @Test
  void soIsAPieceOfIt() {
    var secret = Secret.of("abcdefghijklmnop");
    assertEquals("key [secret]***", secret.scrub("key abcdefgh***"));
    assertEquals("key ...[secret]", secret.scrub("key ...efghijklmnop"));
    assertEquals("[secret]abcdefg", secret.scrub("bcdefghiabcdefg"));
    assertEquals("abcdefg [secret]", secret.scrub("abcdefg hijklmnop"));
  }

  @Test
  void aWordThatOccursInAnyTextIsLetStand() {
    assertEquals("none of it", Secret.of("none").scrub("none of it"));
  }

  @Test
  void onlyTheWholeOfItMatches() {
    assertTrue(secret.matches(CANARY));
    assertFalse(secret.matches(""));
    assertFalse(secret.matches(CANARY.substring(1)));
    assertFalse(secret.matches(CANARY + " "));
    assertFalse(secret.matches(CANARY.toUpperCase(Locale.ROOT)));
  }
}
