package io.github.hotllm.internal.cli.claude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Reasoning;
import io.github.hotllm.Tool;
import io.github.hotllm.internal.cli.FakeClaude;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaudeRequestTest {
  private static ClaudeRequest request(LlmRequest request, String model) {
    return new ClaudeRequest(Asked.of(request, Delivery.STREAMED), FakeClaude.target(model));
  }

  private static ClaudeRequest request(LlmRequest request) {
    return request(request, "claude-haiku-4-5");
  }

  private static LlmRequest.Builder prompt(String prompt) {
    return LlmRequest.builder("haiku").prompt(prompt);
  }

  @Test
  void aPromptStaysAsItIsAndWarnsOfNothing() {
    var request = request(prompt("  Hi @/etc/passwd !id").build());
    assertEquals("  Hi @/etc/passwd !id", request.plainTurn());
    assertEquals(List.of(), request.warnings());
    assertEquals(
        "{\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":[{\"type\":\"text\","
            + "\"text\":\"  Hi @/etc/passwd !id\"}]},\"session_id\":\"\"}",
        Json.text(request.userLine()));
  }

  @Test
  void aHistoryBecomesATranscript() {
    var request = request(LlmRequest.builder("haiku")
        .messages(List.of(
            Message.user("I am Ada."), Message.assistant("Hello."), Message.user("Who am I?")))
        .build());
    assertEquals(
        "This is the conversation so far.\n\nUser: I am Ada.\n\nAssistant: Hello.\n\n"
            + "User: Who am I?\n\nAnswer the last turn of the user, and write nothing else.",
        request.plainTurn());
    assertEquals(
        List.of("messages: became one text that tells who said what, for claude takes one turn"),
        request.warnings());
  }

  @Test
  void everyTextThatBeginsWithASlashIsMadeHarmless() {
    var request = request(LlmRequest.builder("haiku")
        .messages(List.of(Message.user(
            new Part.Text("/one"),
            Part.Image.at("https://example.org/x.png"),
            new Part.Text(" \n/two"))))
        .build());
    assertEquals(
        "[{\"type\":\"text\",\"text\":\"\u200b/one\"},{\"type\":\"image\",\"source\":{\"type\":"
            + "\"url\",\"url\":\"https://example.org/x.png\"}},{\"type\":\"text\",\"text\":"
            + "\"\u200b \\n/two\"}]",
        Json.text(((Map<?, ?>) request.userLine().get("message")).get("content")));
    assertEquals(
        List.of("messages: a text that begins with / got an invisible space before it, for claude"
            + " would run it as a command"),
        request.warnings());
  }

  @ParameterizedTest
  @CsvSource({
    "claude-haiku-4-5, , , 0",
    "claude-haiku-4-5, NONE, , 0",
    "claude-haiku-4-5, HIGH, , 16384",
    "claude-opus-5-5, , ,",
    "claude-opus-5-5, LOW, low,",
    "claude-opus-5-5, NONE, low,",
    "claude-opus-5-5, MAX, max,"
  })
  void thinkingIsSaidAsTheModelTakesIt(String model, Reasoning level, String effort, Long budget) {
    var builder = prompt("Hi");
    Optional.ofNullable(level).ifPresent(builder::reasoning);
    var flags = "{\"subtype\":\"apply_flag_settings\",\"settings\":{\"permissions\":{\"deny\":"
        + "[\"Read\"]},\"model\":\"" + model + "\""
        + (effort == null ? "" : ",\"effortLevel\":\"" + effort + "\"") + "}}";
    var thinking =
        "{\"subtype\":\"set_max_thinking_tokens\",\"max_thinking_tokens\":" + budget + "}";
    assertEquals(
        budget == null
            ? List.of("{\"subtype\":\"initialize\"}", flags)
            : List.of("{\"subtype\":\"initialize\"}", flags, thinking),
        request(builder.build(), model).settings().stream().map(Json::text).toList());
  }

  @Test
  void whatClaudeCannotBeToldIsNamed() {
    var request = request(prompt("Hi")
        .maxTokens(10)
        .temperature(0.5)
        .topP(0.5)
        .stop("x")
        .extra("anthropic", Map.of("x", 1))
        .build());
    assertEquals(
        List.of(
            "max_tokens: left out, for claude cannot be told",
            "temperature: left out, for claude cannot be told",
            "top_p: left out, for claude cannot be told",
            "stop: left out, for claude cannot be told",
            "extra.anthropic: left out, for claude cannot be told"),
        request.warnings());
  }

  @Test
  void toolsAreRefused() {
    var tool = new Tool("f", "does it", Map.of("type", "object"));
    var failure = assertThrows(
        LlmException.class, () -> request(prompt("Hi").tools(List.of(tool)).build()));
    assertEquals(Optional.of("tools"), failure.field());
    assertEquals(400, failure.status());
  }

  @Test
  void attachmentsNeedAHandshake() {
    var request = request(LlmRequest.builder("haiku")
        .messages(List.of(Message.user(new Part.Text("x"), Part.Image.at("https://e.org/x"))))
        .build());
    assertThrows(LlmException.class, request::plainTurn);
  }
}
