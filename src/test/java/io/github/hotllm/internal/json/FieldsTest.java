package io.github.hotllm.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class FieldsTest {
  private static final String DOCUMENT = """
      {"text":"t","flag":false,"whole":7,"number":0.5,"object":{"in":"x"},"list":["a","b"],
       "objects":[{"n":1},{"n":2}],"null":null,"mixed":[{"n":1},7],"huge":99999999999999999999}""";

  private final Fields fields = Fields.of(Json.strictObject(DOCUMENT.getBytes(UTF_8)));

  @Test
  void eachTypeIsRead() {
    assertEquals(Optional.of("t"), fields.text("text"));
    assertEquals("t", fields.requiredText("text"));
    assertEquals(Optional.of(false), fields.flag("flag"));
    assertEquals(OptionalInt.of(7), fields.whole("whole", 7));
    assertEquals(OptionalDouble.of(0.5), fields.number("number", 0, 1));
    assertEquals(OptionalDouble.of(7), fields.number("whole", 7, 7));
    assertEquals(Optional.of(Map.of("in", "x")), fields.object("object"));
    assertEquals(Optional.of(List.of("a", "b")), fields.list("list"));
    assertEquals(List.of("a", "b"), fields.texts("list"));
    assertEquals(
        List.of(1, 2),
        fields.objects("objects").stream()
            .map(each -> each.whole("n", 0).orElseThrow())
            .toList());
    assertEquals(Optional.of(7L), fields.value("whole"));
  }

  @Test
  void whatIsAbsentOrNullIsEmpty() {
    for (var name : List.of("none", "null")) {
      assertFalse(fields.has(name));
      assertEquals(Optional.empty(), fields.value(name));
      assertEquals(Optional.empty(), fields.text(name));
      assertEquals(Optional.empty(), fields.flag(name));
      assertEquals(OptionalInt.empty(), fields.whole(name, 0));
      assertEquals(OptionalDouble.empty(), fields.number(name, 0, 1));
      assertEquals(Optional.empty(), fields.object(name));
      assertTrue(fields.fields(name).isEmpty());
      assertEquals(Optional.empty(), fields.list(name));
      assertEquals(List.of(), fields.objects(name));
      assertEquals(List.of(), fields.texts(name));
      assertRefused(name, name + " is missing", () -> fields.requiredText(name));
    }
  }

  @Test
  void aWrongTypeIsRefusedWithItsPlace() {
    assertRefused("whole", "whole must be a text, not a number", () -> fields.text("whole"));
    assertRefused("flag", "flag must be a text, not false", () -> fields.text("flag"));
    assertRefused("text", "text must be true or false, not a text", () -> fields.flag("text"));
    assertRefused("text", "text must be a whole number, not a text", () -> fields.whole("text", 0));
    assertRefused(
        "number",
        "number must be a whole number, without a point or an exponent",
        () -> fields.whole("number", 0));
    assertRefused("list", "list must be a number, not a list", () -> fields.number("list", 0, 1));
    assertRefused("list", "list must be an object, not a list", () -> fields.object("list"));
    assertRefused("text", "text must be an object, not a text", () -> fields.fields("text"));
    assertRefused("object", "object must be a list, not an object", () -> fields.list("object"));
    assertRefused("text", "text must be a list, not a text", () -> fields.texts("text"));
  }

  @Test
  void anElementOfAWrongTypeHasItsIndex() {
    assertRefused(
        "mixed[1]", "mixed[1] must be an object, not a number", () -> fields.objects("mixed"));
    assertRefused(
        "objects[0]", "objects[0] must be a text, not an object", () -> fields.texts("objects"));
    assertRefused("a[2].b", "a[2].b must be an object, not null", () -> Fields.of(null, "a[2].b"));
  }

  @Test
  void placesGoOnInside() {
    var inside = fields.fields("object").orElseThrow();
    assertEquals("object", inside.path());
    assertEquals("object.in", inside.path("in"));
    assertRefused("object.in", "object.in must be a list, not a text", () -> inside.list("in"));
    var second = fields.objects("objects").get(1);
    assertRefused("objects[1].t", "objects[1].t is missing", () -> second.requiredText("t"));
    assertEquals("", fields.path());
  }

  @Test
  void limitsAreBothIncluded() {
    assertRefused(
        "whole", "whole must be between 8 and 2147483647", () -> fields.whole("whole", 8));
    assertRefused("huge", "huge must be between 0 and 2147483647", () -> fields.whole("huge", 0));
    assertRefused("whole", "whole must be between 0 and 6.5", () -> fields.number("whole", 0, 6.5));
    assertRefused("number", "number must be between 1 and 2", () -> fields.number("number", 1, 2));
  }

  @Test
  void whatNobodyAskedForIsLeftOver() {
    var few = Fields.of(Json.object("{\"a\":1,\"b\":2,\"c\":null}"));
    few.value("b");
    few.value("none");
    assertTrue(few.has("a"), "to look is not to read");
    assertEquals(List.of("a"), few.unread(), "what is null is not there");
    assertRefused("a", "a is not a field that hotllm knows", few::refuseUnread);
    few.value("a");
    few.refuseUnread();
    assertEquals(List.of(), few.unread());
  }

  @Test
  void aHostileNameIsShownOnOneLine() {
    var hostile = Fields.of(Json.object("{\"a\\nb\":1}"));
    assertRefused("a?b", "a?b is not a field that hotllm knows", hostile::refuseUnread);
  }

  private static void assertRefused(String field, String message, Executable reading) {
    var refusal = assertThrows(LlmException.class, reading);
    assertEquals(message, refusal.getMessage());
    assertEquals(Optional.of(field), refusal.field());
    assertEquals(ErrorType.INVALID_REQUEST, refusal.type());
  }
}
