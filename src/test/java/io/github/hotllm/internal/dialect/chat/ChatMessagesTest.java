package io.github.hotllm.internal.dialect.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Role;
import io.github.hotllm.internal.catalog.Quirks;
import io.github.hotllm.internal.catalog.Quirks.AnyTool;
import io.github.hotllm.internal.catalog.Quirks.Instructions;
import io.github.hotllm.internal.catalog.Quirks.ThinkingBack;
import io.github.hotllm.internal.dialect.State;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChatMessagesTest {
  private static final Part.ToolCall CALL = new Part.ToolCall("call_1", "f", Map.of("x", 1));
  private static final Part.Text TEXT = new Part.Text("Hi");

  @Test
  void instructionsHaveTwoRoles() {
    var request = LlmRequest.builder("m1").system("S").prompt("Hi").message(Message.system("M"));
    var template = """
        [{"role":"R","content":"S"},{"role":"user","content":"Hi"},{"role":"R","content":"M"}]
        """;
    assertWritten(template.replace("R", "system"), List.of(), request, Targets.plain());
    assertWritten(
        template.replace("R", "developer"),
        List.of(),
        request,
        Targets.of(Targets.instructions(Instructions.DEVELOPER)));
  }

  @Test
  void picturesAndDocumentsStandBesideText() {
    assertWritten(
        """
        [{"role":"user","content":[{"type":"text","text":"Hi"},
          {"type":"image_url","image_url":{"url":"data:image/png;base64,AQ=="}},
          {"type":"image_url","image_url":{"url":"https://example.com/a.png"}},
          {"type":"file","file":{"filename":"document.pdf","file_data":"data:application/pdf;base64,Ag=="}},
          {"type":"file","file":{"filename":"a.txt","file_data":"data:text/plain;base64,Aw=="}}]}]
        """,
        List.of(),
        conversation(Message.user(
            TEXT,
            Part.Image.of("image/png", new byte[] {1}),
            Part.Image.at("https://example.com/a.png"),
            Part.Document.of("application/pdf", new byte[] {2}),
            Part.Document.of("text/plain", new byte[] {3}).named("a.txt"))),
        Targets.plain());
  }

  @Test
  void aDocumentAtAUrlIsRefusedByItsPlace() {
    var request = conversation(Message.user(TEXT, Part.Document.at("https://example.com/a.pdf")));
    var failure = assertThrows(
        LlmException.class,
        () -> new ChatMessages(Targets.plain(), new Warnings("Chat")).write(request.build(), ""));
    assertEquals(ErrorType.INVALID_REQUEST, failure.type());
    assertEquals(Optional.of("messages[0].content[1]"), failure.field());
  }

  @Test
  void eachResultIsAMessageBeforeTheRestOfItsTurn() {
    var picture = Part.Image.of("image/png", new byte[] {1});
    var seen = new Part.ToolResult(
        "call_2", List.of(TEXT, picture), Part.ToolResult.Outcome.OK, Marks.NONE);
    assertWritten(
        """
        [{"role":"tool","tool_call_id":"call_1","content":[{"type":"text","text":"The tool failed:"},
            {"type":"text","text":"no disk"}]},
         {"role":"tool","tool_call_id":"call_2","content":"Hi"},
         {"role":"user","content":[{"type":"text","text":"Hi"},
            {"type":"image_url","image_url":{"url":"data:image/png;base64,AQ=="}}]}]
        """,
        List.of(
            "messages[0].content[0].is_error: said as a text before the result",
            "messages[0].content[2]: its image was put into the user message behind it",
            "messages[0].content[2]: put before the rest of its turn, as Chat wants it"),
        conversation(Message.user(CALL.error("no disk"), TEXT, seen)),
        Targets.plain());
  }

  @Test
  void callsComeBehindTheTextOfTheirTurn() {
    assertWritten(
        """
        [{"role":"assistant","content":[{"type":"text","text":"Hi"},{"type":"text","text":"Hi"}],
          "tool_calls":[{"id":"call_1","type":"function","function":{"name":"f","arguments":"{\\"x\\":1}"}}]}]
        """,
        List.of("messages[0].content[2]: put before the tool calls, as Chat wants it"),
        conversation(new Message(Role.ASSISTANT, List.of(TEXT, CALL, TEXT))),
        Targets.plain());
  }

  @Test
  void idsBecomeNineCharactersWhereTheyMust() {
    var mistral = Targets.of(Targets.tools(AnyTool.ANY, Quirks.ToolIds.NINE));
    var kept = new Part.ToolCall("abcDEF123", "g", Map.of());
    assertWritten(
        """
        [{"role":"assistant","tool_calls":[
           {"id":"NINE","type":"function","function":{"name":"f","arguments":"{\\"x\\":1}"}},
           {"id":"abcDEF123","type":"function","function":{"name":"g","arguments":"{}"}}]},
         {"role":"tool","tool_call_id":"NINE","content":"ok"}]
        """.replace("NINE", new ToolIds(Quirks.ToolIds.NINE).of("call_1")),
        List.of(),
        conversation(
            new Message(Role.ASSISTANT, List.of(CALL, kept)), Message.user(CALL.result("ok"))),
        mistral);
  }

  @Test
  void thinkingIsDroppedWhereItIsNotWanted() {
    var turn = turn(new Part.Thinking("t"), new Part.Thinking("u", Marks.ofState("other/m:x")));
    assertWritten(
        "[{\"role\":\"assistant\",\"content\":\"Hi\"}]",
        List.of("thinking: left out where acme/m1 is not its maker"),
        turn,
        Targets.of(Targets.thinkingBack(ThinkingBack.REASONING_CONTENT)));
    var own = new Part.Thinking("t", Marks.ofState(State.of(Targets.plain(), "")));
    assertWritten(
        "[{\"role\":\"assistant\",\"content\":\"Hi\"}]",
        List.of("thinking: left out, for Acme does not take it back"),
        turn(own),
        Targets.plain());
  }

  @Test
  void thinkingGoesBackToItsMaker() {
    var content = Targets.of(Targets.thinkingBack(ThinkingBack.REASONING_CONTENT));
    var own = new Part.Thinking("t", Marks.ofState(State.of(content, "")));
    assertWritten(
        "[{\"role\":\"assistant\",\"reasoning_content\":\"t\",\"content\":\"Hi\"}]",
        List.of(),
        turn(own),
        content);
    var details = Targets.of(Targets.thinkingBack(ThinkingBack.REASONING_DETAILS));
    var signed = new Part.Opaque(Marks.ofState(State.of(details, "[{\"data\":\"d\"}]")));
    assertWritten(
        "[{\"role\":\"assistant\",\"reasoning_details\":[{\"data\":\"d\"}],\"content\":\"Hi\"}]",
        List.of(),
        turn(signed),
        details);
  }

  @Test
  void detailsThatCameBeforeAndBehindTheTextGoBackAsTheOneTheyWere() {
    var details = Targets.of(Targets.thinkingBack(ThinkingBack.REASONING_DETAILS));
    var begun = Marks.ofState(State.of(details, "[{\"type\":\"t\",\"text\":\"a\",\"index\":0}]"));
    var more =
        Marks.ofState(State.of(details, "[{\"type\":\"t\",\"signature\":\"s\",\"index\":0}]"));
    var parts =
        List.of(new Part.Thinking("a", begun), (Part) new Part.Text("Hi"), new Part.Opaque(more));
    assertWritten("""
        [{"role":"assistant","content":"Hi",
          "reasoning_details":[{"type":"t","text":"a","index":0,"signature":"s"}]}]
        """, List.of(), conversation(new Message(Role.ASSISTANT, parts)), details);
  }

  @Test
  void aTurnWithCallsHasReasoningContentWhereThatIsRequired() {
    assertWritten(
        """
        [{"role":"assistant","reasoning_content":"","tool_calls":[
           {"id":"call_1","type":"function","function":{"name":"f","arguments":"{\\"x\\":1}"}}]}]
        """,
        List.of(),
        conversation(new Message(Role.ASSISTANT, List.of(CALL))),
        Targets.of(Targets.thinkingBack(ThinkingBack.REASONING_CONTENT)));
  }

  @Test
  void aStateThatSomebodyHasChangedIsRefused() {
    var details = Targets.of(Targets.thinkingBack(ThinkingBack.REASONING_DETAILS));
    var broken = new Part.Opaque(Marks.ofState(State.of(details, "[{")));
    var failure = assertThrows(
        LlmException.class,
        () -> new ChatMessages(details, new Warnings("Chat")).write(turn(broken).build(), ""));
    assertEquals(Optional.of("messages[0].content[0].state"), failure.field());
  }

  @Test
  void statesOfOthersAndCacheMarksAreNamed() {
    var marked = new Part.Text("Hi", Marks.ofCache(Marks.Cache.LONG));
    var stated = new Part.Text("Hi", Marks.ofState("other/m:x"));
    assertWritten(
        "[{\"role\":\"user\",\"content\":\"Hi\"},{\"role\":\"assistant\",\"content\":\"Hi\"}]",
        List.of(
            "cache: marks left out, for Chat's providers cache by themselves",
            "messages[1].content[0].state: left out, for Chat cannot say it"),
        conversation(Message.user(marked), new Message(Role.ASSISTANT, List.of(stated))),
        Targets.plain());
  }

  private static LlmRequest.Builder turn(Part first, Part... more) {
    var parts = new ArrayList<Part>(List.of(first));
    parts.addAll(List.of(more));
    parts.add(TEXT);
    return conversation(new Message(Role.ASSISTANT, parts));
  }

  private static LlmRequest.Builder conversation(Message... messages) {
    return LlmRequest.builder("m1").messages(List.of(messages));
  }

  private static void assertWritten(
      String json, List<String> warnings, LlmRequest.Builder request, Target target) {
    var seen = new Warnings("Chat");
    var messages = new ChatMessages(target, seen).write(request.build(), "");
    assertEquals(Json.parse(json), Json.parse(Json.text(messages)));
    assertEquals(warnings, seen.list());
  }
}
