package io.github.hotllm.internal.dialect.hotllm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.BadRequestException;
import io.github.hotllm.Billing;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Reasoning;
import io.github.hotllm.Role;
import io.github.hotllm.Tool;
import io.github.hotllm.ToolChoice;
import io.github.hotllm.ToolsPerTurn;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestReaderTest {
  @Test
  void aPromptIsEnough() {
    var request = read("{\"prompt\":\"Hello\"}");
    assertEquals("fast", request.model());
    assertEquals(List.of(Message.user("Hello")), request.messages());
    assertEquals(Said.by(LlmRequest.builder().prompt("Hello").build()), Said.by(request));
  }

  @Test
  void nullIsAbsence() {
    var request = read("""
        {"prompt":"Hello","messages":null,"model":null,"system":null,"subscription":null,
         "stop":null,"tools":null,"tool_choice":null,"metadata":{"x":null},"extra":{"x":null}}""");
    assertEquals(Said.by(LlmRequest.builder().prompt("Hello").build()), Said.by(request));
  }

  @Test
  void everySettingHasItsField() {
    var request = read("""
        {"model":"opus","prompt":"Hi","system":"Be brief.","subscription":true,"max_tokens":7,
         "temperature":0.5,"top_p":1,"stop":"END","reasoning":"max","cache":"long",
         "tools":[{"name":"f","description":"d","input_schema":{"type":"object"},"cache":"long"}],
         "tool_choice":{"name":"f"},"parallel_tool_calls":false,"output_schema":{"type":"object"},
         "fallbacks":["sonnet"],"fallback_to_api":true,"timeout_ms":4,
         "first_event_timeout_ms":2,"idle_timeout_ms":3,"connect_timeout_ms":1,
         "metadata":{"user":"u"},"extra":{"anthropic":{"service_tier":"auto"}}}""");
    var expected = LlmRequest.builder("opus")
        .prompt("Hi")
        .system("Be brief.")
        .billing(Billing.FLAT_RATE)
        .maxTokens(7)
        .temperature(0.5)
        .topP(1)
        .stop("END")
        .reasoning(Reasoning.MAX)
        .cache(Marks.Cache.LONG)
        .tools(new Tool("f", "d", Map.of("type", "object"), Marks.ofCache(Marks.Cache.LONG)))
        .toolChoice(new ToolChoice.Named("f"))
        .toolsPerTurn(ToolsPerTurn.ONE)
        .outputSchema(Map.of("type", "object"))
        .fallbacks("sonnet")
        .fallbackToApi()
        .timeout(Duration.ofMillis(4))
        .firstEventTimeout(Duration.ofMillis(2))
        .idleTimeout(Duration.ofMillis(3))
        .connectTimeout(Duration.ofMillis(1))
        .metadata(Map.of("user", "u"))
        .extra("anthropic", Map.of("service_tier", "auto"))
        .build();
    assertEquals(Said.by(expected), Said.by(request));
  }

  @Test
  void subscriptionFalseMeansAnApiKey() {
    assertEquals(
        Optional.of(Billing.PER_TOKEN),
        read("{\"prompt\":\"Hi\",\"subscription\":false}").billing());
  }

  @Test
  void aListOfStopTextsAndAWordForToolsAreTakenToo() {
    var request = read("{\"prompt\":\"Hi\",\"stop\":[\"a\",\"b\"],\"tool_choice\":\"any\"}");
    assertEquals(List.of("a", "b"), request.stop());
    assertEquals(Optional.of(ToolChoice.ANY), request.toolChoice());
  }

  @Test
  void instructionsMayCarryCacheMarks() {
    var request = read("""
        {"prompt":"Hi","system":[{"type":"text","text":"Long.","cache":"short"}]}""");
    assertEquals(
        List.of(new Part.Text("Long.", Marks.ofCache(Marks.Cache.SHORT))), request.system());
  }

  @Test
  void everyPartHasItsForm() {
    var request = read("""
        {"messages":[
          {"role":"system","content":"S"},
          {"role":"user","content":[
            {"type":"text","text":"T"},
            {"type":"image","media_type":"image/png","data":"AQI="},
            {"type":"image","url":"https://example.com/a.png"},
            {"type":"document","media_type":"application/pdf","data":"AQID","name":"a.pdf"},
            {"type":"document","url":"https://example.com/a.pdf","cache":"long"}]},
          {"role":"assistant","content":[
            {"type":"thinking","text":"hm","state":"anthropic/opus:c2ln"},
            {"type":"text","text":"","state":"gemini/pro:x"},
            {"type":"tool_call","id":"1","name":"f","arguments":{"a":1.50}},
            {"type":"image","url":"https://example.com/b.png"},
            {"type":"opaque","state":"openai/gpt:x"}]},
          {"role":"user","content":[
            {"type":"tool_result","tool_call_id":"1","content":"sun"},
            {"type":"tool_result","tool_call_id":"2","is_error":true,
             "content":[{"type":"image","url":"u"}]}]}]}""");
    var call = new Part.ToolCall("1", "f", Map.of("a", new BigDecimal("1.50")));
    assertEquals(
        List.of(
            Message.system("S"),
            Message.user(
                new Part.Text("T"),
                Part.Image.of("image/png", new byte[] {1, 2}),
                Part.Image.at("https://example.com/a.png"),
                Part.Document.of("application/pdf", new byte[] {1, 2, 3}).named("a.pdf"),
                Part.Document.at("https://example.com/a.pdf")
                    .withMarks(Marks.ofCache(Marks.Cache.LONG))),
            new Message(
                Role.ASSISTANT,
                List.of(
                    new Part.Thinking("hm", Marks.ofState("anthropic/opus:c2ln")),
                    new Part.Text("", Marks.ofState("gemini/pro:x")),
                    call,
                    Part.Image.at("https://example.com/b.png"),
                    new Part.Opaque(Marks.ofState("openai/gpt:x")))),
            Message.user(
                call.result("sun"),
                new Part.ToolResult(
                    "2", List.of(Part.Image.at("u")), Part.ToolResult.Outcome.ERROR, Marks.NONE))),
        request.messages());
  }

  @Test
  void whatIsNoJsonIsRefusedWithItsPlace() {
    var e = assertThrows(
        BadRequestException.class, () -> read("{\"prompt\":\"a\",\n\"prompt\":\"b\"}"));
    assertEquals(Optional.of("prompt"), e.field());
    assertEquals(400, e.status());
    assertEquals(
        Optional.empty(),
        assertThrows(BadRequestException.class, () -> read("[]")).field());
  }

  private static LlmRequest read(String json) {
    return RequestReader.read(json.getBytes(UTF_8));
  }
}
