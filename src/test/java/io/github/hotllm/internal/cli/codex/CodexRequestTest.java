package io.github.hotllm.internal.cli.codex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Tool;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.cli.HostilePrompts;
import io.github.hotllm.internal.cli.RealProgram;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CodexRequestTest {
  private static CodexRequest of(LlmRequest request) {
    return new CodexRequest(
        Asked.of(request, Delivery.STREAMED), RealProgram.target("openai", "gpt-6-luna"));
  }

  private static LlmRequest.Builder hi() {
    return LlmRequest.builder("gpt-6-luna").prompt("Hi");
  }

  private static LlmRequest parts(Part... parts) {
    return LlmRequest.builder("gpt-6-luna")
        .messages(List.of(Message.user(parts)))
        .build();
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(
            parts(Part.Document.of("application/pdf", new byte[] {1})),
            "messages[0] holds a document, which codex does not take; use an API key"),
        Arguments.of(
            parts(Part.Image.at("https://example.org/cat.png")),
            "messages[0] holds the address of a picture, which codex does not take; send its"
                + " bytes"),
        Arguments.of(
            hi().outputSchema(Map.of("type", "object", "properties", Map.of("a", Map.of())))
                .build(),
            "output_schema must be strict for codex: each object closed with"
                + " additionalProperties false, and all of its properties required"),
        Arguments.of(
            hi().tools(new Tool("t", "A tool.", Map.of("type", "object"))).build(),
            "tools cannot be given to codex, which answers with text only; use an API key"));
  }

  @ParameterizedTest
  @MethodSource
  void refused(LlmRequest request, String message) {
    var failure = assertThrows(LlmException.class, () -> of(request));
    assertEquals(ErrorType.INVALID_REQUEST, failure.type());
    assertEquals(message, failure.getMessage());
  }

  static List<String> models() {
    return HostilePrompts.models();
  }

  @ParameterizedTest
  @MethodSource("models")
  void aModelThatIsNoModelIsNotGivenToCodex(String model) {
    var asked = Asked.of(hi().build(), Delivery.STREAMED);
    var target = new Target(
        RealProgram.target("openai", "gpt-6-luna").provider(), ModelRow.unknown("openai", model));
    var codex = assertThrows(LlmException.class, () -> new CodexRequest(asked, target));
    assertEquals(ErrorType.MODEL_NOT_FOUND, codex.type());
  }

  @Test
  void whatCodexCannotBeToldIsNamed() {
    var request = hi().maxTokens(5).temperature(0.5).topP(0.9).stop("x").build();
    assertEquals(
        List.of(
            "max_tokens: left out, for codex cannot be told",
            "temperature: left out, for codex cannot be told",
            "top_p: left out, for codex cannot be told",
            "stop: left out, for codex cannot be told"),
        of(request).warnings());
  }

  @Test
  void aPictureGoesAlong() {
    var turn = of(parts(new Part.Text("See"), Part.Image.of("image/png", new byte[] {1})));
    assertEquals(
        List.of(
            Map.of("type", "text", "text", "See"),
            Map.of("type", "image", "url", "data:image/png;base64,AQ==")),
        turn.turnStart("t").get("input"));
    assertEquals(List.of(), turn.history());
  }

  @Test
  void aHistoryIsOneTextWithoutAHandshake() {
    var request = of(LlmRequest.builder("gpt-6-luna")
        .messages(List.of(Message.user("One"), Message.assistant("Two"), Message.user("Three")))
        .build());
    assertEquals(2, request.history().size());
    assertTrue(request.plainTurn().contains("User: One\n\nAssistant: Two\n\nUser: Three"));
    assertEquals(Optional.empty(), request.effort());
  }

  @Test
  void theProgramIsFoundBehindTheScriptOfNpm(@TempDir Path folder) throws Exception {
    var script = make(folder.resolve("node_modules/@openai/codex/bin/codex.js"));
    var link = Files.createDirectories(folder.resolve("node_modules/.bin")).resolve("codex");
    Files.createSymbolicLink(link, script);
    assertEquals(script.toRealPath(), CodexFile.behind(link));
    var beside = make(folder.resolve(
        "node_modules/@openai/codex-linux-x64/vendor/x86_64-unknown-linux-musl/bin/codex"));
    assertEquals(beside.toRealPath(), CodexFile.behind(link));
    assertEquals(beside.toRealPath(), CodexFile.behind(beside));
  }

  private static Path make(Path file) throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }
}
