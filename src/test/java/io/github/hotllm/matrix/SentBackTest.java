package io.github.hotllm.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmReply;
import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The states of a streamed answer whose client sends it back, where they are easily lost. */
class SentBackTest {
  private static final Marks FIRST = Marks.ofState("acme/m:1");
  private static final Marks SECOND = Marks.ofState("acme/m:2");

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HOTLLM")
  void thoughtsThatAreNotShownKeepTheirState(Format format) {
    var parts = List.<Part>of(new Part.Thinking("", FIRST), new Part.Text("a"));
    assertEquals(
        parts,
        sentBack(format, parts, List.of(new LlmEvent.Whole(parts.get(0)), new LlmEvent.Text("a"))));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HOTLLM")
  void anEmptyTextKeepsItsState(Format format) {
    var parts = List.<Part>of(new Part.Text("", FIRST));
    assertEquals(parts, sentBack(format, parts, List.of(new LlmEvent.Whole(parts.get(0)))));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HOTLLM")
  void callsThatGrowBesideOneAnotherKeepTheirStates(Format format) {
    var one = new Part.ToolCall("functions.f:0", "f", Map.of(), FIRST);
    var none = new Part.ToolCall("functions.f:1", "f", Map.of());
    var other = new Part.ToolCall("functions.f:2", "f", Map.of(), SECOND);
    var events = new ArrayList<LlmEvent>();
    for (var call : List.of(one, none, other)) {
      events.add(new LlmEvent.ToolCallDelta(call.id(), call.name(), "{}"));
    }
    for (var call : List.of(one, none, other)) {
      events.add(new LlmEvent.ToolCall(call));
    }
    assertEquals(List.of(one, none, other), sentBack(format, List.of(one, none, other), events));
  }

  private static List<Part> sentBack(Format format, List<Part> parts, List<LlmEvent> events) {
    var client = new Client(format);
    var reply = LlmReply.builder().parts(parts).build();
    return client.sentBack(PutTogether.of(format, client.streamed(events, reply)));
  }
}
