package io.github.hotllm.internal.dialect.gemini;

import static io.github.hotllm.internal.dialect.gemini.Fixtures.DIALECT;
import static io.github.hotllm.internal.dialect.gemini.Fixtures.asked;
import static io.github.hotllm.internal.dialect.gemini.Fixtures.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.hotllm.Billing;
import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.RouteKind;
import io.github.hotllm.StopReason;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.gemini.Signatures.Owner;
import io.github.hotllm.internal.wire.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers for clients that speak Gemini. */
class GeminiEncoderTest {
  private static final String PLAIN = "{\"contents\":[{\"parts\":[{\"text\":\"Hi\"}]}]}";
  private static final String SHOWN = PLAIN.replace(
      "]}]}", "]}],\"generationConfig\":{\"thinking_config\":{\"include_thoughts\":true}}}");
  private static final String TOOLS =
      PLAIN.replace("]}]}", "]}],\"tools\":[{\"functionDeclarations\":[{\"name\":\"f\"}]}]}");
  private static final Marks STATE = Marks.ofState("a/b:1");

  private static final LlmEvent STARTED = new LlmEvent.Started(
      "r1", "alias", Optional.of("m"), "acme", RouteKind.API, Billing.PER_TOKEN, List.of());

  private static final LlmReply REPLY = LlmReply.builder()
      .requestId("r1")
      .model("m")
      .parts(List.of(new Part.Text("A")))
      .usage(Usage.of(2, 3))
      .build();

  @Test
  void aStreamIsChunksOfWhichTheLastSaysWhyAndWhatItTook() {
    assertEquals(
        "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"A\"}]},\"index\":0}],"
            + "\"modelVersion\":\"m\",\"responseId\":\"r1\"}\n"
            + "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"\"}]},\"index\":0,"
            + "\"finishReason\":\"STOP\"}],\"modelVersion\":\"m\",\"responseId\":\"r1\","
            + "\"usageMetadata\":{\"promptTokenCount\":2,\"candidatesTokenCount\":3,"
            + "\"totalTokenCount\":5}}",
        streamed(PLAIN, new LlmEvent.Text("A")));
  }

  @Test
  void aWholeAnswerIsOneObject() {
    var wire = DIALECT.encoder(asked(PLAIN)).whole(REPLY, List.of());
    assertEquals(200, wire.status());
    assertEquals(
        "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"A\"}]},\"index\":0,"
            + "\"finishReason\":\"STOP\"}],\"modelVersion\":\"m\",\"responseId\":\"r1\","
            + "\"usageMetadata\":{\"promptTokenCount\":2,\"candidatesTokenCount\":3,"
            + "\"totalTokenCount\":5}}",
        text(wire.body()));
  }

  @Test
  void piecesOfCallsAreNotToldAndCallsAreWhole() {
    var call = new Part.ToolCall("c", "f", Map.of("a", 1), STATE);
    assertEquals(
        "{\"functionCall\":{\"id\":\"c\",\"name\":\"f\",\"args\":{\"a\":1}},\"thoughtSignature\":\""
            + Signatures.of(Owner.THIS, "a/b:1") + "\"}",
        parts(
            PLAIN, new LlmEvent.ToolCallDelta("c", "f", "{\"a\":1}"), new LlmEvent.ToolCall(call)));
  }

  @Test
  void whatWasSaidInPiecesIsSignedBehindThem() {
    assertEquals(
        "{\"text\":\"A\"} {\"text\":\"B\"} {\"text\":\"\",\"thoughtSignature\":\""
            + Signatures.of(Owner.BEFORE, "a/b:1") + "\"} {\"text\":\"C\"}",
        parts(
            PLAIN,
            new LlmEvent.Text("A"),
            new LlmEvent.Text("B"),
            new LlmEvent.Whole(new Part.Text("AB", STATE)),
            new LlmEvent.Text("C"),
            new LlmEvent.Whole(new Part.Text("C"))));
  }

  @Test
  void thoughtsAreForWhomAsksForThem() {
    var events = new LlmEvent[] {new LlmEvent.Thinking("T"), new LlmEvent.Text("A")};
    assertEquals("{\"text\":\"A\"}", parts(PLAIN, events));
    assertEquals("{\"text\":\"T\",\"thought\":true} {\"text\":\"A\"}", parts(SHOWN, events));
  }

  @Test
  void thoughtsThatTheirMakerWantsBackGoOutWithTools() {
    var events = new LlmEvent[] {
      new LlmEvent.Thinking("T"), new LlmEvent.Whole(new Part.Thinking("T", STATE))
    };
    assertEquals("", parts(PLAIN, events));
    assertEquals(
        "{\"text\":\"T\",\"thought\":true,\"thoughtSignature\":\""
            + Signatures.of(Owner.THIS, "a/b:1") + "\"}",
        parts(TOOLS, events));
    assertEquals(
        "{\"text\":\"T\",\"thought\":true} {\"text\":\"\",\"thought\":true,\"thoughtSignature\":\""
            + Signatures.of(Owner.BEFORE, "a/b:1") + "\"}",
        parts(SHOWN, events));
  }

  @Test
  void whateverElseThereIsHasItsPart() {
    assertEquals(
        "{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"AQ==\"}} "
            + "{\"fileData\":{\"mimeType\":\"application/pdf\",\"fileUri\":\"https://a.example/x\"}} "
            + "{\"text\":\"\",\"thoughtSignature\":\"" + Signatures.of(Owner.NONE, "a/b:1") + "\"}",
        parts(
            PLAIN,
            new LlmEvent.Whole(Part.Image.of("image/png", new byte[] {1})),
            new LlmEvent.Whole(Part.Document.at("https://a.example/x")),
            new LlmEvent.Whole(new Part.Opaque(STATE))));
  }

  @ParameterizedTest
  @CsvSource({
    "STOP, end_turn, STOP",
    "LENGTH,,MAX_TOKENS",
    "TOOL_CALLS,,STOP",
    "REFUSAL,refusal,SAFETY",
    "REFUSAL,SPII,SPII",
    "CONTEXT_OVERFLOW,,MAX_TOKENS",
    "PAUSED,pause_turn,OTHER",
    "PAUSED,CONTINUATION,CONTINUATION",
    "OTHER,x,OTHER",
    "TOOL_CALLS,STOP,STOP"
  })
  void eachReasonHasAWordOfGoogles(StopReason reason, String raw, String word) {
    var reply = LlmReply.builder().stopReason(reason);
    Optional.ofNullable(raw).ifPresent(reply::rawStopReason);
    assertEquals(word, FinishReasons.write(reply.build()));
  }

  @Test
  void framesOfGeminiAreCopied() {
    var encoder = DIALECT.encoder(asked(PLAIN));
    var frame = Frame.event("", "{\"x\":1}".getBytes(UTF_8));
    assertEquals(List.of(), encoder.batch(batch("gemini", List.of(STARTED), List.of())));
    assertEquals(
        List.of(frame),
        encoder.batch(batch("gemini", List.of(new LlmEvent.Text("A")), List.of(frame))));
    assertEquals(List.of(), encoder.end(REPLY));
    var body = Frame.body("{\"y\":2}".getBytes(UTF_8));
    assertEquals(
        "{\"y\":2}",
        text(DIALECT.encoder(asked(PLAIN)).whole(REPLY, List.of(body)).body()));
  }

  @Test
  void aBodyOfGeminisIsNoEventOfAStream() {
    var encoder = DIALECT.encoder(asked(PLAIN));
    var body = Frame.body("{}".getBytes(UTF_8));
    var frames =
        encoder.batch(batch("gemini", List.of(STARTED, new LlmEvent.Text("A")), List.of(body)));
    assertEquals(1, frames.size());
    assertFalse(frames.get(0).isBody());
  }

  @Test
  void aLateErrorIsAnEventAndThenBare() {
    var frames =
        DIALECT.encoder(asked(PLAIN)).error(LlmException.of(ErrorType.STREAM_BROKEN, "cut"));
    var error = "{\"error\":{\"code\":502,\"message\":\"cut\",\"status\":\"INTERNAL\",\"details\":["
        + "{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"STREAM_BROKEN\","
        + "\"domain\":\"hotllm\"}]}}";
    assertEquals(
        "data: " + error + "\n\n" + error,
        frames.stream().map(frame -> text(frame.encoded())).collect(Collectors.joining()));
  }

  private static String streamed(String request, LlmEvent... events) {
    var encoder = DIALECT.encoder(asked(request));
    var frames = new ArrayList<>(encoder.batch(batch("openai-chat", List.of(STARTED), List.of())));
    for (var event : events) {
      frames.addAll(encoder.batch(batch("openai-chat", List.of(event), List.of())));
    }
    frames.addAll(encoder.end(REPLY));
    return frames.stream().map(Frame::text).collect(Collectors.joining("\n"));
  }

  /** The parts alone, without the last chunk's. */
  private static String parts(String request, LlmEvent... events) {
    var chunks = streamed(request, events).split("\n");
    return Arrays.stream(chunks, 0, chunks.length - 1)
        .map(chunk -> chunk.replaceAll(".*\"parts\":\\[(.*)\\]\\},\"index\":0.*", "$1"))
        .collect(Collectors.joining(" "));
  }

  private static Batch batch(String dialect, List<LlmEvent> events, List<Frame> frames) {
    return new Batch(dialect, Optional.of("m"), events, frames);
  }
}
