package io.github.hotllm.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests for {@link Fold}. */
class FoldTest {
  private static final Marks SIGNED = Marks.ofState("p/m:sig");
  private static final Part.ToolCall CALL = new Part.ToolCall("1", "f", Map.of());

  @Test
  void piecesOfOneKindAreOnePart() {
    assertFolds(
        List.of(new Part.Thinking("hm"), new Part.Text("Hello")),
        thinking("h"),
        thinking("m"),
        text("Hel"),
        text("lo"));
  }

  @Test
  void aWholePartTakesThePlaceOfItsPieces() {
    var signed = new Part.Thinking("hm", SIGNED);

    assertFolds(
        List.of(signed, new Part.Text("x")),
        thinking("h"),
        thinking("m"),
        new LlmEvent.Whole(signed),
        text("x"));
  }

  @Test
  void aWholePartThatSaysSomethingElseIsAnotherPart() {
    var other = new Part.Thinking("other", SIGNED);

    assertFolds(List.of(new Part.Thinking("hm"), other), thinking("hm"), new LlmEvent.Whole(other));
  }

  @Test
  void aWholePartTakesThePlaceOfItsPiecesEvenBehindOthers() {
    var signed = new Part.Thinking("hmm", SIGNED);

    assertFolds(
        List.of(signed, new Part.Text("x"), CALL),
        thinking("hm"),
        text("x"),
        new LlmEvent.ToolCall(CALL),
        thinking("m"),
        new LlmEvent.Whole(signed));
  }

  @Test
  void aWholePartMaySayOnlyItsLastPiecesAgain() {
    var whole = new Part.Text("b", SIGNED);

    assertFolds(
        List.of(new Part.Text("a"), CALL, whole),
        text("a"),
        new LlmEvent.ToolCall(CALL),
        text("b"),
        new LlmEvent.Whole(whole));
  }

  @Test
  void aSignatureOnNothingIsKept() {
    var empty = new Part.Text("", SIGNED);

    assertFolds(List.of(new Part.Text("a"), empty), text("a"), new LlmEvent.Whole(empty));
  }

  @Test
  void piecesBehindAWholePartAreANewPart() {
    var whole = new Part.Text("a", SIGNED);

    assertFolds(
        List.of(whole, new Part.Text("b")), text("a"), new LlmEvent.Whole(whole), text("b"));
  }

  @Test
  void theOrderStays() {
    var opaque = new Part.Opaque(SIGNED);

    assertFolds(
        List.of(new Part.Text("a"), CALL, opaque, new Part.Text("b")),
        text("a"),
        new LlmEvent.ToolCallDelta("1", "f", "{"),
        new LlmEvent.ToolCall(CALL),
        new LlmEvent.Whole(opaque),
        text("b"));
  }

  private static void assertFolds(List<? extends Part> parts, LlmEvent... events) {
    var fold = new Fold();
    Stream.of(events).forEach(fold::add);
    assertEquals(parts, fold.parts());
  }

  private static LlmEvent text(String text) {
    return new LlmEvent.Text(text);
  }

  private static LlmEvent thinking(String text) {
    return new LlmEvent.Thinking(text);
  }
}
