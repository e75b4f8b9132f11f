package io.github.hotllm.internal.dialect.hotllm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.BadRequestException;
import io.github.hotllm.Billing;
import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Part;
import io.github.hotllm.RouteKind;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireReply;
import io.github.hotllm.internal.wire.WireRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HotllmDialectTest {
  private static final byte[] HELLO = "{\"prompt\":\"Hello\"}".getBytes(UTF_8);

  private final HotllmDialect dialect = new HotllmDialect();

  @Test
  void thePathSaysHowTheAnswerComes() {
    assertEquals(Delivery.WHOLE, decode("/call_llm").delivery());
    assertEquals(Delivery.STREAMED, decode("/stream_llm?x=1").delivery());
    var e = assertThrows(BadRequestException.class, () -> decode("/v1/other"));
    assertEquals(404, e.status());
  }

  @Test
  void aRequestForANeighbourNamesItsModelAndKeepsWhatIsForOthers() {
    var request = LlmRequest.builder("neighbour/openai/gpt-5.4")
        .prompt("Hi")
        .extra("neighbour", Map.of("fallback_to_api", true))
        .extra("openai", Map.of("store", false))
        .build();
    var encoded = dialect.encode(Asked.of(request, Delivery.STREAMED), Neighbour.TARGET);
    assertEquals("/stream_llm", encoded.wire().path());
    assertEquals("POST", encoded.wire().method());
    assertEquals(
        "{\"model\":\"openai/gpt-5.4\",\"prompt\":\"Hi\",\"extra\":{\"openai\":{\"store\":false}},"
            + "\"fallback_to_api\":true}",
        new String(encoded.wire().body(), UTF_8));
  }

  @Test
  void aFieldThatHotllmWritesItselfCannotBeGivenTwice() {
    var request = LlmRequest.builder()
        .prompt("Hi")
        .extra("hotllm", Map.of("model", "opus"))
        .build();
    var asked = Asked.of(request, Delivery.WHOLE);
    var e = assertThrows(BadRequestException.class, () -> dialect.encode(asked, Neighbour.TARGET));
    assertEquals(Optional.of("extra.hotllm.model"), e.field());
  }

  @Test
  void aFailureForAClientHasStatusHeadersAndObject() {
    var failure = LlmException.builder(ErrorType.RATE_LIMITED, "too fast \u2013 wait")
        .provider("openai")
        .model("gpt-5.4")
        .route(RouteKind.API)
        .retryAfter(Duration.ofMillis(1001).plusNanos(1))
        .resetsAt(Instant.parse("2026-11-25T03:00:00Z"))
        .phase(LlmException.Phase.FIRST_EVENT)
        .field("messages[2]")
        .partial(LlmReply.of("half"))
        .requestId("req-1")
        .build();
    var reply = dialect.encodeError(failure);
    assertEquals(429, reply.status());
    assertEquals(
        Map.of(
            "content-type", List.of("application/json"),
            "x-request-id", List.of("req-1")),
        reply.headers().asMap());
    assertEquals(
        "{\"error\":{\"type\":\"rate_limited\",\"message\":\"too fast \u2013 wait\","
            + "\"provider\":\"openai\",\"model\":\"gpt-5.4\",\"route\":\"api\",\"retryable\":true,"
            + "\"retry_after_ms\":1002,\"resets_at\":\"2026-11-25T03:00:00Z\","
            + "\"phase\":\"first_event\",\"field\":\"messages[2]\",\"partial_text\":\"half\","
            + "\"request_id\":\"req-1\"}}",
        new String(reply.body(), UTF_8));
  }

  @Test
  void aNeighboursIdThatNoHeaderCanHoldIsNone() {
    var body =
        "{\"error\":{\"type\":\"busy\",\"message\":\"m\",\"request_id\":\"\\ud83d\\ude42\"}}";
    var reply = WireReply.json(429, body.getBytes(UTF_8));
    assertEquals(Optional.empty(), dialect.decodeError(reply, Neighbour.TARGET).requestId());
  }

  @Test
  void aNeighboursFailureKeepsItsType() {
    var failure = LlmException.builder(ErrorType.BUSY, "draining")
        .status(503)
        .requestId("r")
        .build();
    var read = dialect.decodeError(dialect.encodeError(failure), Neighbour.TARGET);
    assertEquals(ErrorType.BUSY, read.type());
    assertEquals("draining", read.getMessage());
    assertEquals(Optional.of(503), read.providerStatus());
    assertEquals(Optional.of("r"), read.providerRequestId());
  }

  @Test
  void aWordOfANewerServerIsAProviderError() {
    var body = "{\"error\":{\"type\":\"bored\",\"message\":\"m\",\"retryable\":false}}";
    var read = ErrorJson.read(418, body.getBytes(UTF_8));
    assertEquals(ErrorType.PROVIDER_ERROR, read.type());
    assertEquals(418, read.status());
    assertEquals(false, read.isRetryable());
  }

  @Test
  void aFailureThatIsNoneOfOursIsJudgedByItsStatus() {
    var reply = new WireReply(503, Headers.none(), "<html>".getBytes(UTF_8));
    var read = dialect.decodeError(reply, Neighbour.TARGET);
    assertEquals(ErrorType.OVERLOADED, read.type());
    assertEquals(Optional.of("neighbour"), read.provider());
  }

  @Test
  void theEncoderWritesStartTextAndEnd() {
    var encoder = dialect.encoder(decode("/stream_llm"));
    var started = new LlmEvent.Started(
        "r", "fast", Optional.empty(), "xai", RouteKind.API, Billing.PER_TOKEN, List.of("a: b"));
    var frames = encoder.batch(batch(started, new LlmEvent.Text("hi")));
    assertEquals("text/event-stream", encoder.mediaType());
    assertEquals(
        List.of(
            frame(
                "start",
                "{\"request_id\":\"r\",\"requested_model\":\"fast\",\"provider\":\"xai\","
                    + "\"route\":\"api\",\"billing\":\"per_token\",\"warnings\":[\"a: b\"]}"),
            frame("text", "{\"text\":\"hi\"}")),
        frames);
    assertEquals(
        List.of(frame(
            "error", "{\"error\":{\"type\":\"gone\",\"message\":\"m\"," + "\"retryable\":false}}")),
        encoder.error(LlmException.of(ErrorType.GONE, "m")));
    assertEquals("done", encoder.end(LlmReply.of("hi")).get(0).event());
  }

  @Test
  void plainTextIsTheTextAndNothingElse() {
    var encoder = new PlainTextEncoder();
    var text = new LlmEvent.Text("h\u00FC");
    assertEquals("text/plain; charset=utf-8", encoder.mediaType());
    assertEquals(
        List.of(Frame.body("h\u00FC".getBytes(UTF_8))),
        encoder.batch(batch(new LlmEvent.Thinking("hm"), text, new LlmEvent.Text(""))));
    assertEquals(List.of(), encoder.end(LlmReply.of("hi")));
    assertEquals(List.of(), encoder.error(LlmException.of(ErrorType.GONE, "m")));
    var whole = encoder.whole(LlmReply.of("hi"), List.of());
    assertEquals("hi", new String(whole.body(), UTF_8));
    assertEquals(Optional.of("text/plain; charset=utf-8"), whole.headers().first("content-type"));
  }

  @Test
  void plainTextTellsOfPicturesAndDocuments() {
    var picture = Part.Image.of("image/png", new byte[] {1, 2});
    var told = "\n\n[An image (image/png, 2 bytes) was left out, for plain text has no place for"
        + " it]\n\n";
    var encoder = new PlainTextEncoder();
    assertEquals(
        List.of(Frame.body(told.getBytes(UTF_8))),
        encoder.batch(batch(new LlmEvent.Whole(picture), new LlmEvent.Whole(new Part.Text("a")))));
    var reply =
        LlmReply.of("a").toBuilder().parts(List.of(new Part.Text("a"), picture)).build();
    assertEquals("a" + told, new String(encoder.whole(reply, List.of()).body(), UTF_8));
  }

  private Asked decode(String path) {
    return dialect.decode(new WireRequest("POST", path, Headers.none(), HELLO));
  }

  private static Batch batch(LlmEvent... events) {
    return new Batch("anthropic", Optional.empty(), List.of(events), List.of());
  }

  private static Frame frame(String name, String data) {
    return Frame.event(name, data.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/json, Text/Plain;q=0.9"})
  void bareTextIsForThoseWhoAcceptIt(String accept) {
    var headers = Headers.none().with("accept", "application/json").with("accept", accept);
    var body = "{\"prompt\":\"hi\"}".getBytes(UTF_8);

    var streamed = dialect.decode(new WireRequest("POST", "/stream_llm", headers, body));
    assertEquals("text/plain; charset=utf-8", dialect.encoder(streamed).mediaType());
    var whole = dialect.decode(new WireRequest("POST", "/call_llm", headers, body));
    assertEquals("text/event-stream", dialect.encoder(whole).mediaType());
  }

  @Test
  void aMisspeltFieldIsNotToldAsAMissingOne() {
    var body = "{\"promt\":\"hi\"}".getBytes(UTF_8);
    var request = new WireRequest("POST", "/call_llm", Headers.none(), body);
    var failure = assertThrows(LlmException.class, () -> dialect.decode(request));

    assertEquals(Optional.of("promt"), failure.field());
  }
}
