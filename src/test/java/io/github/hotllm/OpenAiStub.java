package io.github.hotllm;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.post;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.testing.Jvm;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Answers that OpenAI would give to the examples, each only to the request that it belongs to. */
enum OpenAiStub {
  HELLO(server -> server.stubFor(asked("$.messages[0].content", "Say hello in one sentence.")
      .willReturn(whole(says("Hello to you!"), "stop")))),

  COUNTING(server -> server.stubFor(asked("$.stream", "true")
      .willReturn(okForContentType(
          "text/event-stream",
          chunk("{\"role\":\"assistant\",\"content\":\"One, two, \"}")
              + chunk("{\"content\":\"three, four, five.\"}")
              + "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"choices\":"
              + "[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
              + "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"choices\":[],"
              + "\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":8,\"total_tokens\":17}}\n\n"
              + "data: [DONE]\n\n")))),

  CONVERSATION(server -> {
    server.stubFor(asked("$.messages.length()", "2")
        .willReturn(whole(says("Nice to meet you, Ada."), "stop")));
    server.stubFor(asked("$.messages.length()", "4")
        .withRequestBody(
            matchingJsonPath("$.messages[2].content", equalTo("Nice to meet you, Ada.")))
        .willReturn(whole(says("So do I."), "stop")));
    server.stubFor(asked("$.messages.length()", "6")
        .willReturn(whole(says("You are Ada, and you like engines."), "stop")));
  }),

  WEATHER(server -> {
    var call = Map.of(
        "id",
        "call_1",
        "type",
        "function",
        "function",
        Map.of("name", "weather", "arguments", "{\"city\":\"Paris\"}"));
    server.stubFor(asked("$.messages.length()", "1")
        .withRequestBody(matchingJsonPath("$.tools[0].function.name", equalTo("weather")))
        .willReturn(whole(
            Map.of("role", "assistant", "content", "", "tool_calls", List.of(call)),
            "tool_calls")));
    server.stubFor(asked("$.messages[2].tool_call_id", "call_1")
        .withRequestBody(
            matchingJsonPath("$.messages[2].content", equalTo("21 degrees and sunny in Paris")))
        .willReturn(whole(says("It is 21 degrees and sunny in Paris."), "stop")));
  }),

  ADA(server -> server.stubFor(asked("$.response_format.type", "json_schema")
      .withRequestBody(matchingJsonPath(
          "$.response_format.json_schema.schema.properties.born.type", equalTo("integer")))
      .willReturn(whole(
          says("{\"name\":\"Ada Lovelace\",\"born\":1815,\"knownFor\":[\"the first program\","
              + "\"notes on the Analytical Engine\"]}"),
          "stop")))),

  RED(server -> server.stubFor(asked("$.messages[0].content[0].type", "image_url")
      .willReturn(whole(says("A red square."), "stop"))));

  private static final String MODEL = "gpt-6-luna-2026-09-10";

  private final Consumer<WireMockServer> stubs;

  OpenAiStub(Consumer<WireMockServer> stubs) {
    this.stubs = stubs;
  }

  void teach(WireMockServer server) {
    stubs.accept(server);
  }

  /** Gives a process the key and the address of a stub, in the variables of OpenAI's own SDK. */
  static Jvm reach(WireMockServer server, Jvm jvm) {
    return jvm.with("OPENAI_API_KEY", "test")
        .with("OPENAI_BASE_URL", "http://127.0.0.1:" + server.port() + "/v1");
  }

  private static MappingBuilder asked(String path, String value) {
    return post("/v1/chat/completions").withRequestBody(matchingJsonPath(path, equalTo(value)));
  }

  private static Map<String, Object> says(String text) {
    return Map.of("role", "assistant", "content", text);
  }

  private static ResponseDefinitionBuilder whole(Map<String, Object> message, String finishReason) {
    var choice = Map.of("index", 0L, "message", message, "finish_reason", finishReason);
    var usage = Map.of("prompt_tokens", 12L, "completion_tokens", 8L, "total_tokens", 20L);
    return okForContentType(
        "application/json",
        Json.text(Map.of(
            "id",
            "chatcmpl-1",
            "object",
            "chat.completion",
            "created",
            1_789_000_000L,
            "model",
            MODEL,
            "choices",
            List.of(choice),
            "usage",
            usage)));
  }

  private static String chunk(String delta) {
    return "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"model\":\"" + MODEL
        + "\",\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":null}]}\n\n";
  }
}
