package io.github.hotllm.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.ErrorType;
import io.github.hotllm.Llm;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Role;
import io.github.hotllm.StopReason;
import io.github.hotllm.Tool;
import io.github.hotllm.testing.FakeProvider;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Google's format over the whole house: path, key, stream, tools, signatures, price. */
class GeminiEndToEndTest {
  private static final String EVENTS = "Content-Type: text/event-stream";
  private static final String MODEL = "gemini/gemini-3.8-flash";

  private static final String CALL = """
      data: {"candidates":[{"content":{"role":"model","parts":[{"text":"Well. "}]}}],"responseId":"r"}

      data: {"candidates":[{"content":{"role":"model","parts":[{"functionCall":{"name":"f","args":{"a":1}},"thoughtSignature":"c2ln"}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":1000,"candidatesTokenCount":60,"thoughtsTokenCount":40,"totalTokenCount":1100},"modelVersion":"gemini-3.8-flash","responseId":"r"}

      """;

  private static final String DONE = """
      {"candidates":[{"content":{"parts":[{"text":"Done."}]},"finishReason":"STOP"}]}""";

  private static final String UNFRAMED = """
      data: {"candidates":[{"content":{"parts":[{"text":"A"}]}}]}

      {
        "error": {"code": 503, "message": "The model is overloaded.", "status": "UNAVAILABLE"}
      }""";

  @Test
  void aToolIsCalledAndItsResultGoesBackWithTheSignature() {
    try (var google = FakeProvider.inTurn(
            call -> {
              call.untilClosed(200, EVENTS);
              call.send(CALL);
              call.cut();
            },
            call -> call.reply(200, DONE, "Content-Type: application/json"));
        var llm = llm(google)) {
      var question = LlmRequest.builder(MODEL)
          .prompt("Hi")
          .tools(new Tool("f", "", Map.of()))
          .build();
      var reply = llm.stream(question).reply().join();

      assertEquals("Well. ", reply.text());
      assertEquals(StopReason.TOOL_CALLS, reply.stopReason());
      assertEquals(Optional.of(new BigDecimal("0.001125")), reply.costUsd());
      var first = google.requests().get(0);
      assertEquals(
          "POST /v1beta/models/gemini-3.8-flash:streamGenerateContent?alt=sse HTTP/1.1",
          first.line());
      assertEquals(Optional.of("key-1"), first.header("x-goog-api-key"));
      assertEquals(Optional.empty(), first.header("authorization"));

      var wish = reply.toolCalls().get(0);
      var next = question.toBuilder()
          .message(reply.message())
          .message(Message.user(wish.result("2")))
          .build();
      assertEquals("Done.", llm.ask(next).text());
      var second = google.requests().get(1);
      assertEquals("POST /v1beta/models/gemini-3.8-flash:generateContent HTTP/1.1", second.line());
      assertEquals(
          "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hi\"}]},"
              + "{\"role\":\"model\",\"parts\":[{\"text\":\"Well. \"},{\"functionCall\":{\"id\":\""
              + wish.id()
              + "\",\"name\":\"f\",\"args\":{\"a\":1}},\"thoughtSignature\":\"c2ln\"}]},"
              + "{\"role\":\"user\",\"parts\":[{\"functionResponse\":{\"id\":\"" + wish.id()
              + "\",\"name\":\"f\",\"response\":{\"output\":\"2\"}}}]}],"
              + "\"tools\":[{\"functionDeclarations\":[{\"name\":\"f\"}]}]}",
          second.text());
    }
  }

  @Test
  void anErrorThatIsPutIntoTheStreamUnframedIsTold() {
    try (var google = FakeProvider.of(call -> {
          call.untilClosed(200, EVENTS);
          call.send(UNFRAMED);
          call.cut();
        });
        var llm = llm(google);
        var events = llm.stream(MODEL, "Hi").events()) {
      var failure = assertThrows(LlmException.class, () -> events.forEach(event -> {}));
      assertEquals(ErrorType.OVERLOADED, failure.type());
      assertEquals(Optional.of("A"), failure.partialText());
    }
  }

  @Test
  void anotherModelsSignatureIsNotSent() {
    try (var google =
            FakeProvider.of(call -> call.reply(200, DONE, "Content-Type: application/json"));
        var llm = llm(google)) {
      var marks = Marks.ofState("gemini/gemini-4-argon:c2ln");
      var request = LlmRequest.builder(MODEL)
          .prompt("Hi")
          .message(new Message(Role.ASSISTANT, List.of(new Part.Text("A", marks))))
          .prompt("Go on")
          .build();
      assertEquals(
          List.of("messages[1].content[0].state: left out, for only its maker can read it"),
          llm.ask(request).warnings());
    }
  }

  private static Llm llm(FakeProvider google) {
    return Llm.builder()
        .environment(Map.of(
            "GEMINI_API_KEY", "key-1", "GOOGLE_GEMINI_BASE_URL", google.uri("").toString()))
        .build();
  }
}
