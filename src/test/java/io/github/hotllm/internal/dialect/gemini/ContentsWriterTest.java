package io.github.hotllm.internal.dialect.gemini;

import static io.github.hotllm.internal.dialect.gemini.Fixtures.BUDGETS;
import static io.github.hotllm.internal.dialect.gemini.Fixtures.LEVELS;
import static io.github.hotllm.internal.dialect.gemini.Fixtures.encode;
import static io.github.hotllm.internal.dialect.gemini.Fixtures.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Role;
import io.github.hotllm.internal.catalog.ModelRow.Rule;
import io.github.hotllm.internal.dialect.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Turns and their parts. */
class ContentsWriterTest {
  private static final String SKIP = "\"thoughtSignature\":\"skip_thought_signature_validator\"";
  private static final Part.ToolCall CALL = new Part.ToolCall("c1", "f", Map.of("a", 1));
  private static final Marks OWN = Marks.ofState("google/m1:c2ln");
  private static final Marks FOREIGN = Marks.ofState("anthropic/claude:x");

  @Test
  void instructionsStandApartAndTurnsOfOneSpeakerAreOne() {
    var request = LlmRequest.builder("m1")
        .system("Be brief.")
        .message(Message.system("And kind."))
        .message(Message.user("A"))
        .message(Message.user("B"))
        .message(Message.assistant("C"))
        .message(Message.system("In French."))
        .message(Message.user("D"));
    var encoded = encode(request.build(), LEVELS);
    assertEquals(
        "{\"systemInstruction\":{\"parts\":[{\"text\":\"Be brief.\"},{\"text\":\"And kind.\"}]},"
            + "\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"A\"},{\"text\":\"B\"}]},"
            + "{\"role\":\"model\",\"parts\":[{\"text\":\"C\"}]},"
            + "{\"role\":\"user\",\"parts\":[{\"text\":\"In French.\"},{\"text\":\"D\"}]}]}",
        text(encoded.wire().body()));
    assertEquals(
        List.of("messages[4]: instructions between turns were sent as words of the user"),
        encoded.warnings());
  }

  @Test
  void mediaAreInlineOrAtAUrl() {
    assertParts(
        LEVELS,
        List.of(Message.user(
            Part.Image.of("image/png", new byte[] {1}),
            Part.Image.at("https://a.example/b.JPG?c=d.pdf"),
            Part.Image.at("https://a.example/b"),
            Part.Document.of("application/pdf", new byte[] {2}),
            Part.Document.at("https://a.example/b.pdf"))),
        "{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"AQ==\"}},"
            + "{\"fileData\":{\"mimeType\":\"image/jpeg\",\"fileUri\":\"https://a.example/b.JPG?c=d.pdf\"}},"
            + "{\"fileData\":{\"fileUri\":\"https://a.example/b\"}},"
            + "{\"inlineData\":{\"mimeType\":\"application/pdf\",\"data\":\"Ag==\"}},"
            + "{\"fileData\":{\"mimeType\":\"application/pdf\",\"fileUri\":\"https://a.example/b.pdf\"}}");
  }

  @Test
  void whatADocumentLosesIsNamed() {
    assertParts(
        LEVELS,
        List.of(Message.user(Part.Document.at("https://a.example/b").named("b"))),
        "{\"fileData\":{\"mimeType\":\"application/pdf\",\"fileUri\":\"https://a.example/b\"}}",
        "messages[0].content[0].name: left out, for Gemini takes no name of a file",
        "messages[0].content[0]: sent as application/pdf, for its URL does not tell its type");
  }

  @Test
  void aCallAndItsResultAreObjects() {
    assertParts(
        BUDGETS,
        List.of(assistant(CALL), Message.user(CALL.result("ok"), CALL.error("bad"))),
        "{\"functionCall\":{\"id\":\"c1\",\"name\":\"f\",\"args\":{\"a\":1}}} / "
            + "{\"functionResponse\":{\"id\":\"c1\",\"name\":\"f\",\"response\":{\"output\":\"ok\"}}},"
            + "{\"functionResponse\":{\"id\":\"c1\",\"name\":\"f\",\"response\":{\"error\":\"bad\"}}}");
  }

  @Test
  void aResultOfSeveralPartsIsAListAndItsImageStandsBehind() {
    var content = List.<Part>of(
        new Part.Text("a"), Part.Image.of("image/png", new byte[] {1}), new Part.Text("b"));
    var result = new Part.ToolResult("c1", content, Part.ToolResult.Outcome.OK, Marks.NONE);
    assertParts(
        BUDGETS,
        List.of(assistant(CALL), Message.user(result)),
        "{\"functionCall\":{\"id\":\"c1\",\"name\":\"f\",\"args\":{\"a\":1}}} / "
            + "{\"functionResponse\":{\"id\":\"c1\",\"name\":\"f\",\"response\":{\"output\":[\"a\",\"b\"]}}},"
            + "{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"AQ==\"}}",
        "messages[1].content[0]: its image was put behind the result");
  }

  @Test
  void aResultWithoutItsCallIsRefused() {
    var request =
        LlmRequest.builder("m1").message(Message.user(CALL.result("ok"))).build();
    var refusal = assertThrows(LlmException.class, () -> encode(request, LEVELS));
    assertEquals(Optional.of("messages[0].content[0].tool_call_id"), refusal.field());
  }

  @Test
  void signaturesGoBackToTheirMakerEvenOnAnEmptyText() {
    assertParts(
        LEVELS,
        List.of(assistant(
            new Part.Thinking("T", OWN), new Part.Text("", OWN), CALL.withMarks(OWN), CALL)),
        "{\"text\":\"T\",\"thought\":true,\"thoughtSignature\":\"c2ln\"},"
            + "{\"text\":\"\",\"thoughtSignature\":\"c2ln\"},"
            + "{\"functionCall\":{\"id\":\"c1\",\"name\":\"f\",\"args\":{\"a\":1}},"
            + "\"thoughtSignature\":\"c2ln\"},"
            + "{\"functionCall\":{\"id\":\"c1\",\"name\":\"f\",\"args\":{\"a\":1}}}");
  }

  @Test
  void nobodyElseSeesThem() {
    assertParts(
        LEVELS,
        List.of(assistant(
            new Part.Thinking("T", FOREIGN),
            new Part.Thinking("U"),
            new Part.Text("A", FOREIGN),
            new Part.Text("", FOREIGN),
            CALL.withMarks(FOREIGN),
            CALL,
            new Part.Opaque(FOREIGN))),
        "{\"text\":\"A\"},{\"functionCall\":{\"id\":\"c1\",\"name\":\"f\",\"args\":{\"a\":1}},"
            + SKIP + "},{\"functionCall\":{\"id\":\"c1\",\"name\":\"f\",\"args\":{\"a\":1}}}",
        "messages[0].content[0] and 1 more: thinking left out, for it is not signed by m1",
        "messages[0].content[2].state and 2 more: left out, for only its maker can read it",
        "messages[0].content[6]: left out, for only its maker can read it");
  }

  @Test
  void anOpaquePartIsThePartThatItWas() {
    var code = new Part.Opaque(Marks.ofState("google/m1:{\"executableCode\":{\"code\":\"1\"}}"));
    assertParts(LEVELS, List.of(assistant(code)), "{\"executableCode\":{\"code\":\"1\"}}");
    var broken =
        LlmRequest.builder("m1").message(assistant(new Part.Opaque(OWN))).build();
    var refusal = assertThrows(LlmException.class, () -> encode(broken, LEVELS));
    assertEquals(Optional.of("messages[0].content[0].state"), refusal.field());
  }

  @Test
  void whatCannotBeSentIsRefused() {
    assertRefused("messages", LEVELS, Message.user(""));
    assertRefused("messages[0].content[0]", LEVELS, Message.user(CALL));
    assertRefused("messages[0].content[0]", LEVELS, assistant(CALL.result("x")));
    assertRefused(
        "messages",
        Fixtures.target("google", "m1", List.of("low"), Rule.NO_PREFILL),
        Message.assistant("Well"));
  }

  private static void assertRefused(String field, Target target, Message message) {
    var request = LlmRequest.builder("m1").message(message).build();
    var refusal = assertThrows(LlmException.class, () -> encode(request, target));
    assertEquals(Optional.of(field), refusal.field());
  }

  private static Message assistant(Part... parts) {
    return new Message(Role.ASSISTANT, List.of(parts));
  }

  /** The parts of the turns, which are separated by a slash; they alternate. */
  private static void assertParts(
      Target target, List<Message> messages, String parts, String... warnings) {
    var encoded = encode(LlmRequest.builder("m1").messages(messages).build(), target);
    var turns = new ArrayList<String>();
    var each = parts.split(" / ");
    for (int i = 0; i < each.length; i++) {
      var role = messages.get(i).role() == Role.USER ? "user" : "model";
      turns.add("{\"role\":\"" + role + "\",\"parts\":[" + each[i] + "]}");
    }
    assertEquals(
        "{\"contents\":[" + String.join(",", turns) + "]}", text(encoded.wire().body()));
    assertEquals(List.of(warnings), encoded.warnings());
  }
}
