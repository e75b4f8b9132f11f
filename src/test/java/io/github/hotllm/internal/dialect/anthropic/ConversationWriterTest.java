package io.github.hotllm.internal.dialect.anthropic;

import static io.github.hotllm.internal.dialect.anthropic.Fixtures.ADAPTIVE;
import static io.github.hotllm.internal.dialect.anthropic.Fixtures.STRICT;
import static io.github.hotllm.internal.dialect.anthropic.Fixtures.body;
import static io.github.hotllm.internal.dialect.anthropic.Fixtures.warnings;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Role;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ConversationWriterTest {
  private static final Marks OWN = Marks.ofState("anthropic/claude-strict:Sig==");
  private static final Marks FOREIGN = Marks.ofState("openai/gpt:xyz");

  private record Row(String name, Part part, String json, List<String> warnings) {
    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Row> OF_USER = List.of(
      new Row(
          "image data",
          Part.Image.of("image/png", new byte[] {1}),
          "{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/png\","
              + "\"data\":\"AQ==\"}}",
          List.of()),
      new Row(
          "image at a URL",
          Part.Image.at("https://a.example/b.png"),
          "{\"type\":\"image\",\"source\":{\"type\":\"url\",\"url\":\"https://a.example/b.png\"}}",
          List.of()),
      new Row(
          "PDF",
          Part.Document.of("application/pdf", new byte[] {1}).named("a.pdf"),
          "{\"type\":\"document\",\"source\":{\"type\":\"base64\","
              + "\"media_type\":\"application/pdf\",\"data\":\"AQ==\"},\"title\":\"a.pdf\"}",
          List.of()),
      new Row(
          "text document",
          Part.Document.of("text/plain", "Grüße".getBytes(UTF_8)),
          "{\"type\":\"document\",\"source\":{\"type\":\"text\",\"media_type\":\"text/plain\","
              + "\"data\":\"Grüße\"}}",
          List.of()),
      new Row(
          "failed tool",
          new Part.ToolCall("a:1", "f", Map.of()).error("no"),
          "{\"type\":\"tool_result\",\"tool_use_id\":\"a_1\",\"content\":[{\"type\":\"text\","
              + "\"text\":\"no\"}],\"is_error\":true}",
          List.of("messages[0].content[0]: characters of the tool call's id that Messages refuses"
              + " became _")));

  static final List<Row> OF_MODEL = List.of(
      new Row(
          "own thinking",
          new Part.Thinking("Hm.", OWN),
          "{\"type\":\"thinking\",\"thinking\":\"Hm.\",\"signature\":\"Sig==\"}",
          List.of()),
      new Row(
          "foreign thinking",
          new Part.Thinking("Hm.", FOREIGN),
          "",
          List.of("messages[1].content[0]: thinking left out, for another model signed it")),
      new Row(
          "unsigned thinking",
          new Part.Thinking("Hm."),
          "",
          List.of("messages[1].content[0]: thinking left out, for it has no signature")),
      new Row(
          "own opaque",
          new Part.Opaque(Marks.ofState("anthropic/claude-strict:{\"type\":\"x\",\"y\":[1]}")),
          "{\"type\":\"x\",\"y\":[1]}",
          List.of()),
      new Row(
          "foreign opaque",
          new Part.Opaque(FOREIGN),
          "",
          List.of("messages[1].content[0]: left out, for only its maker can read it")),
      new Row(
          "cited text",
          new Part.Text("a", Marks.ofState("anthropic/claude-strict:{\"citations\":[1]}")),
          "{\"type\":\"text\",\"text\":\"a\",\"citations\":[1]}",
          List.of()),
      new Row(
          "foreign text",
          new Part.Text("a", FOREIGN),
          "{\"type\":\"text\",\"text\":\"a\"}",
          List.of("messages[1].content[0].state: left out, for only its maker can read it")),
      new Row(
          "call",
          new Part.ToolCall("t1", "f", Map.of("a", 1)).withMarks(Marks.ofCache(Marks.Cache.SHORT)),
          "{\"type\":\"tool_use\",\"id\":\"t1\",\"name\":\"f\",\"input\":{\"a\":1},"
              + "\"cache_control\":{\"type\":\"ephemeral\"}}",
          List.of()),
      new Row("empty text", new Part.Text(""), "", List.of()),
      new Row(
          "image of the model",
          Part.Image.at("https://a.example/b.png"),
          "",
          List.of("messages[1].content[0]: left out, for in Messages a model's turn holds no image"
              + " or document")));

  @ParameterizedTest
  @FieldSource("OF_USER")
  void aPartOfTheUserIsABlock(Row row) {
    var request = LlmRequest.builder().message(Message.user(row.part)).build();
    assertEquals(row.json, block(request, 0));
    assertEquals(row.warnings, warnings(request, STRICT));
  }

  @ParameterizedTest
  @FieldSource("OF_MODEL")
  void aPartOfTheModelIsABlockOrNamedAsLeftOut(Row row) {
    var request = LlmRequest.builder()
        .prompt("Hi")
        .message(new Message(Role.ASSISTANT, List.of(row.part)))
        .prompt("Go on")
        .build();
    if (row.json.isEmpty()) {
      // The turn is gone with its only part, so that those around it meet.
      assertEquals(1, messages(request, STRICT).items().size());
    } else {
      assertEquals(row.json, block(request, 1));
    }
    assertEquals(row.warnings, warnings(request, STRICT));
  }

  @Test
  void turnsOfOneSpeakerBecomeOneAndResultsComeFirst() {
    var request = LlmRequest.builder()
        .prompt("Hi")
        .message(new Message(
            Role.ASSISTANT,
            List.of(
                new Part.ToolCall("t1", "f", Map.of()), new Part.ToolCall("t2", "f", Map.of()))))
        .message(
            Message.user(new Part.Text("And:"), new Part.ToolCall("t1", "f", Map.of()).result("1")))
        .message(Message.user(new Part.ToolCall("t2", "f", Map.of()).result("2")))
        .build();
    var content = messages(request, STRICT).at(2).at("content").items();
    assertEquals(3, messages(request, STRICT).items().size());
    assertEquals(
        List.of("t1", "t2", ""),
        content.stream().map(block -> block.at("tool_use_id").textOrEmpty()).toList());
    assertEquals("And:", content.get(2).at("text").textOrEmpty());
  }

  @Test
  void instructionsStandBeforeTheConversationOrBetweenTurns() {
    var request = LlmRequest.builder()
        .system("A")
        .message(Message.system("B"))
        .prompt("Hi")
        .message(Message.system("C"))
        .build();
    var now = Node.of(Json.parse(body(request, STRICT)));
    assertEquals(
        "[{\"type\":\"text\",\"text\":\"A\"},{\"type\":\"text\",\"text\":\"B\"}]",
        Json.text(now.at("system").value().orElseThrow()));
    assertEquals("system", now.at("messages").at(1).at("role").textOrEmpty());
    assertEquals(List.of(), warnings(request, STRICT));
    var earlier = messages(request, ADAPTIVE);
    assertEquals("C", earlier.at(0).at("content").at(1).at("text").textOrEmpty());
    assertEquals(
        List.of("messages[2]: instructions between turns were sent as words of the user"),
        warnings(request, ADAPTIVE));
  }

  static final List<Message> REFUSED = List.of(
      Message.user(new Part.Thinking("Hm.")),
      Message.user(new Part.ToolCall("t1", "f", Map.of())),
      Message.user(Part.Document.of("text/csv", new byte[] {1})),
      new Message(Role.ASSISTANT, List.of(new Part.ToolCall("t1", "f", Map.of()).result("1"))),
      new Message(Role.SYSTEM, List.of(Part.Image.at("https://a.example/b.png"))),
      new Message(
          Role.ASSISTANT, List.of(new Part.Opaque(Marks.ofState("anthropic/claude-strict:x")))));

  @ParameterizedTest
  @FieldSource("REFUSED")
  void whatStandsInTheWrongPlaceIsRefusedWithThePlace(Message message) {
    var request = LlmRequest.builder().message(message).build();
    var failure = assertThrows(LlmException.class, () -> body(request, STRICT));
    assertEquals(ErrorType.INVALID_REQUEST, failure.type());
    assertEquals("messages[0].content[0]", failure.field().orElse("").replace(".state", ""));
  }

  @Test
  void nothingIsNotSent() {
    var request = LlmRequest.of("any", "");
    var failure = assertThrows(LlmException.class, () -> body(request, STRICT));
    assertEquals(Optional.of("messages"), failure.field());
  }

  @Test
  void aPausedTurnIsSentBackToGoOn() {
    var pause = new Part.Opaque(
        Marks.ofState("anthropic/claude-strict:{\"type\":\"server_tool_use\",\"id\":\"s1\"}"));
    var request = LlmRequest.builder()
        .prompt("Hi")
        .message(new Message(Role.ASSISTANT, List.of(new Part.Text("Wait"), pause)))
        .build();
    assertEquals(
        "server_tool_use",
        messages(request, STRICT).at(1).at("content").at(1).at("type").textOrEmpty());
  }

  private static String block(LlmRequest request, int message) {
    var content = messages(request, STRICT).at(message).at("content");
    assertEquals(1, content.items().size());
    return Json.text(content.at(0).value().orElseThrow());
  }

  private static Node messages(LlmRequest request, Target target) {
    var withLimit = request.toBuilder().maxTokens(100).build();
    return Node.of(Json.parse(body(withLimit, target))).at("messages");
  }
}
