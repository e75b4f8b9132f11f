package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client that speaks Chat, before a provider that speaks Messages. */
class ChatBeforeMessagesTest {
  private static final String PATH = "/v1/chat/completions";
  private static final String HI = "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";
  private static final String START = event(
      "message_start",
      ",\"message\":{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m-1\","
          + "\"content\":[],\"stop_reason\":null,"
          + "\"usage\":{\"input_tokens\":10,\"output_tokens\":1}}");
  private static final String END = event(
          "message_delta",
          ",\"delta\":{\"stop_reason\":\"tool_use\"},\"usage\":{\"output_tokens\":5}")
      + event("message_stop", "");
  private static final String CHUNK =
      "\"object\":\"chat.completion.chunk\",\"created\":0,\"model\":\"m-1\",\"choices\":[";

  private final TwoFormats house = new TwoFormats();

  @AfterEach
  void close() {
    house.close();
  }

  private static String event(String type, String more) {
    return "event: " + type + "\ndata: {\"type\":\"" + type + "\"" + more + "}\n\n";
  }

  /** The events of a block that comes in two pieces. */
  private static String block(int index, String start, String delta, String... pieces) {
    var at = ",\"index\":" + index;
    var events =
        new StringBuilder(event("content_block_start", at + ",\"content_block\":" + start));
    for (var piece : pieces) {
      events.append(
          event("content_block_delta", at + ",\"delta\":" + delta.replace("*", Json.text(piece))));
    }
    return events + event("content_block_stop", at);
  }

  private static String text(int index, String... pieces) {
    return block(
        index, "{\"type\":\"text\",\"text\":\"\"}", "{\"type\":\"text_delta\",\"text\":*}", pieces);
  }

  private static String call(int index, String id, String... pieces) {
    return block(
        index,
        "{\"type\":\"tool_use\",\"id\":\"" + id + "\",\"name\":\"add\",\"input\":{}}",
        "{\"type\":\"input_json_delta\",\"partial_json\":*}",
        pieces);
  }

  private static String asked(String more) {
    return "{\"model\":\"claude/m\"," + HI + more + "}";
  }

  @Test
  void aWholeAnswer() throws IOException {
    house.answer(
        200,
        "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m-1\","
            + "\"content\":[{\"type\":\"text\",\"text\":\"Good day\"},{\"type\":\"tool_use\","
            + "\"id\":\"a\",\"name\":\"add\",\"input\":{\"x\":1}}],\"stop_reason\":\"tool_use\","
            + "\"usage\":{\"input_tokens\":10,\"cache_read_input_tokens\":3,\"output_tokens\":5}}");
    var reply = house.post(PATH, asked(""));
    assertEquals(200, reply.status());
    var id = reply.headers("x-request-id").get(0);
    assertEquals(
        "{\"id\":\"chatcmpl-" + id + "\",\"object\":\"chat.completion\",\"created\":0,"
            + "\"model\":\"m-1\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
            + "\"content\":\"Good day\",\"refusal\":null,\"tool_calls\":[{\"id\":\"a\",\"type\":\"function\","
            + "\"function\":{\"name\":\"add\",\"arguments\":\"{\\\"x\\\":1}\"}}]},"
            + "\"logprobs\":null,\"finish_reason\":\"tool_calls\"}],\"usage\":{\"prompt_tokens\":13,"
            + "\"completion_tokens\":5,\"total_tokens\":18,"
            + "\"prompt_tokens_details\":{\"cached_tokens\":3}}}",
        reply.body());
  }

  @Test
  void aStreamWhoseCallsAreToldApartByTheirIndex() throws IOException {
    house.stream(START, text(0, "Good ", "day"), call(1, "a", "{\"x\"", ":1}"), call(2, "b"), END);
    var reply = house.post(PATH, asked(",\"stream\":true"));
    assertEquals(
        List.of(
            delta("{\"role\":\"assistant\",\"content\":\"Good \"}"),
            delta("{\"content\":\"day\"}"),
            delta("{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"type\":\"function\","
                + "\"function\":{\"name\":\"add\",\"arguments\":\"{\\\"x\\\"\"}}]}"),
            delta("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\":1}\"}}]}"),
            delta("{\"tool_calls\":[{\"index\":1,\"id\":\"b\",\"type\":\"function\","
                + "\"function\":{\"name\":\"add\",\"arguments\":\"{}\"}}]}"),
            CHUNK + "{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}",
            "[DONE]"),
        chunks(reply));
  }

  @Test
  void usageIsTheChunkBeforeTheEndIfItWasAskedFor() throws IOException {
    house.stream(START, text(0, "Hi"), END);
    var reply =
        house.post(PATH, asked(",\"stream\":true,\"stream_options\":{\"include_usage\":true}"));
    var chunks = chunks(reply);
    assertEquals(
        CHUNK + "],\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":5,\"total_tokens\":15}}",
        chunks.get(chunks.size() - 2));
    assertEquals("[DONE]", chunks.get(chunks.size() - 1));
  }

  @Test
  void whatIsAskedIsSaidInTheOtherFormat() throws IOException {
    house.answer(400, "{}");
    var reply = house.post(
        PATH,
        "{\"model\":\"claude/m\",\"messages\":[{\"role\":\"developer\",\"content\":\"Be brief\"},"
            + "{\"role\":\"user\",\"content\":\"Hi\"}],\"max_completion_tokens\":99,"
            + "\"reasoning_effort\":\"low\",\"seed\":7,\"response_format\":{\"type\":"
            + "\"json_schema\",\"json_schema\":{\"name\":\"n\",\"schema\":{\"type\":\"object\","
            + "\"additionalProperties\":false}}}}");
    assertEquals(400, reply.status());
    var sent = Node.of(Json.parse(house.sent()));
    assertEquals(99, sent.at("max_tokens").count().orElse(0));
    assertTrue(Json.text(sent.at("system").value().orElseThrow()).contains("Be brief"));
    assertEquals("user", sent.at("messages").at(0).at("role").textOrEmpty());
    assertEquals("low", sent.at("output_config").at("effort").textOrEmpty());
    assertEquals("json_schema", sent.at("output_config").at("format").at("type").textOrEmpty());
    assertTrue(sent.at("seed").value().isEmpty());
  }

  @Test
  void whatItCannotSayIsNamedInAHeader() throws IOException {
    house.stream(START, text(0, "Hi"), END);
    var reply = house.post(PATH, asked(",\"stream\":true,\"seed\":7"));
    assertTrue(
        reply.headers("x-hotllm-warning").stream().anyMatch(text -> text.startsWith("seed: ")),
        () -> reply.head().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"n\":2                                        | n             | must be 1",
        "\"functions\":[{\"name\":\"f\"}]               | functions     | tools",
        "\"functions\":[]                               | functions     | tools",
        "\"function_call\":\"auto\"                     | function_call | tool_choice",
        "\"messages\":[{\"role\":\"function\"}]         | messages[0].role | function",
        "\"messages\":[]                                | messages      | at least one",
        "\"stream\":1                                   | stream        | true or false"
      })
  void whatIsRefusedIsNamed(String field, String param, String words) throws IOException {
    var hi = field.startsWith("\"messages\"") ? "" : "," + HI;
    var reply = house.post(PATH, "{\"model\":\"claude/m\"," + field + hi + "}");
    assertEquals(400, reply.status());
    var error = Node.of(Json.parse(reply.body())).at("error");
    assertEquals("invalid_request_error", error.at("type").textOrEmpty());
    assertEquals(param, error.at("param").textOrEmpty());
    assertTrue(error.at("message").textOrEmpty().contains(words), reply::body);
    assertEquals(0, house.provider.connections());
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_request_error, prompt is too long, 400, invalid_request_error,"
        + " context_length_exceeded",
    "401, authentication_error, no, 401, authentication_error, invalid_api_key",
    "402, billing_error, no, 429, insufficient_quota, insufficient_quota",
    "404, not_found_error, model: m, 404, invalid_request_error, model_not_found"
  })
  void aFailureBeforeTheAnswerHasTheWordsOfOpenAi(
      int status, String type, String message, int told, String toldType, String code)
      throws IOException {
    house.answer(
        status,
        "{\"type\":\"error\",\"error\":{\"type\":\"" + type + "\",\"message\":\"" + message
            + "\"}}");
    for (var stream : List.of("", ",\"stream\":true")) {
      var reply = house.post(PATH, asked(stream));
      var error = Node.of(Json.parse(reply.body())).at("error");
      assertEquals(told, reply.status(), reply::body);
      assertEquals(toldType, error.at("type").textOrEmpty());
      assertEquals(code, error.at("code").textOrEmpty());
      assertEquals(List.of("false"), reply.headers("x-should-retry"));
    }
  }

  @Test
  void aFailureWithinTheAnswerIsTheLastEventAndThenTheConnectionIsCut() throws IOException {
    house.stream(
        START,
        text(0, "Hi"),
        event("error", ",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}"));
    var chunks = chunks(house.postUntilCut(PATH, asked(",\"stream\":true")));
    assertEquals(delta("{\"role\":\"assistant\",\"content\":\"Hi\"}"), chunks.get(0));
    assertEquals(2, chunks.size());
    var error = Node.of(Json.parse(chunks.get(1))).at("error");
    assertEquals("server_error", error.at("type").textOrEmpty());
    assertEquals("overloaded", error.at("code").textOrEmpty());
  }

  private static String delta(String delta) {
    return CHUNK + "{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":null}]}";
  }

  /** The data of all events, without the id, which has to be the request's. */
  private static List<String> chunks(RawClient.Reply reply) {
    var id = "{\"id\":\"chatcmpl-" + reply.headers("x-request-id").get(0) + "\",";
    return List.of(reply.body().split("\n\n")).stream()
        .map(event -> event.substring("data: ".length()).replace(id, ""))
        .toList();
  }
}
