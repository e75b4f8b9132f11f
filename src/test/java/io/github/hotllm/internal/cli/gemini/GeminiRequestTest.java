package io.github.hotllm.internal.cli.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Reasoning;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.cli.HostilePrompts;
import io.github.hotllm.internal.cli.RealProgram;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Target;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiRequestTest {
  private static final String MODEL = "gemini-3.8-flash";

  private static GeminiRequest of(LlmRequest request) {
    return new GeminiRequest(
        Asked.of(request, Delivery.STREAMED), RealProgram.target("gemini", MODEL));
  }

  private static List<Map<String, Object>> texts(String... texts) {
    return List.of(texts).stream()
        .map(text -> Map.<String, Object>of("type", "text", "text", text))
        .toList();
  }

  @Test
  void aPromptStaysAsItIs() {
    var request = of(LlmRequest.of(MODEL, "Why @/etc/hostname?"));
    assertEquals(
        Map.of("sessionId", "s", "prompt", texts("Why @/etc/hostname?")), request.prompt("s"));
    assertEquals(List.of(), request.warnings());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/help", "  /memory show", "\n/about"})
  void aCommandBecomesAText(String prompt) {
    var request = of(LlmRequest.of(MODEL, prompt));
    assertEquals(texts("\u200b" + prompt), request.prompt("s").get("prompt"));
    assertEquals(
        List.of("messages: a text that begins with / got an invisible space before it, for gemini"
            + " would run it as a command"),
        request.warnings());
  }

  static List<String> models() {
    return HostilePrompts.models();
  }

  @ParameterizedTest
  @MethodSource("models")
  void aModelThatIsNoModelIsNotGivenToGemini(String model) {
    var asked = Asked.of(LlmRequest.of(MODEL, "Hi"), Delivery.STREAMED);
    var target = new Target(
        RealProgram.target("gemini", MODEL).provider(), ModelRow.unknown("gemini", model));
    var failure = assertThrows(LlmException.class, () -> new GeminiRequest(asked, target));
    assertEquals(ErrorType.MODEL_NOT_FOUND, failure.type());
  }

  @Test
  void instructionsStandBeforeThePrompt() {
    var request =
        of(LlmRequest.builder(MODEL).system("Be brief.").prompt("/Why?").build());
    assertEquals(texts("Be brief.\n\n/Why?"), request.prompt("s").get("prompt"));
    assertEquals(
        List.of("system: became a part of the prompt, for gemini has one system prompt for all"),
        request.warnings());
  }

  @Test
  void instructionsThatLookLikeACommandAreNoneEither() {
    var request = of(LlmRequest.builder(MODEL).system("/help").prompt("Hi").build());
    assertEquals(texts("\u200b/help\n\nHi"), request.prompt("s").get("prompt"));
  }

  @Test
  void aHistoryBecomesATranscript() {
    var request = of(LlmRequest.builder(MODEL)
        .system("Be brief.")
        .messages(List.of(Message.user("One"), Message.assistant("Two"), Message.user("Three")))
        .build());
    assertEquals(
        texts("This is the conversation so far.\n\nInstructions: Be brief.\n\nUser: One\n\n"
            + "Assistant: Two\n\nUser: Three\n\nAnswer the last turn of the user, and write"
            + " nothing else."),
        request.prompt("s").get("prompt"));
  }

  @Test
  void aPictureGoesAlongAndTheDepthOfThoughtDoesNot() {
    var request = of(LlmRequest.builder(MODEL)
        .reasoning(Reasoning.HIGH)
        .messages(List.of(Message.user(Part.Image.of("image/png", new byte[] {1}))))
        .build());
    assertEquals(
        List.of(Map.of("type", "image", "mimeType", "image/png", "data", "AQ==")),
        request.prompt("s").get("prompt"));
    assertEquals(
        List.of("reasoning: left out, for gemini cannot be told how much to think"),
        request.warnings());
  }

  @Test
  void aSchemaAndADocumentAreRefused() {
    var schema = LlmRequest.builder(MODEL).prompt("Hi").outputSchema(Map.of()).build();
    assertEquals(
        "output_schema cannot be given to gemini, which answers as it likes; use an API key",
        assertThrows(LlmException.class, () -> of(schema)).getMessage());
    var document = LlmRequest.builder(MODEL)
        .messages(List.of(Message.user(Part.Document.at("https://example.org/a.pdf"))))
        .build();
    assertEquals(
        ErrorType.INVALID_REQUEST,
        assertThrows(LlmException.class, () -> of(document)).type());
  }
}
