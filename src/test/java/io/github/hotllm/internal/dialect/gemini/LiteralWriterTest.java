package io.github.hotllm.internal.dialect.gemini;

import static io.github.hotllm.internal.dialect.gemini.Fixtures.BUDGETS;
import static io.github.hotllm.internal.dialect.gemini.Fixtures.LEVELS;
import static io.github.hotllm.internal.dialect.gemini.Fixtures.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Reasoning;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.gemini.Signatures.Owner;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a client wrote in Gemini's format goes to Gemini as it is. */
class LiteralWriterTest {
  private static final String HI = "\"contents\":[{\"parts\":[{\"text\":\"Hi\"}]}]";

  @Test
  void everyByteStays() {
    assertSent(
        "{ \"contents\" : [{\"parts\":[{\"text\":\"\\u0048i\"}]}],\n \"seed\":1.0, \"x\":null}",
        "{ \"contents\" : [{\"parts\":[{\"text\":\"\\u0048i\"}]}],\n \"seed\":1.0, \"x\":null}");
  }

  @Test
  void literalSignaturesStay() {
    var body = "{\"contents\":[{\"role\":\"model\",\"parts\":[{\"thought_signature\":\"c2ln\"}]}]}";
    assertSent(body, body);
  }

  @Test
  void anAliasMaySayHowMuchToThinkIfTheClientDoesNot() {
    Consumer<LlmRequest.Builder> low = request -> request.reasoning(Reasoning.LOW);
    var thinking = "\"thinkingConfig\":{\"thinkingLevel\":\"LOW\",\"includeThoughts\":true}";
    assertSent(
        LEVELS, "{" + HI + " }", "{" + HI + ",\"generationConfig\":{" + thinking + "} }", low);
    assertSent(
        LEVELS,
        "{\"generationConfig\": {\"topK\":1}, " + HI + "}",
        "{\"generationConfig\": {\"topK\":1," + thinking + "}, " + HI + "}",
        low);
    assertSent(
        LEVELS,
        "{\"generation_config\":{\"top_k\":1}," + HI + "}",
        "{\"generationConfig\":{\"topK\":1," + thinking + "}," + HI + "}",
        low);
    var said = "{" + HI + ",\"generation_config\":{\"thinking_config\":{\"thinking_budget\":3}}}";
    assertSent(LEVELS, said, said, low);
  }

  @Test
  void whatIsExtraIsAdded() {
    assertSent(
        LEVELS,
        "{\"generationConfig\":{\"topK\":1}," + HI + "}",
        "{\"generationConfig\":{\"topK\":1,\"seed\":2}," + HI + "}",
        request -> request.extra("gemini", Map.of("generationConfig", Map.of("seed", 2))));
  }

  @Test
  void ourOwnStatesGoBackToTheirMakerAsTheyWere() {
    assertSent(
        "{\"contents\":[{\"role\":\"model\",\"parts\":["
            + part("\"text\":\"A\"", Owner.THIS, "google/m1:c2ln") + ","
            + part("\"text\":\"\"", Owner.BEFORE, "google/m1:c2ln") + ","
            + part("\"text\":\"\"", Owner.NONE, "google/m1:{\"executableCode\":{}}") + "]}]}",
        "{\"contents\":[{\"role\":\"model\",\"parts\":["
            + "{\"text\":\"A\",\"thoughtSignature\":\"c2ln\"},"
            + "{\"text\":\"\",\"thoughtSignature\":\"c2ln\"},{\"executableCode\":{}}]}]}");
  }

  @Test
  void nobodyElseSeesThem() {
    var body = "{\"contents\":[{\"role\":\"model\",\"parts\":["
        + part("\"text\":\"T\",\"thought\":true", Owner.THIS, "a/b:1") + ","
        + part("\"text\":\"A\"", Owner.THIS, "a/b:1") + ","
        + part("\"text\":\"\"", Owner.BEFORE, "a/b:1") + ","
        + part("\"functionCall\":{\"name\":\"f\"}", Owner.THIS, "a/b:1") + "]},"
        + "{\"role\":\"model\",\"parts\":[" + part("\"text\":\"\"", Owner.NONE, "a/b:1") + "]}]}";
    var left = "{\"contents\":[{\"role\":\"model\",\"parts\":[{\"text\":\"A\"},"
        + "{\"functionCall\":{\"name\":\"f\"}%s}]}]}";
    var warning = "contents: thinking or state of another model left out";
    assertSent(BUDGETS, body, left.formatted(""), request -> {}, warning);
    assertSent(
        LEVELS,
        body,
        left.formatted(",\"thoughtSignature\":\"skip_thought_signature_validator\""),
        request -> {},
        warning);
  }

  private static String part(String fields, Owner owner, String state) {
    return "{" + fields + ",\"thoughtSignature\":\"" + Signatures.of(owner, state) + "\"}";
  }

  private static void assertSent(String body, String sent) {
    assertSent(LEVELS, body, sent, request -> {});
  }

  private static void assertSent(
      Target target,
      String body,
      String sent,
      Consumer<LlmRequest.Builder> preset,
      String... warnings) {
    var asked = Fixtures.asked(body);
    var request = asked.request().toBuilder();
    preset.accept(request);
    var encoded = Fixtures.DIALECT.encode(
        new Asked(request.build(), asked.delivery(), asked.original()), target);
    assertEquals(sent, text(encoded.wire().body()));
    assertEquals(List.of(warnings), encoded.warnings());
  }
}
