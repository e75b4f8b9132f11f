package io.github.hotllm.internal.dialect.anthropic;

import static io.github.hotllm.internal.dialect.anthropic.Fixtures.asked;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Reasoning;
import io.github.hotllm.Role;
import io.github.hotllm.Tool;
import io.github.hotllm.ToolChoice;
import io.github.hotllm.ToolsPerTurn;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.wire.Headers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class RequestReaderTest {
  private static final String HI =
      "\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";

  private static LlmRequest read(String moreFields) {
    return asked("{" + HI + moreFields + "}").request();
  }

  @Test
  void theLeastThereCanBe() {
    var asked = asked("{" + HI + ",\"stream\":null}");
    assertEquals("m", asked.request().model());
    assertEquals(9, asked.request().maxTokens().orElseThrow());
    assertEquals(List.of(Message.user("Hi")), asked.request().messages());
    assertEquals(Delivery.WHOLE, asked.delivery());
    assertEquals(List.of(), asked.original().orElseThrow().unknown());
  }

  @Test
  void everySettingIsRead() {
    var asked = asked("{" + HI + ",\"stream\":true,\"temperature\":0.5,\"top_p\":0.25,"
        + "\"stop_sequences\":[\"END\"],\"metadata\":{\"user_id\":\"u\"},\"system\":[{\"type\":"
        + "\"text\",\"text\":\"S\",\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"1h\"}}],"
        + "\"tools\":[{\"name\":\"f\",\"input_schema\":{},\"cache_control\":{\"type\":"
        + "\"ephemeral\"}}],\"tool_choice\":{\"type\":\"tool\",\"name\":\"f\"},\"output_config\":"
        + "{\"effort\":\"high\",\"format\":{\"type\":\"json_schema\",\"schema\":{\"a\":1}}}}");
    var request = asked.request();
    assertEquals(Delivery.STREAMED, asked.delivery());
    assertEquals(0.5, request.temperature().orElseThrow());
    assertEquals(0.25, request.topP().orElseThrow());
    assertEquals(List.of("END"), request.stop());
    assertEquals(Map.of("user_id", "u"), request.metadata());
    assertEquals(List.of(new Part.Text("S", Marks.ofCache(Marks.Cache.LONG))), request.system());
    assertEquals(
        List.of(new Tool("f", "", Map.of(), Marks.ofCache(Marks.Cache.SHORT))), request.tools());
    assertEquals(Optional.of(new ToolChoice.Named("f")), request.toolChoice());
    assertEquals(Optional.of(Reasoning.HIGH), request.reasoning());
    assertEquals(Optional.of(Map.of("a", 1L)), request.outputSchema());
    assertEquals(List.of(), asked.original().orElseThrow().unknown());
  }

  /** Fields, level. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"thinking\":{\"type\":\"disabled\"}|NONE",
        "\"thinking\":{\"type\":\"between_tools\"},\"output_config\":{\"effort\":\"high\"}|NONE",
        "\"thinking\":{\"type\":\"adaptive\"}|MEDIUM",
        "\"thinking\":{\"type\":\"adaptive\"},\"output_config\":{\"effort\":\"low\"}|LOW",
        "\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024}|MINIMAL",
        "\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":10000}|HIGH",
        "\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":99999}|MAX",
        "\"output_config\":{\"effort\":\"xhigh\"}|MAX"
      })
  void thinkingIsALevel(String fields, Reasoning level) {
    assertEquals(Optional.of(level), read("," + fields).reasoning());
  }

  @ParameterizedTest
  @CsvSource({"true,ONE", "false,SEVERAL"})
  void whetherSeveralToolsMayBeCalledStandsInTheChoice(String disabled, ToolsPerTurn number) {
    var request =
        read(",\"tool_choice\":{\"type\":\"any\",\"disable_parallel_tool_use\":" + disabled + "}");
    assertEquals(Optional.of(number), request.toolsPerTurn());
    assertEquals(Optional.of(ToolChoice.ANY), request.toolChoice());
  }

  @Test
  void whatOthersCannotKnowIsUnknownByItsPlace() {
    var asked = asked("{"
        + HI.replace(
            "\"Hi\"",
            "[{\"type\":\"text\",\"text\":\"Hi\",\"citations\":"
                + "[1]},{\"type\":\"text\",\"text\":\"x\",\"citations\":null}]")
        + ",\"top_k\":5,\"service_tier\":\"auto\",\"tools\":[{\"type\":\"web_search_20260318\","
        + "\"name\":\"web_search\"}],\"tool_choice\":{\"type\":\"auto\"},\"thinking\":{\"type\":\"adaptive\","
        + "\"display\":\"omitted\"}}");
    assertEquals(
        List.of(
            "messages[0].content[0].citations",
            "tools[0]",
            "thinking.display",
            "top_k",
            "service_tier"),
        asked.original().orElseThrow().unknown());
  }

  @Test
  void onlyVersionAndBetaAreKeptOfTheHeaders() {
    var headers = Headers.none()
        .with("x-api-key", "secret")
        .with("anthropic-beta", "a")
        .with("anthropic-version", "2023-06-01");
    assertEquals(
        Headers.none().with("anthropic-version", "2023-06-01").with("anthropic-beta", "a"),
        asked("{" + HI + "}", headers).original().orElseThrow().headers());
  }

  private record Row(String role, String block, Part part) {
    @Override
    public String toString() {
      return block;
    }
  }

  static final List<Row> BLOCKS = List.of(
      new Row(
          "user",
          "{\"type\":\"document\",\"source\":{\"type\":\"text\",\"media_type\":\"text/plain\","
              + "\"data\":\"\\u0001\"},\"title\":\"a\"}",
          Part.Document.of("text/plain", new byte[] {1}).named("a")),
      new Row(
          "user",
          "{\"type\":\"image\",\"source\":{\"type\":\"file\",\"file_id\":\"f\"}}",
          opaque("{\"type\":\"image\",\"source\":{\"type\":\"file\",\"file_id\":\"f\"}}")),
      new Row(
          "user",
          "{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"content\":\"1\",\"is_error\":true}",
          new Part.ToolCall("t", "", Map.of()).error("1")),
      new Row(
          "user",
          "{\"type\":\"tool_result\",\"tool_use_id\":\"t\"}",
          new Part.ToolResult("t", List.of(), Part.ToolResult.Outcome.OK, Marks.NONE)),
      new Row(
          "assistant",
          "{\"type\":\"thinking\",\"thinking\":\"Hm.\",\"signature\":\"Sig==\"}",
          new Part.Thinking("Hm.", Marks.ofState("anthropic/(client):Sig=="))),
      new Row(
          "assistant",
          "{\"type\":\"thinking\",\"thinking\":\"Hm.\",\"signature\":\"a/b:c\"}",
          new Part.Thinking("Hm.", Marks.ofState("a/b:c"))),
      new Row(
          "assistant",
          "{\"type\":\"thinking\",\"thinking\":\"Hm.\",\"signature\":\"\"}",
          new Part.Thinking("Hm.")),
      new Row(
          "assistant",
          "{\"type\":\"redacted_thinking\",\"data\":\"Red/+==\"}",
          opaque("{\"type\":\"redacted_thinking\",\"data\":\"Red/+==\"}")),
      new Row(
          "assistant",
          "{\"type\":\"redacted_thinking\",\"data\":\"a/b:c\"}",
          new Part.Opaque(Marks.ofState("a/b:c"))),
      new Row(
          "assistant",
          "{\"type\":\"text\",\"text\":\"A\"},"
              + "{\"type\":\"redacted_thinking\",\"data\":\"^text:a/b:c\"}",
          new Part.Text("A", Marks.ofState("a/b:c"))),
      new Row(
          "assistant",
          "{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"f\",\"input\":{\"a\":1.50},"
              + "\"caller\":{\"type\":\"direct\"}}",
          new Part.ToolCall("t", "f", Map.of("a", new BigDecimal("1.50")))),
      new Row("assistant", "{\"type\":\"later\",\"x\":1}", opaque("{\"type\":\"later\",\"x\":1}")));

  @ParameterizedTest
  @FieldSource("BLOCKS")
  void aBlockIsAPart(Row row) {
    var asked = asked("{\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"role\":\"" + row.role
        + "\",\"content\":[" + row.block + "]}]}");
    var role = row.role.equals("user") ? Role.USER : Role.ASSISTANT;
    assertEquals(List.of(new Message(role, List.of(row.part))), asked.request().messages());
    assertEquals(List.of(), asked.original().orElseThrow().unknown());
  }

  /** So Claude Code sends back a turn with text between its thoughts and its calls. */
  @Test
  void statesThatComeBeforeTheirCallsAreTheirs() {
    var content = "[{\"type\":\"text\",\"text\":\"A\"},"
        + "{\"type\":\"redacted_thinking\",\"data\":\"^tool_use:a/b:c\"},"
        + "{\"type\":\"redacted_thinking\",\"data\":\"^tool_use:a/b:d\"},"
        + "{\"type\":\"tool_use\",\"id\":\"1\",\"name\":\"f\",\"input\":{}},"
        + "{\"type\":\"tool_use\",\"id\":\"2\",\"name\":\"f\",\"input\":{}},"
        + "{\"type\":\"tool_use\",\"id\":\"3\",\"name\":\"f\",\"input\":{}}]";
    var asked = asked("{\"model\":\"m\",\"max_tokens\":9,\"messages\":["
        + "{\"role\":\"assistant\",\"content\":" + content + "}]}");
    assertEquals(
        List.of(
            new Part.Text("A"),
            new Part.ToolCall("1", "f", Map.of(), Marks.ofState("a/b:c")),
            new Part.ToolCall("2", "f", Map.of(), Marks.ofState("a/b:d")),
            new Part.ToolCall("3", "f", Map.of())),
        asked.request().messages().get(0).parts());
  }

  private static Part opaque(String literal) {
    return new Part.Opaque(Marks.ofState("anthropic/(client):" + literal));
  }

  /** The body, the place that is named. */
  static final List<List<String>> REFUSED = List.of(
      List.of("{\"max_tokens\":9,\"messages\":[]}", "model"),
      List.of("{\"model\":\"m\",\"messages\":[]}", "max_tokens"),
      List.of("{\"model\":\"m\",\"max_tokens\":0,\"messages\":[]}", "max_tokens"),
      List.of("{\"model\":\"m\",\"max_tokens\":9,\"messages\":[]}", "messages"),
      List.of("{\"model\":\"m\",\"max_tokens\":9}", "messages"),
      List.of("{\"model\":\"m\",\"max_tokens\":9,\"messages\":[{}]}", "messages[0].role"),
      List.of("{" + HI + ",\"temperature\":2}", "temperature"),
      List.of("{" + HI + ",\"stream\":1}", "stream"),
      List.of("{" + HI + ",\"system\":1}", "system"),
      List.of("{" + HI + ",\"system\":[{\"type\":\"image\"}]}", "system"),
      List.of("{" + HI + ",\"tools\":[{\"name\":\"f\"}]}", "tools[0].input_schema"),
      List.of("{" + HI + ",\"thinking\":{\"type\":\"enabled\"}}", "thinking.budget_tokens"),
      List.of(
          "{" + HI.replace("\"Hi\"", "[{\"type\":\"image\"}]") + "}",
          "messages[0].content[0].source"),
      List.of("{" + HI + ",\"model\":\"n\"}", "model"));

  @ParameterizedTest
  @FieldSource("REFUSED")
  void whatIsWrongIsRefusedWithItsPlace(List<String> row) {
    var failure = assertThrows(LlmException.class, () -> asked(row.get(0)));
    assertEquals(ErrorType.INVALID_REQUEST, failure.type());
    assertEquals(Optional.of(row.get(1)), failure.field());
  }

  @Test
  void whatIsNoJsonIsRefused() {
    for (var body : List.of("", "{", "[]", "{} {}", "null")) {
      var failure = assertThrows(LlmException.class, () -> asked(body));
      assertEquals(ErrorType.INVALID_REQUEST, failure.type());
    }
  }
}
