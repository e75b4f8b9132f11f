package io.github.hotllm.internal.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.CredentialsException;
import io.github.hotllm.ErrorType;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.catalog.Quirks.Auth;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
  private static final Provider ANTHROPIC =
      Providers.of("anthropic", "https://api.anthropic.com", "ANTHROPIC_API_KEY");
  private static final Provider GEMINI = Providers.of(
      "gemini", "https://generativelanguage.googleapis.com", "GEMINI_API_KEY", "GOOGLE_API_KEY");
  private static final Provider LOCAL = Providers.of("local", "http://127.0.0.1:8081/v1");

  @Test
  void aKeyOfTheEnvironmentIsFound() {
    var keys = new Keys(Map.of(), Map.of("ANTHROPIC_API_KEY", "sk-env\n", "OTHER", "sk-other"));
    assertEquals(Optional.of("sk-env"), keys.of(ANTHROPIC).map(Secret::reveal));
    assertTrue(keys.of(GEMINI).isEmpty());
    assertTrue(keys.of(LOCAL).isEmpty());
  }

  @Test
  void aGivenKeyGoesFirst() {
    var keys = new Keys(
        Map.of("anthropic", "sk-given", "local", "sk-local"),
        Map.of("ANTHROPIC_API_KEY", "sk-env", "GEMINI_API_KEY", "sk-gem"));
    assertEquals(Optional.of("sk-given"), keys.of(ANTHROPIC).map(Secret::reveal));
    assertEquals(Optional.of("sk-gem"), keys.of(GEMINI).map(Secret::reveal));
    assertEquals(Optional.of("sk-local"), keys.of(LOCAL).map(Secret::reveal));
  }

  /** The two variables of Gemini, and which of their values is taken. */
  @ParameterizedTest
  @CsvSource({"sk-a,sk-b,sk-a", "sk-a,'',sk-a", "'',sk-b,sk-b", "' ',sk-b,sk-b", "'\n\t',sk-b,sk-b"
  })
  void theFirstVariableThatIsNotBlankCounts(String gemini, String google, String taken) {
    var keys = new Keys(Map.of(), Map.of("GEMINI_API_KEY", gemini, "GOOGLE_API_KEY", google));
    assertEquals(Optional.of(taken), keys.of(GEMINI).map(Secret::reveal));
  }

  @Test
  void blankVariablesAreUnset() {
    var keys = new Keys(Map.of(), Map.of("GEMINI_API_KEY", "", "GOOGLE_API_KEY", " \n"));
    assertTrue(keys.of(GEMINI).isEmpty());
    assertTrue(keys.credential(GEMINI).get().join().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk-canary two", "sk-canary\u00E9", "\"sk-canary\"\u201D", "sk-canary\0"})
  void aMalformedKeyNamesItsVariableAndNeverItself(String value) {
    var keys = new Keys(Map.of(), Map.of("GEMINI_API_KEY", value, "GOOGLE_API_KEY", "sk-good"));
    var refusal = assertThrows(CredentialsException.class, () -> keys.of(GEMINI));
    assertEquals(
        "GEMINI_API_KEY cannot be used: a key is one word of printable ASCII characters",
        refusal.getMessage());
    assertEquals(ErrorType.AUTHENTICATION, refusal.type());
    assertEquals(Optional.of("gemini"), refusal.provider());
    assertFalse(String.valueOf(refusal.getCause()).contains("canary"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "sk-canary two", "sk-canary\u00E9"})
  void aMalformedGivenKeyIsRefusedAtOnce(String value) {
    var given = Map.of("anthropic", value);
    var refusal = assertThrows(CredentialsException.class, () -> new Keys(given, Map.of()));
    assertEquals(
        "the key given for anthropic cannot be used: a key is one word of printable ASCII characters",
        refusal.getMessage());
  }

  @Test
  void whatToDoForAKeyIsSaid() {
    var keys = new Keys(Map.of(), Map.of());
    assertEquals(Optional.of("set ANTHROPIC_API_KEY"), keys.missing(ANTHROPIC));
    assertEquals(Optional.of("set GEMINI_API_KEY or GOOGLE_API_KEY"), keys.missing(GEMINI));
    assertEquals(Optional.empty(), keys.missing(LOCAL));
  }

  @Test
  void noTextShowsAKey() {
    var keys =
        new Keys(Map.of("anthropic", "sk-canary-1"), Map.of("GEMINI_API_KEY", "sk-canary-2"));
    assertEquals("Keys[anthropic]", keys.toString());
    assertEquals(
        "Optional[Authorization[x-api-key for https://api.anthropic.com:443]]",
        keys.credential(Providers.with(Auth.X_API_KEY, ANTHROPIC)).get().join().toString());
    assertEquals("Optional[[secret]]", keys.of(GEMINI).toString());
  }
}
