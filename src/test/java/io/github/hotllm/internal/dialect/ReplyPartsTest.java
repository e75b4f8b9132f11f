package io.github.hotllm.internal.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.anthropic.AnthropicDialect;
import io.github.hotllm.internal.dialect.chat.ChatDialect;
import io.github.hotllm.internal.dialect.gemini.GeminiDialect;
import io.github.hotllm.internal.dialect.hotllm.HotllmDialect;
import io.github.hotllm.internal.dialect.responses.ResponsesDialect;
import io.github.hotllm.internal.wire.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Nothing that an answer holds is dropped on the way to a client, whatever the client speaks. */
class ReplyPartsTest {
  private static final List<LlmEvent> ANSWER = List.of(
      new LlmEvent.Text("Look:"),
      new LlmEvent.Whole(Part.Image.of("image/png", new byte[] {1, 2, 3, 4})
          .withMarks(Marks.ofState("google/m:signature"))),
      new LlmEvent.Whole(new Part.Text("Look:")),
      new LlmEvent.Text("and"),
      new LlmEvent.Whole(Part.Image.at("https://a.example/b.png")),
      new LlmEvent.Whole(Part.Document.of("application/pdf", new byte[] {1, 2}).named("x.pdf")),
      new LlmEvent.Whole(Part.Document.at("https://a.example/c.pdf")),
      new LlmEvent.Whole(new Part.Opaque(Marks.ofState("google/m:{}"))),
      new LlmEvent.ToolCall(new Part.ToolCall("t1", "f", Map.of())),
      new LlmEvent.Whole(new Part.Text("and")),
      new LlmEvent.Text("done"));

  /** What a client of that format hears: texts, and what is there beside them. */
  record Row(Dialect dialect, String text, String beside) {
    @Override
    public String toString() {
      return dialect.name();
    }
  }

  static final List<Row> ROWS = List.of(
      new Row(
          new AnthropicDialect(),
          "Look:"
              + "\n\n[An image (image/png, 4 bytes) was left out, for Messages has no place for it]\n\n"
              + "and"
              + "\n\n[An image: https://a.example/b.png]\n\n"
              + "\n\n[A document x.pdf (application/pdf, 2 bytes) was left out, for Messages has no"
              + " place for it]\n\n"
              + "\n\n[A document: https://a.example/c.pdf]\n\n"
              + "done",
          "Opaque f"),
      new Row(
          new ChatDialect(),
          "Look:and"
              + "\n\n[A document x.pdf (application/pdf, 2 bytes) was left out, for Chat has no"
              + " place for it]\n\n"
              + "\n\n[A document: https://a.example/c.pdf]\n\n"
              + "done",
          "Image[AQIDBA==] Image[https://a.example/b.png] f"),
      new Row(
          new ResponsesDialect(),
          "Look:and"
              + "\n\n[An image: https://a.example/b.png]\n\n"
              + "\n\n[A document x.pdf (application/pdf, 2 bytes) was left out, for Responses has no"
              + " place for it]\n\n"
              + "\n\n[A document: https://a.example/c.pdf]\n\n"
              + "done",
          "Image[AQIDBA==] Opaque Opaque f"),
      new Row(
          new GeminiDialect(), "Look:anddone", "Image[AQIDBA==] Opaque Document[AQI=] Opaque f"),
      new Row(
          new HotllmDialect(),
          "Look:anddone",
          "Image[AQIDBA==] Image[https://a.example/b.png] Document[AQI=]"
              + " Document[https://a.example/c.pdf] Opaque f"));

  @ParameterizedTest
  @FieldSource("ROWS")
  void aStreamedAnswerTellsOfEverything(Row row) {
    var encoder = row.dialect.encoder(Asked.of(LlmRequest.of("m", "Hi"), Delivery.STREAMED));
    var frames = new ArrayList<Frame>();
    for (var event : ANSWER) {
      frames.addAll(encoder.batch(new Batch("other", Optional.of("m"), List.of(event), List.of())));
    }
    frames.addAll(encoder.end(reply()));
    assertHeard(row, new Ear(row.dialect, Acme.TARGET).frames(frames));
  }

  @ParameterizedTest
  @FieldSource("ROWS")
  void aWholeAnswerTellsOfTheSame(Row row) {
    var encoder = row.dialect.encoder(Asked.of(LlmRequest.of("m", "Hi"), Delivery.WHOLE));
    var body = new String(encoder.whole(reply(), List.of()).body(), UTF_8);
    assertHeard(row, new Ear(row.dialect, Acme.TARGET).whole(body));
  }

  private static LlmReply reply() {
    var parts = new ArrayList<Part>();
    for (var event : ANSWER) {
      if (event instanceof LlmEvent.Text text) {
        parts.add(new Part.Text(text.text()));
      } else if (event instanceof LlmEvent.ToolCall call) {
        parts.add(call.call());
      } else if (event instanceof LlmEvent.Whole whole && !(whole.part() instanceof Part.Text)) {
        parts.add(whole.part());
      }
    }
    return LlmReply.builder().requestId("r1").model("m").parts(parts).build();
  }

  private static void assertHeard(Row row, Heard heard) {
    assertTrue(heard.metered().isPresent());
    assertEquals(row.text, heard.text());
    assertEquals(
        row.beside,
        heard.events().stream()
            .flatMap(event -> beside(event).stream())
            .collect(Collectors.joining(" ")));
  }

  private static Optional<String> beside(LlmEvent event) {
    if (event instanceof LlmEvent.ToolCall call) {
      return Optional.of(call.call().name());
    }
    return event instanceof LlmEvent.Whole whole && !(whole.part() instanceof Part.Text)
        ? Optional.of(whole.part().getClass().getSimpleName() + place(whole.part()))
        : Optional.empty();
  }

  private static String place(Part part) {
    if (part instanceof Part.Image image) {
      return place(image.source());
    }
    return part instanceof Part.Document file ? place(file.source()) : "";
  }

  private static String place(Part.Source source) {
    return source instanceof Part.Source.Data data
        ? "[" + data.base64() + "]"
        : "[" + ((Part.Source.Url) source).url() + "]";
  }
}
