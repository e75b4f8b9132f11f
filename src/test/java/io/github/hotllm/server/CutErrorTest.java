package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the body of a stream ends behind its error, as the clients of its format need it. */
class CutErrorTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      /v1/chat/completions                                | {"model":"echo/cut","stream":true,"messages":[{"role":"user","content":"Hi you"}]}
      /v1beta/models/echo/cut:streamGenerateContent?alt=sse | {"contents":[{"role":"user","parts":[{"text":"Hi you"}]}]}
      """)
  void theErrorComesWholeAndThenTheConnectionIsCut(String path, String body) throws Exception {
    try (var server = new RealServer();
        var client = server.connect()) {
      var told = client.post(path, body).cutReply();
      assertEquals(200, told.status());
      assertTrue(told.body().contains("\"error\":{"), told::body);
      assertTrue(told.body().stripTrailing().endsWith("}"), told::body);
    }
  }

  @Test
  void whereTheErrorIsAnEventTheBodyEndsProperly() throws Exception {
    try (var server = new RealServer()) {
      var reply = server.post(
          "/v1/messages",
          "{\"model\":\"echo/cut\",\"stream\":true,\"max_tokens\":9,"
              + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi you\"}]}");
      assertTrue(reply.body().contains("event: error\n"), reply::body);
    }
  }
}
