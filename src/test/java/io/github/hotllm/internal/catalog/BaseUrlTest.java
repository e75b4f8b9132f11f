package io.github.hotllm.internal.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseUrlTest {
  @ParameterizedTest
  @CsvSource({
    "https://api.example.com,          https://api.example.com",
    "https://api.example.com/,         https://api.example.com",
    "' http://127.0.0.1:8081/v1// ',   http://127.0.0.1:8081/v1",
    "HTTP://[::1]:80/v1,               HTTP://[::1]:80/v1",
  })
  void anAddressHasNoSlashAtItsEnd(String text, URI url) {
    assertEquals(url, BaseUrl.of(text));
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://example.com,                 must begin with http:// or https://",
    "example.com/v1,                    must begin with http:// or https://",
    "'',                                must begin with http:// or https://",
    "https://me:secret@example.com,     must hold no user or password",
    "https:///v1,                       must name a host",
    "https://example.com/v1?key=secret, must end with its path: no ? and no #",
    "https://example.com/v1#top,        must end with its path: no ? and no #",
    "https://exa mple.com,              must be a URL: Illegal character in authority",
  })
  void whatIsNoAddressIsRefusedWithoutRepeatingIt(String text, String message) {
    var failure = assertThrows(IllegalArgumentException.class, () -> BaseUrl.of(text));
    assertEquals(message, failure.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:11434,           http://127.0.0.1:11434/v1",
    "0.0.0.0,                   http://127.0.0.1:11434/v1",
    "0.0.0.0:8000,              http://127.0.0.1:8000/v1",
    "[::]:8000,                 http://127.0.0.1:8000/v1",
    ":8000,                     http://127.0.0.1:8000/v1",
    "box,                       http://box:11434/v1",
    "[::1],                     http://[::1]:11434/v1",
    "http://box,                http://box:11434/v1",
    "http://box:80/,            http://box:80/v1",
    "https://ollama.example,    https://ollama.example/v1",
    "https://example.com/ai/v1, https://example.com/ai/v1",
  })
  void ollamaLeavesOutWhatIsUsual(String text, URI url) {
    assertEquals(url, BaseUrl.ofOllamaHost(text));
  }
}
