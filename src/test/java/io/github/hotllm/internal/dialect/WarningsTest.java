package io.github.hotllm.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.internal.wire.Headers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WarningsTest {
  private final Warnings warnings = new Warnings("Chat");

  @Test
  void placesThatDifferByTheirNumbersAreOne() {
    warnings.add("messages[0].content[2]", "left out");
    warnings.add("messages[1].content[0]", "left out");
    warnings.add("messages[1].content[0].name", "left out");
    warnings.add("messages[10].content[11]", "left out");
    assertEquals(
        List.of(
            "messages[0].content[2] and 2 more: left out", "messages[1].content[0].name: left out"),
        warnings.list());
  }

  @Test
  void fieldsOfDifferentNamesAreNamedEach() {
    warnings.add("temperature", "left out, for m1 refuses it");
    warnings.add("top_p", "left out, for m1 refuses it");
    assertEquals(
        List.of("temperature: left out, for m1 refuses it", "top_p: left out, for m1 refuses it"),
        warnings.list());
  }

  @Test
  void theSamePlaceIsNamedOnceForEachThingThatWasDoneWithIt() {
    warnings.add("messages[0]", "lowered");
    warnings.add("messages[0]", "left out");
    warnings.add("messages[0]", "lowered");
    assertEquals(List.of("messages[0]: lowered", "messages[0]: left out"), warnings.list());
  }

  @Test
  void whatAPartIsMarkedWithIsNamed() {
    var marks = Marks.ofState("acme/m1:s").withCache(Marks.Cache.SHORT);
    warnings.ofMarks(new Part.Text("a", marks), "system[0]");
    warnings.ofMarks(new Part.Text("b", marks), "system[1]");
    assertEquals(
        List.of(
            "system[0].state and 1 more: left out, for Chat cannot say it",
            "cache: marks left out, for Chat's providers cache by themselves"),
        warnings.list());
  }

  @Test
  void whatAClientWroteThatIsNotInTheRequestIsNamed() {
    warnings.ofUnknown(Optional.empty());
    warnings.ofUnknown(Optional.of(new Original(
        "anthropic",
        new byte[0],
        Map.of(),
        Headers.none(),
        List.of("service_tier", "tools[3].strict", "tools[5].strict"))));
    assertEquals(
        List.of(
            "service_tier: left out, for hotllm cannot say it in Chat",
            "tools[3].strict and 1 more: left out, for hotllm cannot say it in Chat"),
        warnings.list());
  }
}
