package io.github.hotllm.internal.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.catalog.Quirks.Auth;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationTest {
  private static final Provider OPENAI = Providers.of("openai", "https://api.openai.com/v1");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.openai.com/v1/chat/completions",
        "https://api.openai.com",
        "https://api.openai.com:443/other?x=1",
        "HTTPS://API.OpenAI.com/v1"
      })
  void theKeyGoesToItsOrigin(String target) {
    assertEquals("Bearer sk-canary", authorization(OPENAI).valueFor(URI.create(target)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.openai.com/v1",
        "https://api.openai.com:8443/v1",
        "https://openai.com/v1",
        "https://api.openai.com.evil.example/v1",
        "https://api.openai.com.:443/v1",
        "https://api.openai.com@evil.example/v1",
        "https://evil.example/https://api.openai.com",
        "https://evil.example#@api.openai.com"
      })
  void theKeyGoesNowhereElse(String target) {
    var refusal = assertThrows(
        IllegalStateException.class, () -> authorization(OPENAI).valueFor(URI.create(target)));
    assertEquals(
        "the key of openai belongs to https://api.openai.com:443 and does not go to "
            + Origin.of(URI.create(target)),
        refusal.getMessage());
    assertFalse(refusal.getMessage().contains("canary"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1", "ftp://api.openai.com/", "https:///v1", "mailto:a@b", "https://a_b/"})
  void whatIsNoAddressGetsNone(String target) {
    assertThrows(
        IllegalArgumentException.class, () -> authorization(OPENAI).valueFor(URI.create(target)));
  }

  @Test
  void anotherBaseUrlIsTheOperatorsOwnDecision() {
    var moved = authorization(OPENAI.at(URI.create("http://127.0.0.1:9999/v1")));
    assertEquals("Bearer sk-canary", moved.valueFor(URI.create("http://127.0.0.1:9999/v1/models")));
    assertThrows(
        IllegalStateException.class, () -> moved.valueFor(URI.create("https://api.openai.com/v1")));
    assertThrows(
        IllegalStateException.class, () -> moved.valueFor(URI.create("http://localhost:9999/v1")));
  }

  @Test
  void theHeaderIsTheProvidersOwn() {
    assertEquals("authorization", authorization(OPENAI).header());
    var other = authorization(Providers.with(Auth.X_API_KEY, OPENAI));
    assertEquals("x-api-key", other.header());
    assertEquals("sk-canary", other.valueFor(OPENAI.baseUrl()));
    var google = authorization(Providers.with(Auth.X_GOOG_API_KEY, OPENAI));
    assertEquals("x-goog-api-key", google.header());
    assertEquals("sk-canary", google.valueFor(OPENAI.baseUrl()));
  }

  @Test
  void theKeyCanBeBlottedOut() {
    assertEquals("key [secret]", authorization(OPENAI).key().scrub("key sk-canary"));
    assertEquals(
        "Authorization[authorization for https://api.openai.com:443]",
        authorization(OPENAI).toString());
  }

  @Test
  void ipv6AndUnsaidPortsAreCompared() {
    var local = authorization(OPENAI.at(URI.create("http://[::1]/v1")));
    assertEquals("Bearer sk-canary", local.valueFor(URI.create("http://[::1]:80/x")));
    assertThrows(
        IllegalStateException.class, () -> local.valueFor(URI.create("http://[::1]:443/x")));
  }

  private static Authorization authorization(Provider provider) {
    return new Keys(Map.of(provider.name(), "sk-canary"), Map.of())
        .credential(provider)
        .get()
        .join()
        .orElseThrow();
  }
}
