package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.internal.dialect.Doors;
import io.github.hotllm.internal.wire.PathPattern;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A format whose clients name the model, and that they want a stream, in the path. */
class PathDoorTest {
  private static final String WHOLE = "/v1beta/models/{model}:generateContent";
  private static final String STREAM = "/v1beta/models/{model}:streamGenerateContent";

  private final FakeDialect named = new FakeDialect("named");
  private final TestServer server =
      new TestServer(UnaryOperator.identity(), Doors.none().with(WHOLE, named).with(STREAM, named));

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1beta/models/openai/gpt-6:generateContent",
        "/v1beta/models/openai%2Fgpt-6:generateContent?alt=json&x=%26",
      })
  void theFormatIsHandedPathAndQueryAsTheyCame(String path) throws Exception {
    var posted = server.call(path);
    posted.call().end("Hi");
    assertEquals("{\"text\":\"Hi\",\"raw\":[]}", posted.client().reply().body());
    var request = named.decoded().take();
    assertEquals(path, request.path());
    assertEquals(Optional.of("openai/gpt-6"), PathPattern.of(WHOLE).name(request.path()));
  }

  @Test
  void theOtherPathIsTheStream() throws Exception {
    var posted = server.call("/v1beta/models/gpt-6:streamGenerateContent?alt=sse");
    posted.call().text("Hi");
    posted.call().end("Hi");
    var reply = posted.client().reply();
    assertEquals(List.of("text/event-stream"), reply.headers("content-type"));
    assertEquals("event: text\ndata: Hi\n\nevent: done\ndata: Hi\n\n", reply.body());
  }

  @Test
  void itsRefusalsAreOfItsFormat() throws IOException {
    var reply = server.connect().get("/v1beta/models/m:generateContent").reply();
    assertEquals(405, reply.status());
    assertEquals(List.of("POST"), reply.headers("allow"));
    assertTrue(reply.body().startsWith("{\"named_error\":"), reply::body);
  }

  @Test
  void anyOtherVerbIsNotThere() throws IOException {
    var reply = server.post("/v1beta/models/m:embedContent").reply();
    assertEquals(404, reply.status());
    assertTrue(reply.body().contains("POST " + WHOLE), reply::body);
    assertTrue(reply.body().startsWith("{\"fake_error\":"), reply::body);
  }
}
