package io.github.hotllm.internal.dialect.gemini;

import static io.github.hotllm.internal.dialect.gemini.Fixtures.DIALECT;
import static io.github.hotllm.internal.dialect.gemini.Fixtures.asked;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state of every maker survives a client that sends the answer back. */
class GeminiStatesTest {
  private static final String REQUEST = """
      {"contents":[{"parts":[{"text":"Hi"}]}],
       "generationConfig":{"thinkingConfig":{"includeThoughts":true}}}""";

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  /** The worst of clients keeps each chunk as a turn of its own. */
  @ParameterizedTest
  @MethodSource("seeds")
  void streamedAnswersComeBackAsTheyWere(long seed) {
    var parts = parts(new Random(seed));
    var encoder = DIALECT.encoder(asked(REQUEST));
    var contents = new ArrayList<Map<String, Object>>();
    for (var part : parts) {
      var batch = new Batch("anthropic", Optional.of("m"), events(part), List.of());
      for (var frame : encoder.batch(batch)) {
        var chunk = Node.of(Json.object(frame.data()));
        contents.add(chunk.at("candidates").at(0).at("content").fields());
      }
    }
    assertEquals(parts, returned(contents));
  }

  private static List<Part> returned(List<Map<String, Object>> contents) {
    return asked(Json.text(Map.of("contents", contents)))
        .request()
        .messages()
        .get(0)
        .parts();
  }

  private static List<LlmEvent> events(Part part) {
    if (part instanceof Part.ToolCall call) {
      return List.of(new LlmEvent.ToolCall(call));
    }
    var events = new ArrayList<LlmEvent>();
    if (part instanceof Part.Text text) {
      text.text().chars().forEach(c -> events.add(new LlmEvent.Text(Character.toString(c))));
    } else if (part instanceof Part.Thinking thinking) {
      thinking
          .text()
          .chars()
          .forEach(c -> events.add(new LlmEvent.Thinking(Character.toString(c))));
    }
    events.add(new LlmEvent.Whole(part));
    return events;
  }

  private static List<Part> parts(Random random) {
    var parts = new ArrayList<Part>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      var state = Marks.ofState("a/b:" + i);
      parts.add(
          switch (random.nextInt(6)) {
            case 0 -> new Part.Opaque(state);
            case 1 -> new Part.ToolCall("c" + i, "f", Map.of(), state);
            case 2 -> new Part.Thinking("think", state);
            case 3 -> new Part.Text("", state);
            case 4 -> Part.Image.of("image/png", new byte[] {1}).withMarks(state);
            default -> new Part.Text("text", state);
          });
    }
    return parts;
  }
}
