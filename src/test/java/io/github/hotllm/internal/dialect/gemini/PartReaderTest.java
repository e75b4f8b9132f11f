package io.github.hotllm.internal.dialect.gemini;

import static io.github.hotllm.internal.dialect.gemini.Fixtures.asked;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.Part.ToolResult.Outcome;
import io.github.hotllm.internal.dialect.gemini.Signatures.Owner;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of clients' turns. */
class PartReaderTest {
  private static final Marks LITERAL = Marks.ofState("gemini/(client):c2ln");

  @Test
  void mediaAreImagesOrDocumentsByTheirType() {
    assertEquals(
        List.of(
            new Part.Image(new Part.Source.Data("image/png", "AQ=="), Marks.NONE),
            Part.Document.of("application/pdf", new byte[] {2}),
            Part.Image.at("https://a.example/x"),
            Part.Image.at("https://a.example/x.png"),
            Part.Document.at("https://a.example/x.pdf"),
            Part.Document.at("https://a.example/y")),
        ofUser("""
            {"inline_data":{"mime_type":"image/png","data":"AQ=="}},
            {"inlineData":{"mimeType":"application/pdf","data":"Ag=="}},
            {"fileData":{"fileUri":"https://a.example/x"}},
            {"fileData":{"fileUri":"https://a.example/x.png"}},
            {"file_data":{"file_uri":"https://a.example/x.pdf"}},
            {"fileData":{"fileUri":"https://a.example/y","mimeType":"audio/wav"}}"""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"fileData\":{\"fileUri\":\"gs://bucket/x\"}}",
        "{\"fileData\":{\"fileUri\":\"https://generativelanguage.googleapis.com/v1beta/files/x\"}}",
        "{\"functionCall\":{\"name\":\"f\"}}",
        "{\"executableCode\":{\"code\":\"1\"}}",
        "{}",
      })
  void whatOnlyGoogleUnderstandsIsOpaqueAndLiteral(String part) {
    assertEquals(List.of(new Part.Opaque(Marks.ofState("gemini/(client):" + part))), ofUser(part));
  }

  @Test
  void aLiteralSignatureIsAStateOfNobodys() {
    assertEquals(
        List.of(
            new Part.Thinking("T", LITERAL),
            new Part.Text("A", LITERAL),
            new Part.Text("", LITERAL),
            new Part.ToolCall("c", "f", Map.of(), LITERAL),
            new Part.ToolCall("d", "f", Map.of())),
        ofModel("""
            {"text":"T","thought":true,"thought_signature":"c2ln"},
            {"text":"A","thoughtSignature":"c2ln"},
            {"thoughtSignature":"c2ln"},
            {"functionCall":{"id":"c","name":"f"},"thoughtSignature":"c2ln"},
            {"functionCall":{"id":"d","name":"f"},
             "thoughtSignature":"skip_thought_signature_validator"}"""));
  }

  @Test
  void aStateOfOursIsThatOfThePartOrOfThePiecesBefore() {
    assertEquals(
        List.of(
            new Part.Thinking("TU", Marks.ofState("a/b:1")),
            new Part.Text("A"),
            new Part.Text("B", Marks.ofState("a/b:2")),
            new Part.Opaque(Marks.ofState("a/b:3"))),
        ofModel("{\"text\":\"T\",\"thought\":true},{\"text\":\"U\",\"thought\":true},"
            + "{\"text\":\"\",\"thought\":true,\"thoughtSignature\":\""
            + Signatures.of(Owner.BEFORE, "a/b:1") + "\"},{\"text\":\"A\"},"
            + "{\"text\":\"B\",\"thoughtSignature\":\"" + Signatures.of(Owner.THIS, "a/b:2")
            + "\"},{\"text\":\"\",\"thoughtSignature\":\"" + Signatures.of(Owner.NONE, "a/b:3")
            + "\"}"));
  }

  @Test
  void piecesThatCameAsTurnsOfTheirOwnAreOneTurn() {
    var messages = asked("{\"contents\":[{\"role\":\"model\",\"parts\":[{\"text\":\"A\"}]},"
            + "{\"role\":\"model\",\"parts\":[{\"text\":\"\",\"thoughtSignature\":\""
            + Signatures.of(Owner.BEFORE, "a/b:1") + "\"}]}]}")
        .request()
        .messages();
    assertEquals(1, messages.size());
    assertEquals(
        List.of(new Part.Text("A", Marks.ofState("a/b:1"))), messages.get(0).parts());
  }

  @Test
  void callsWithoutIdsGetThemAndResultsFindThemInTheirOrder() {
    var messages = asked("""
        {"contents":[{"role":"model","parts":[{"functionCall":{"name":"f"}},
            {"functionCall":{"name":"g"}},{"functionCall":{"name":"f"}}]},
          {"role":"function","parts":[{"functionResponse":{"name":"f","response":{"output":"1"}}},
            {"functionResponse":{"name":"f","response":{"error":"2"}}},
            {"functionResponse":{"name":"g","response":{"output":["3","4"]}}},
            {"functionResponse":{"id":"x","name":"g","response":{"output":{"a":1}}}},
            {"functionResponse":{"name":"h","response":{"output":"5","more":6},
              "parts":[{"inlineData":{"mimeType":"image/png","data":"AQ=="}}]}}]}]}""").request().messages();
    assertEquals(
        List.of(
            new Part.ToolCall("call_0", "f", Map.of()),
            new Part.ToolCall("call_1", "g", Map.of()),
            new Part.ToolCall("call_2", "f", Map.of())),
        messages.get(0).parts());
    assertEquals(
        List.of(
            result("call_0", Outcome.OK, new Part.Text("1")),
            result("call_2", Outcome.ERROR, new Part.Text("2")),
            result("call_1", Outcome.OK, new Part.Text("3"), new Part.Text("4")),
            result("x", Outcome.OK, new Part.Text("{\"a\":1}")),
            result(
                "call_h",
                Outcome.OK,
                new Part.Text("{\"output\":\"5\",\"more\":6}"),
                Part.Image.of("image/png", new byte[] {1}))),
        messages.get(1).parts());
  }

  private static Part result(String id, Outcome outcome, Part... content) {
    return new Part.ToolResult(id, List.of(content), outcome, Marks.NONE);
  }

  private static List<Part> ofUser(String parts) {
    return turn("user", parts);
  }

  private static List<Part> ofModel(String parts) {
    return turn("model", parts);
  }

  private static List<Part> turn(String role, String parts) {
    return asked("{\"contents\":[{\"role\":\"" + role + "\",\"parts\":[" + parts + "]}]}")
        .request()
        .messages()
        .get(0)
        .parts();
  }
}
