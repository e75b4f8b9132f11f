package io.github.hotllm.realmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Billing;
import io.github.hotllm.ErrorType;
import io.github.hotllm.Llm;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.json.Node;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A real model, asked through the library and through a server, over Chat and over Messages; what
 * it says when it is asked directly is the measure. Run by the profile {@code realmodel} alone.
 */
@Tag("realmodel")
class RealModelTest {
  /** Every way in, and every dialect of the model server. */
  @CsvSource({"library, chat", "library, messages", "server, chat", "server, messages"})
  @ParameterizedTest(name = "{0} over {1}")
  @Retention(RetentionPolicy.RUNTIME)
  @interface EachWay {}

  record Capital(String country, String city) {}

  private static final String QUESTION = "What is the capital of France?";

  private static final String COUNT = "Count from one to ten, please.";

  private final ModelServer server = new ModelServer();

  private Door open(String door) {
    var llm = Llm.builder()
        .environment(Map.of())
        .config("""
            {"providers":{
              "chat":{"dialect":"openai-chat","base_url":"%s"},
              "messages":{"dialect":"anthropic","base_url":"%s"}}}""".formatted(server.chatUrl(), server.messagesUrl()))
        .build();
    return door.equals("library") ? Door.library(llm) : Door.server(llm);
  }

  private LlmRequest.Builder request(String dialect) {
    return LlmRequest.builder(dialect + "/" + server.model)
        .temperature(0)
        .maxTokens(24)
        .stop("\nQuestion:");
  }

  private Node direct(Message... messages) {
    return server.chat(
        List.of(messages).stream()
            .map(message -> Map.<String, Object>of(
                "role", message.role().name().toLowerCase(Locale.ROOT),
                "content", message.text()))
            .toList(),
        24);
  }

  private static String text(Node chatReply) {
    return chatReply.at("choices").at(0).at("message").at("content").textOrEmpty();
  }

  @EachWay
  void aCallSaysWhatTheModelSaysAndCountsAsItCounts(String door, String dialect) {
    try (var hotllm = open(door)) {
      var reply = hotllm.call(request(dialect).prompt(QUESTION).build());

      var direct = direct(Message.user(QUESTION));
      assertEquals(text(direct), reply.text());
      assertCounts(direct, reply.usage().orElseThrow());
      assertEquals(server.model, reply.model());
      assertEquals(Billing.NONE, reply.billing());
      assertEquals(Optional.of(BigDecimal.ZERO), reply.costUsd());
      assertEquals(1, reply.attempts());
    }
  }

  @EachWay
  void aStreamSaysTheSamePieceByPiece(String door, String dialect) {
    try (var hotllm = open(door);
        var events = hotllm.stream(request(dialect).prompt(COUNT).build())) {
      var pieces = new ArrayList<String>();
      LlmReply end = null;
      for (var event : events) {
        if (event instanceof LlmEvent.Text text) {
          pieces.add(text.text());
        } else if (event instanceof LlmEvent.Finished finished) {
          end = finished.reply();
        }
      }

      var direct = direct(Message.user(COUNT));
      assertEquals(text(direct), String.join("", pieces));
      assertTrue(pieces.size() > 1, "it came in pieces");
      assertCounts(direct, end.usage().orElseThrow());
    }
  }

  private static void assertCounts(Node direct, Usage usage) {
    var own = direct.at("usage");
    assertEquals(own.at("prompt_tokens").count(), usage.promptTokens());
    assertEquals(own.at("completion_tokens").count(), usage.outputTokens());
    assertTrue(usage.outputTokens().getAsLong() > 0);
  }

  @EachWay
  void aConversationOfThreeTurnsIsTheModelsOwn(String door, String dialect) {
    try (var hotllm = open(door)) {
      var turns = new ArrayList<Message>();
      var lastCount = OptionalLong.of(0);
      for (var question : List.of(QUESTION, "And of Spain?", "And of Italy?")) {
        turns.add(Message.user(question));
        var reply = hotllm.call(request(dialect).messages(turns).build());

        assertEquals(text(direct(turns.toArray(Message[]::new))), reply.text());
        var count = reply.usage().orElseThrow().promptTokens();
        assertTrue(count.getAsLong() > lastCount.getAsLong());
        lastCount = count;
        turns.add(reply.message());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"library", "server"})
  void anAnswerToASchemaIsTheRecord(String door) {
    try (var hotllm = open(door)) {
      var capital = hotllm.call(capital("chat")).as(Capital.class);

      assertFalse(capital.country().isEmpty() && capital.city().isEmpty());
    }
  }

  /**
   * llama.cpp's Messages endpoint (seen in November 2026) takes a schema and does not follow it.
   */
  @ParameterizedTest
  @ValueSource(strings = {"library", "server"})
  void aServerThatIgnoresASchemaIsFoundOut(String door) {
    try (var hotllm = open(door)) {
      var failure = assertThrows(LlmException.class, () -> hotllm.call(capital("messages")));

      assertEquals(ErrorType.INVALID_OUTPUT, failure.type());
      assertFalse(failure.partialText().orElse("").isEmpty());
    }
  }

  private LlmRequest capital(String dialect) {
    return request(dialect)
        .maxTokens(200)
        .prompt(QUESTION + " Answer in JSON.")
        .output(Capital.class)
        .build();
  }

  @EachWay
  void closingAStreamStopsTheGeneration(String door, String dialect) {
    try (var hotllm = open(door)) {
      var events = hotllm.stream(LlmRequest.builder(dialect + "/" + server.model)
          .maxTokens(1_800)
          .prompt("Write a very long story about a dragon.")
          .build());
      for (var event : events) {
        if (event instanceof LlmEvent.Text) {
          break;
        }
      }
      assertTrue(server.isGenerating());

      events.close();

      assertTrue(server.stopsWithin(Duration.ofSeconds(5)));
    }
  }
}
