package io.github.hotllm.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@link WireRequest} and {@link WireReply}. */
class WireMessagesTest {
  private static final Headers KEY = Headers.none().with("x-api-key", "secret");

  @Test
  void aJsonReplySaysSo() {
    byte[] body = "{}".getBytes(UTF_8);
    var reply = WireReply.json(429, body);
    assertEquals(429, reply.status());
    assertEquals(Optional.of("application/json"), reply.headers().first("Content-Type"));
    assertSame(body, reply.body());
  }

  @Test
  void toStringHasNeitherValuesNorBodyNorQuery() {
    assertEquals(
        "WireRequest[POST /v1/models, Headers[x-api-key], 6 bytes]",
        request("/v1/models", "secret").toString());
    assertEquals(
        "WireRequest[POST /v1/models?\u2026, Headers[x-api-key], 6 bytes]",
        request("/v1/models?key=secret", "secret").toString());
    assertEquals(
        "WireReply[200, Headers[x-api-key], 6 bytes]",
        new WireReply(200, KEY, "secret".getBytes(UTF_8)).toString());
  }

  @Test
  void requestsOfTheSameContentAreEqual() {
    assertEquals(request("/", "x"), request("/", "x"));
    assertEquals(request("/", "x").hashCode(), request("/", "x").hashCode());
    assertNotEquals(request("/", "x"), request("/", "y"));
    assertNotEquals(request("/", "x"), request("/a", "x"));
  }

  @Test
  void repliesOfTheSameContentAreEqual() {
    var reply = WireReply.json(200, new byte[] {1});
    assertEquals(reply, WireReply.json(200, new byte[] {1}));
    assertEquals(reply.hashCode(), WireReply.json(200, new byte[] {1}).hashCode());
    assertNotEquals(reply, WireReply.json(200, new byte[] {2}));
    assertNotEquals(reply, WireReply.json(201, new byte[] {1}));
  }

  private static WireRequest request(String path, String body) {
    return new WireRequest("POST", path, KEY, body.getBytes(UTF_8));
  }
}
