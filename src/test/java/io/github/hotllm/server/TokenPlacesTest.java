package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where clients of foreign formats show the server's token, which goes no further. */
class TokenPlacesTest {
  private static final String TOKEN = "s3cret-t0ken";
  private static final List<String> PATHS = List.of("/v1/chat/completions", "/v1/messages");
  private static final String BODY = "{\"model\":\"chat/m\",\"max_tokens\":9,"
      + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

  private final TwoFormats house = new TwoFormats(settings -> settings.token(TOKEN));

  @AfterEach
  void close() {
    house.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer TOKEN",
        "X-Api-Key: TOKEN",
        "X-Goog-Api-Key: TOKEN",
        "Authorization: Bearer a-key-of-the-vendor\r\nX-Api-Key: TOKEN",
        "Authorization: Bearer TOKEN\r\nX-Api-Key: a-key-of-the-vendor",
      })
  void eachPlaceOpensTheDoorAndIsForwardedToNobody(String headers) throws IOException {
    house.answer(
        200,
        "{\"model\":\"m\",\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"ok\"},"
            + "\"finish_reason\":\"stop\"}]}");
    for (var path : PATHS) {
      var reply = house.post(path, BODY, headers.replace("TOKEN", TOKEN).split("\r\n"));
      assertEquals(200, reply.status(), reply::body);
    }
    assertEquals(2, house.provider.requests().size());
    for (var request : house.provider.requests()) {
      assertEquals(Optional.of("Bearer key-of-the-fake"), request.header("authorization"));
      assertEquals(Optional.empty(), request.header("x-api-key"));
      assertEquals(Optional.empty(), request.header("x-goog-api-key"));
      var all = request.line() + request.headers() + request.text();
      assertFalse(all.contains(TOKEN) || all.contains("a-key-of-the-vendor"), all);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Api-Key: s3cret",
        "X-Api-Key: Bearer s3cret-t0ken",
        "X-Goog-Api-Key:",
        "Api-Key: s3cret-t0ken",
        "X-Api-Key: s3cret-t0ken\r\nX-Api-Key: s3cret-t0ken",
      })
  void anythingElseDoesNot(String headers) throws IOException {
    for (var path : PATHS) {
      assertEquals(401, house.post(path, BODY, headers.split("\r\n")).status());
    }
    assertEquals(0, house.provider.connections());
  }

  @Test
  void ourOwnPathsTakeTheBearerAlone() throws IOException {
    assertEquals(401, house.post("/call_llm", BODY, "X-Api-Key: " + TOKEN).status());
  }

  @Test
  void aKeyInTheUrlIsRefusedEvenWhereItIsTheToken() throws IOException {
    for (var path : PATHS) {
      for (var query : List.of("?key=" + TOKEN, "?alt=sse&key=" + TOKEN)) {
        var reply = house.post(path + query, BODY, "X-Api-Key: " + TOKEN);
        assertEquals(400, reply.status());
        assertTrue(reply.body().contains("x-goog-api-key"), reply::body);
        assertFalse(reply.body().contains(TOKEN), reply::body);
      }
    }
    assertEquals(0, house.provider.connections());
  }
}
