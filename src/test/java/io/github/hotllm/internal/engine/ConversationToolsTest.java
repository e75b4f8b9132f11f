package io.github.hotllm.internal.engine;

import static io.github.hotllm.internal.engine.TalkStage.call;
import static io.github.hotllm.internal.engine.TalkStage.tool;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.Part;
import io.github.hotllm.Tool;
import io.github.hotllm.ToolFunction;
import io.github.hotllm.internal.json.Json;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests for what a model is told of what tools return and throw. */
class ConversationToolsTest {
  record Forecast(String city, LocalDate day, Optional<Integer> degrees) {}

  record Stop(String city) {}

  record Trip(List<Stop> stops) {}

  record Small(int size) {
    Small {
      if (size > 3) {
        throw new IllegalArgumentException("size is at most 3");
      }
    }
  }

  private final TalkStage stage = new TalkStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aTextIsATextAndTheRestIsJson() {
    assertEquals("21 °C", text(told("21 °C")));
    assertEquals("[1,2]", text(told(List.of(1, 2))));
    assertEquals("{\"a\":0.5}", text(told(Map.of("a", 0.5))));
    assertEquals("[]", text(told(List.of())));
    assertEquals("true", text(told(true)));
    assertEquals(
        "{\"city\":\"Rome\",\"day\":\"2026-11-25\",\"degrees\":21}",
        text(told(new Forecast("Rome", LocalDate.of(2026, 11, 25), Optional.of(21)))));
  }

  @Test
  void partsStayParts() {
    var image = Part.Image.of("image/png", new byte[] {1});
    var text = new Part.Text("a cat");

    assertEquals(List.of(image), told(image).content());
    assertEquals(List.of(text, image), told(List.of(text, image)).content());
    assertEquals(
        "a tool result holds text and images, not Thinking", error(told(new Part.Thinking("hm"))));
  }

  @Test
  void aFunctionMayMakeItsOwnResult() {
    var schema = Tool.ofJson("say", "does it", "{\"type\":\"object\"}");

    var result = run(ToolFunction.of(schema, wish -> wish.error("no " + wish.json())));

    assertEquals("no {\"word\":\"c1\"}", error(result));
  }

  @Test
  void aFutureIsWhatItComesTo() {
    assertEquals("later", text(told(CompletableFuture.supplyAsync(() -> "later"))));
    assertEquals(
        "no disk",
        error(told(
            CompletableFuture.failedFuture(new CompletionException(new IOException("no disk"))))));
  }

  @Test
  void whatAToolThrowsIsToldByItsMessage() {
    assertEquals("no disk", error(run(tool("say", args -> {
      throw new IOException("no disk");
    }))));
    assertEquals("IllegalStateException", error(run(tool("say", args -> {
      throw new IllegalStateException();
    }))));
    assertEquals("slow down", error(run(tool("say", args -> {
      throw LlmException.of(ErrorType.RATE_LIMITED, "slow down");
    }))));
  }

  @Test
  void whatCannotBeWrittenIsToldWithoutItsContent() {
    assertEquals("java.lang.Object cannot be written as JSON", error(told(new Object())));
  }

  @Test
  void anUnknownToolIsToldWithThoseThatThereAre() {
    stage.answers(call("c1", "sing")).answers("done");
    stage.converse(tool("say", args -> "x"), tool("shout", args -> "X")).ask();

    assertEquals("there is no tool sing; there is say, shout", error(resultInRound2()));
  }

  @Test
  void argumentsThatDoNotFitAreToldWithTheirPlace() {
    assertEquals(
        "the arguments do not fit: stops[1].city must be a text, not a number",
        misfit(Trip.class, "{\"stops\":[{\"city\":\"Rome\"},{\"city\":7}]}"));
    assertEquals("the arguments do not fit: stops is missing", misfit(Trip.class, "{}"));
    assertEquals(
        "the arguments do not fit: the value is refused by Small: size is at most 3",
        misfit(Small.class, "{\"size\":9}"));
  }

  private <A extends Record> String misfit(Class<A> type, String json) {
    var wish = new Part.ToolCall("c1", "say", Json.object(json));
    stage.answers(wish).answers("done");
    stage.asked.clear();
    stage.converse(ToolFunction.of("say", "does it", type, args -> "it ran")).ask();
    return error(resultInRound2());
  }

  @Test
  void anErrorEndsTheConversationAsItIs() {
    stage.answers(call("c1", "say"));
    var error = new AssertionError("broken");

    var thrown = assertThrows(
        AssertionError.class,
        () -> stage
            .converse(tool("say", args -> {
              throw error;
            }))
            .ask());

    assertSame(error, thrown);
    assertEquals(1, stage.asked.size());
  }

  @Test
  void anInterruptThatWasNotOursEndsTheConversation() {
    stage.answers(call("c1", "say"));

    var failure = stage
        .converse(tool("say", args -> {
          throw new InterruptedException();
        }))
        .call()
        .handle((outcome, thrown) -> thrown)
        .join();

    assertInstanceOf(CancellationException.class, failure);
    assertEquals("a tool was interrupted", failure.getMessage());
    assertEquals(1, stage.asked.size());
  }

  private Part.ToolResult told(Object value) {
    return run(tool("say", args -> value));
  }

  /** What the model is told when it calls that tool. */
  private Part.ToolResult run(ToolFunction tool) {
    stage.answers(call("c1", "say")).answers("done");
    stage.asked.clear();
    stage.converse(tool).ask();
    return resultInRound2();
  }

  private Part.ToolResult resultInRound2() {
    var result = (Part.ToolResult) stage.sentIn(2).get(1).parts().get(0);
    assertEquals("c1", result.toolCallId());
    return result;
  }

  private static String text(Part.ToolResult result) {
    assertEquals(Part.ToolResult.Outcome.OK, result.outcome());
    return ((Part.Text) result.content().get(0)).text();
  }

  private static String error(Part.ToolResult result) {
    assertEquals(Part.ToolResult.Outcome.ERROR, result.outcome());
    return ((Part.Text) result.content().get(0)).text();
  }
}
