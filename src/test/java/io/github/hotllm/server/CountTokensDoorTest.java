package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.testing.FourFormats;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Tests for the doors at which tokens are counted: each client's format, before each provider's.
 */
class CountTokensDoorTest {
  private static final String CLAUDE = "/v1/messages/count_tokens?beta=true";
  private static final String RESPONSES = "/v1/responses/input_tokens";
  private static final String COUNTED = "{\"input_tokens\": 7, \"context_management\": null}";

  private final FourFormats house = new FourFormats(call -> call.reply(
      200,
      call.request().line().contains("countTokens") ? "{\"totalTokens\": 7}" : COUNTED,
      "Content-Type: application/json"));
  private final HotServer server = HotServer.builder().port(0).llm(house.llm()).start();

  @AfterEach
  void close() {
    server.close();
    house.close();
  }

  private RawClient.Reply post(String path, String body) throws IOException {
    try (var client = new RawClient(server.port())) {
      return client
          .post(path, body, "anthropic-beta: token-counting-2024-11-01")
          .reply();
    }
  }

  private static String messages(String model) {
    return "{\"model\":\"" + model + "\",\"system\":\"Be brief.\",\"messages\":[{\"role\":\"user\","
        + "\"content\":\"Hi there\"}],\"tools\":[{\"name\":\"t\",\"input_schema\":{}}]}";
  }

  @Test
  void inTheSameFormatAllButTheModelIsCopied() throws IOException {
    var reply = post(CLAUDE, messages("claude/m"));

    assertEquals(COUNTED, reply.body());
    assertEquals(List.of("/v1/messages/count_tokens " + messages("m")), house.asked());
    var request = house.provider().requests().get(0);
    assertEquals("token-counting-2024-11-01", request.header("anthropic-beta").orElse(""));
    assertEquals("2023-06-01", request.header("anthropic-version").orElse(""));
  }

  @Test
  void anthropicsClientHasGeminiCountInstructionsAndToolsToo() throws IOException {
    assertEquals("{\"input_tokens\":7}", post(CLAUDE, messages("google/m")).body());
    assertEquals(
        List.of("/v1beta/models/m:countTokens {\"generateContentRequest\":{\"model\":\"models/m\","
            + "\"systemInstruction\":{\"parts\":[{\"text\":\"Be brief.\"}]},"
            + "\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hi there\"}]}],"
            + "\"tools\":[{\"functionDeclarations\":[{\"name\":\"t\"}]}]}}"),
        house.asked());
  }

  @Test
  void anthropicsClientHasOpenAiCount() throws IOException {
    assertEquals("{\"input_tokens\":7}", post(CLAUDE, messages("responses/m")).body());
    assertEquals(
        List.of("/v1/responses/input_tokens {\"model\":\"m\",\"instructions\":\"Be brief.\","
            + "\"input\":[{\"type\":\"message\",\"role\":\"user\",\"content\":"
            + "[{\"type\":\"input_text\",\"text\":\"Hi there\"}]}],"
            + "\"tools\":[{\"type\":\"function\",\"name\":\"t\",\"parameters\":{\"type\":\"object\","
            + "\"properties\":{}},\"strict\":false}]}"),
        house.asked());
  }

  @Test
  void googlesClientHasAnthropicCount() throws IOException {
    var reply = post(
        "/v1beta/models/claude%2Fm:countTokens",
        "{\"contents\":[{\"parts\":[{\"text\":\"Hi\"}]}]}");

    assertEquals("{\"totalTokens\":7}", reply.body());
    assertEquals(
        List.of("/v1/messages/count_tokens {\"model\":\"m\",\"messages\":[{\"role\":\"user\","
            + "\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}]}]}"),
        house.asked());
  }

  @Test
  void googlesWholeRequestIsCountedWhole() throws IOException {
    var reply = post(
        "/v1beta/models/google%2Fm:countTokens",
        "{\"generateContentRequest\":{\"model\":\"models/x\","
            + "\"contents\":[{\"parts\":[{\"text\":\"Hi\"}]}],\"safetySettings\":[]}}");

    assertEquals("{\"totalTokens\": 7}", reply.body());
    assertEquals(
        List.of("/v1beta/models/m:countTokens {\"generateContentRequest\":{\"model\":\"models/m\","
            + "\"contents\":[{\"parts\":[{\"text\":\"Hi\"}]}],\"safetySettings\":[]}}"),
        house.asked());
  }

  @Test
  void openAisClientHasAnthropicCount() throws IOException {
    assertEquals(
        "{\"object\":\"response.input_tokens\",\"input_tokens\":7}",
        post(RESPONSES, "{\"model\":\"claude/m\",\"input\":\"Hi\"}").body());
  }

  @Test
  void chatHasNoWayToCountAndNoNumberIsGuessed() throws IOException {
    var reply = post(CLAUDE, messages("chat/m"));

    assertEquals(400, reply.status());
    assertEquals(
        "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"chat is"
            + " spoken to in openai-chat, which has no way to count tokens; ask a model of another"
            + " provider\"},\"request_id\":\"ID\"}",
        reply.body().replaceAll("hot_\\w+", "ID"));
    assertEquals(List.of(), house.asked());
  }

  @Test
  void echoCountsWords() throws IOException {
    assertEquals("{\"input_tokens\":4}", post(CLAUDE, messages("echo")).body());
  }
}
