package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Chat in front and Chat behind: what is not hotllm's business is byte for byte the same. */
class ChatVerbatimTest {
  private static final String PATH = "/v1/chat/completions";

  /** Odd spaces, fields that nobody knows, numbers that are easily bent. */
  private static final String REST = ", \"messages\" :[{\"role\":\"developer\",\"content\":\"Be"
      + " brief\"},\n{\"role\":\"user\",\"content\":\"Hi\",\"name\":\"n\"}],\"n\":1,\"seed\":7,"
      + "\"temperature\":0.10,\"response_format\":{\"type\":\"grammar\"},\"new_field\":[null,{}]";

  private static final String HEAD = "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",";
  private static final String ROLE = event(HEAD + "\"model\":\"m-1\",\"choices\":[{\"index\":0,"
      + "\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}],"
      + "\"usage\":null}");
  private static final String TEXT = event(HEAD + " \"choices\":[{\"index\":0,\"delta\":{"
      + "\"content\":\"Good day\"},\"logprobs\":null}],\"obfuscation\":\"aB\"}");
  private static final String STOP =
      event(HEAD + "\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
  private static final String USAGE = event(HEAD + "\"choices\":[],\"usage\":{"
      + "\"prompt_tokens\":9,\"completion_tokens\":4,\"total_tokens\":13}}");
  private static final String DONE = event("[DONE]");

  private final TwoFormats house = new TwoFormats();

  @AfterEach
  void close() {
    house.close();
  }

  private static String event(String data) {
    return "data: " + data + "\n\n";
  }

  private static String asked(String model, String more) {
    return "{ \"model\": \"" + model + "\"" + REST + more + "}";
  }

  @Test
  void aWholeAnswer() throws IOException {
    var answer = "{ \"id\":\"c1\",\"object\":\"chat.completion\", \"model\":\"m-1-2026\","
        + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Good day\","
        + "\"refusal\":null,\"annotations\":[]},\"finish_reason\":\"stop\"}],"
        + "\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":4},\"system_fingerprint\":\"f\"}\n";
    house.answer(200, answer);
    var reply = house.post(PATH, asked("chat/m-1", ""));
    assertEquals(200, reply.status());
    assertEquals(answer, reply.body());
    assertEquals(asked("m-1", ""), house.sent());
    assertEquals(
        "POST /v1/chat/completions HTTP/1.1", house.provider.requests().get(0).line());
    assertEquals(List.of("api"), reply.headers("x-hotllm-route"));
    assertEquals(List.of("m-1-2026"), reply.headers("x-hotllm-model"));
    assertEquals(List.of(), reply.headers("x-hotllm-warning"));
    assertEquals(1, reply.headers("x-request-id").size());
  }

  @Test
  void aStreamWithoutTheUsageThatTheClientDidNotAskFor() throws IOException {
    house.stream(": PROCESSING\n\n", ROLE, TEXT + STOP, USAGE, DONE);
    var reply = house.post(PATH, asked("chat/m-1", ",\"stream\": true"));
    assertEquals(List.of("text/event-stream"), reply.headers("content-type"));
    assertEquals(ROLE + TEXT + STOP + DONE, reply.body());
    assertEquals(
        asked("m-1", ",\"stream\": true,\"stream_options\":{\"include_usage\":true}"),
        house.sent());
  }

  @Test
  void aStreamWithTheUsageThatItDidAskFor() throws IOException {
    house.stream(ROLE, TEXT, STOP, USAGE, DONE);
    var more = ",\"stream\":true,\"stream_options\":{ \"include_usage\":true }";
    var reply = house.post(PATH, asked("chat/m-1", more));
    assertEquals(ROLE + TEXT + STOP + USAGE + DONE, reply.body());
    assertEquals(asked("m-1", more), house.sent());
  }

  @Test
  void aStreamThatIsCutEndsWithAnErrorAndWithoutTheMarkOfTheEnd() throws IOException {
    house.cut(ROLE, TEXT);
    var reply = house.postUntilCut(PATH, asked("chat/m-1", ",\"stream\":true"));
    assertTrue(
        reply.body().startsWith(ROLE + TEXT + "data: {\"error\":{\"message\":\""), reply::body);
    assertTrue(
        reply.body().endsWith("\",\"type\":\"server_error\",\"code\":\"stream_broken\"}}\n\n"),
        reply::body);
  }
}
