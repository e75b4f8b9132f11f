package io.github.hotllm.internal.dialect.anthropic;

import static io.github.hotllm.internal.dialect.anthropic.Fixtures.BUDGET;
import static io.github.hotllm.internal.dialect.anthropic.Fixtures.DIALECT;
import static io.github.hotllm.internal.dialect.anthropic.Fixtures.STRICT;
import static io.github.hotllm.internal.dialect.anthropic.Fixtures.asked;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.Reasoning;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.wire.Headers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class LiteralWriterTest {
  private static final String MESSAGES =
      "\"messages\" :[ {\"role\":\"user\",\"content\":\"H\\u0069" + " \\\"}]\"}\t]";

  /** What the client wrote, what is sent. */
  static final List<List<String>> BODIES = List.of(
      List.of(
          "{ \"model\": \"opus\",\n\"max_tokens\" : 10, \"top_k\":0.50,\"temperature\":1.0,"
              + MESSAGES + ", \"later\":{\"model\":[1.0,null,{}]} }\n",
          "{ \"model\": \"claude-strict\",\n\"max_tokens\" : 10, \"top_k\":0.50,"
              + "\"temperature\":1.0," + MESSAGES + ", \"later\":{\"model\":[1.0,null,{}]} }\n"),
      List.of(
          "{" + MESSAGES + ",\"max_tokens\":9,\"mod\\u0065l\":\"opus\"}",
          "{" + MESSAGES + ",\"max_tokens\":9,\"mod\\u0065l\":\"claude-strict\"}"),
      List.of(
          "{" + MESSAGES + ",\"model\":\"opus\",\"max_tokens\":9,\"stream\":true}",
          "{" + MESSAGES + ",\"model\":\"claude-strict\",\"max_tokens\":9,\"stream\":true}"),
      List.of(
          "{" + MESSAGES + ",\"model\":\"opus\",\"max_tokens\":21334,\"stream\":false}",
          "{" + MESSAGES + ",\"model\":\"claude-strict\",\"max_tokens\":21334,\"stream\":true}"),
      List.of(
          "{" + MESSAGES + ",\"model\":\"opus\",\"max_tokens\":21334}",
          "{" + MESSAGES + ",\"model\":\"claude-strict\",\"max_tokens\":21334,\"stream\":true}"));

  @ParameterizedTest
  @FieldSource("BODIES")
  void everyByteButModelAndStreamIsTheClients(List<String> row) {
    var body = row.get(0);
    var encoded = DIALECT.encode(asked(body), STRICT);
    assertEquals(row.get(1), text(encoded.wire().body()));
    assertEquals(List.of(), encoded.warnings());
  }

  @Test
  void anotherModelMayBeAskedForTheSame() {
    var body = BODIES.get(0).get(0);
    assertEquals(
        body.replace("\"opus\"", "\"claude-early\""),
        text(DIALECT.encode(asked(body), BUDGET).wire().body()));
  }

  @Test
  void versionAndBetaGoAlong() {
    var headers = Headers.none()
        .with("authorization", "Bearer secret")
        .with("anthropic-beta", "a,b")
        .with("anthropic-beta", "c")
        .with("anthropic-version", "2026-10-21");
    var asked = asked(BODIES.get(1).get(0), headers);
    assertEquals(
        Headers.none()
            .with("content-type", "application/json")
            .with("accept", "application/json")
            .with("anthropic-version", "2026-10-21")
            .with("anthropic-beta", "a,b,c"),
        DIALECT.encode(asked, STRICT).wire().headers());
  }

  @Test
  void whatAnAliasAddsIsSent() {
    var asked = asked("{" + MESSAGES + ",\"model\":\"opus\",\"max_tokens\":9}");
    var request = asked.request().toBuilder()
        .reasoning(Reasoning.HIGH)
        .extra("anthropic", Map.of("service_tier", "auto"))
        .build();
    var more = new Asked(request, Delivery.STREAMED, asked.original());
    assertEquals(
        "{" + MESSAGES + ",\"model\":\"claude-strict\",\"max_tokens\":9,\"stream\":true,"
            + "\"output_config\":{\"effort\":\"high\"},"
            + "\"thinking\":{\"type\":\"adaptive\"},\"service_tier\":\"auto\"}",
        text(DIALECT.encode(more, STRICT).wire().body()));
  }

  /** A block that hotllm once gave, what becomes of it for the strict model. */
  static final List<List<String>> TRACES = List.of(
      List.of(
          "{\"type\":\"thinking\",\"thinking\":\"Hm.\","
              + "\"signature\":\"anthropic/claude-strict:Sig==\"}",
          "{\"type\":\"thinking\",\"thinking\":\"Hm.\",\"signature\":\"Sig==\"}"),
      List.of(
          "{\"type\":\"redacted_thinking\","
              + "\"data\":\"anthropic/claude-strict:{\\\"type\\\":\\\"x\\\"}\"}",
          "{\"type\":\"x\"}"),
      List.of(
          "{\"type\":\"tool_use\",\"id\":\"f:0\",\"name\":\"f\",\"input\":{}}",
          "{\"type\":\"tool_use\",\"id\":\"f_0\",\"name\":\"f\",\"input\":{}}"));

  @ParameterizedTest
  @FieldSource("TRACES")
  void ownStatesAreGivenBackAsTheirMakerWroteThem(List<String> row) {
    var encoded = DIALECT.encode(asked(conversation(row.get(0))), STRICT);
    assertEquals(
        sent(row.get(1) + ",{\"type\":\"text\",\"text\":\"A\"}", STRICT),
        text(encoded.wire().body()));
    assertEquals(List.of(), encoded.warnings());
  }

  static final List<String> FOREIGN = List.of(
      "{\"type\":\"thinking\",\"thinking\":\"Hm.\",\"signature\":\"openai/gpt:xyz\"}",
      "{\"type\":\"redacted_thinking\",\"data\":\"openai/gpt:xyz\"}",
      "{\"type\":\"redacted_thinking\",\"data\":\"^tool_use:gemini/pro:xyz\"}");

  @ParameterizedTest
  @FieldSource("FOREIGN")
  void statesOfOthersAreLeftOutAndNamed(String block) {
    var encoded = DIALECT.encode(asked(conversation(block)), STRICT);
    assertEquals(
        sent("{\"type\":\"text\",\"text\":\"A\"}", STRICT), text(encoded.wire().body()));
    assertEquals(
        List.of("messages: thinking or state of another model left out"), encoded.warnings());
  }

  private static String conversation(String block) {
    return "{\"model\":\"opus\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":"
        + "\"Hi\"},{\"role\":\"assistant\",\"content\":[" + block
        + ",{\"type\":\"text\",\"text\":\"A\"}]},{\"role\":\"user\",\"content\":\"B\"}]}";
  }

  private static String sent(String blocks, Target target) {
    return conversation("@")
        .replace("@,{\"type\":\"text\",\"text\":\"A\"}", blocks)
        .replace("opus", target.model().id());
  }

  private static String text(byte[] body) {
    return new String(body, UTF_8);
  }
}
