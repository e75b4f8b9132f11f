package io.github.hotllm.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/** What a client got; the body ends where it is cut, as some formats are behind an error. */
record Reply(int statusCode, HttpHeaders headers, String body) {
  static Reply of(HttpResponse<InputStream> reply) {
    return new Reply(reply.statusCode(), reply.headers(), untilCut(reply.body()));
  }

  private static String untilCut(InputStream in) {
    var body = new ByteArrayOutputStream();
    try (in) {
      in.transferTo(body);
    } catch (IOException cut) {
      if (!body.toString(UTF_8).contains("\"error\"")) {
        throw new AssertionError("cut without an error: " + body.toString(UTF_8), cut);
      }
    }
    return body.toString(UTF_8);
  }
}
