package io.github.hotllm.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.Conversation;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.ToolFunction;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.testing.FakeCall;
import io.github.hotllm.testing.FakeProvider;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A conversation of two calls in parallel over HTTP, in each format, whole and streamed. */
class ToolLoopTest {
  record Place(String city) {}

  private enum Form {
    WHOLE(Conversation::ask),
    STREAMED(talk -> talk.forEach(event -> {}).join());

    private final Function<Conversation, Conversation.Outcome> outcome;

    Form(Function<Conversation, Conversation.Outcome> outcome) {
      this.outcome = outcome;
    }
  }

  @ParameterizedTest
  @CsvSource({"CHAT,WHOLE", "CHAT,STREAMED", "ANTHROPIC,WHOLE", "ANTHROPIC,STREAMED"})
  void twoCallsRunAtOnceAndTheirResultsGoBackTogether(Format format, Form form) {
    var meeting = new CyclicBarrier(2);
    var weather = ToolFunction.of("weather", "tells it", Place.class, place -> {
      meeting.await(20, TimeUnit.SECONDS);
      if (place.city().equals("Rome")) {
        throw new IOException("no sky over Rome");
      }
      return "sunny in " + place.city();
    });
    var request =
        LlmRequest.builder("fake/m-1").prompt("Paris or Rome?").maxTokens(9).build();
    try (var provider = FakeProvider.of(call -> play(format, call));
        var llm = format.client(provider.uri(""))) {
      var outcome = form.outcome.apply(llm.converse(request, weather));

      assertEquals("Paris.", outcome.text());
      assertEquals(2, outcome.rounds());
      assertEquals(4, outcome.messages().size());
      assertEquals(
          Optional.of(Usage.of(18, 8)),
          outcome
              .usage()
              .map(used -> Usage.of(
                  used.promptTokens().orElseThrow(), used.outputTokens().orElseThrow())));
      assertEquals(2, provider.requests().size());
      assertResults(format, Json.object(provider.requests().get(1).body()));
    }
  }

  /** The first time it calls two tools, then it has the answer. */
  private static void play(Format format, FakeCall call) throws IOException {
    var asked = Node.of(Json.object(call.request().body()));
    boolean isFirst = asked.at("messages").items().size() == 1;
    var script = format == Format.CHAT ? new ChatTools(isFirst) : new MessagesTools(isFirst);
    if (asked.at("stream").isTrue()) {
      call.chunked(200, "Content-Type: text/event-stream");
      call.chunk(script.streamed());
      call.lastChunk();
    } else {
      call.reply(200, script.whole(), "Content-Type: application/json");
    }
  }

  private static void assertResults(Format format, Object body) {
    var turns = Node.of(body).at("messages").items();
    if (format == Format.CHAT) {
      assertEquals(4, turns.size());
      assertEquals(
          "assistant tool:c1:sunny in Paris tool:c2:The tool failed:|no sky over Rome",
          turns.get(1).at("role").textOrEmpty()
              + chatResult(turns.get(2))
              + chatResult(turns.get(3)));
    } else {
      assertEquals(3, turns.size());
      var results = turns.get(2).at("content").items();
      assertEquals(
          List.of("c1", "c2"),
          results.stream().map(one -> one.at("tool_use_id").textOrEmpty()).toList());
      assertEquals(
          List.of(false, true),
          results.stream().map(one -> one.at("is_error").isTrue()).toList());
    }
  }

  /** A text stands alone or in a list. */
  private static String chatResult(Node turn) {
    var texts = turn.at("content").items().stream()
        .map(part -> part.at("text").textOrEmpty())
        .collect(Collectors.joining("|"));
    return " " + turn.at("role").textOrEmpty() + ":" + turn.at("tool_call_id").textOrEmpty() + ":"
        + turn.at("content").textOrEmpty() + texts;
  }

  private static String quoted(String json) {
    return Json.text(json);
  }

  /** What a provider says in one round. */
  private interface Script {
    String whole();

    String streamed();
  }

  private record ChatTools(boolean isFirst) implements Script {
    private static final String CALLS =
        "[" + call(0, "c1", "Paris") + "," + call(1, "c2", "Rome") + "]";
    private static final String USAGE =
        "\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":4,\"total_tokens\":13}";

    private static String call(int index, String id, String city) {
      return "{\"index\":" + index + ",\"id\":\"" + id + "\",\"type\":\"function\",\"function\":"
          + "{\"name\":\"weather\",\"arguments\":" + quoted("{\"city\":\"" + city + "\"}") + "}}";
    }

    private String said() {
      return isFirst
          ? "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":" + CALLS + "}"
          : "{\"role\":\"assistant\",\"content\":\"Paris.\"}";
    }

    private String finish() {
      return ",\"finish_reason\":\"" + (isFirst ? "tool_calls" : "stop") + "\"";
    }

    @Override
    public String whole() {
      return "{\"id\":\"x\",\"model\":\"m-1\",\"choices\":[{\"index\":0,\"message\":" + said()
          + finish() + "}]," + USAGE + "}";
    }

    @Override
    public String streamed() {
      return "data: {\"id\":\"x\",\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":" + said()
          + "}]}\n\ndata: {\"id\":\"x\",\"choices\":[{\"index\":0,\"delta\":{}" + finish()
          + "}]}\n\ndata: {\"id\":\"x\",\"choices\":[]," + USAGE + "}\n\ndata: [DONE]\n\n";
    }
  }

  private record MessagesTools(boolean isFirst) implements Script {
    private static final String USAGE = "\"usage\":{\"input_tokens\":9,\"output_tokens\":4}";

    private static String call(String id, String input) {
      return "{\"type\":\"tool_use\",\"id\":\"" + id + "\",\"name\":\"weather\",\"input\":" + input
          + "}";
    }

    private String stop() {
      return "\"stop_reason\":\"" + (isFirst ? "tool_use" : "end_turn") + "\"";
    }

    @Override
    public String whole() {
      var content = isFirst
          ? call("c1", "{\"city\":\"Paris\"}") + "," + call("c2", "{\"city\":\"Rome\"}")
          : "{\"type\":\"text\",\"text\":\"Paris.\"}";
      return "{\"id\":\"x\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m-1\","
          + "\"content\":[" + content + "]," + stop() + "," + USAGE + "}";
    }

    @Override
    public String streamed() {
      var blocks = isFirst
          ? streamed(0, "c1", "Paris") + streamed(1, "c2", "Rome")
          : block(
              0,
              "{\"type\":\"text\",\"text\":\"\"}",
              "{\"type\":\"text_delta\",\"text\":\"Paris.\"}");
      return event(
              "message_start",
              "\"message\":{\"id\":\"x\",\"type\":\"message\",\"role\":\"assistant\",\"model\":"
                  + "\"m-1\",\"content\":[],\"stop_reason\":null," + USAGE + "}")
          + blocks
          + event("message_delta", "\"delta\":{" + stop() + "}," + USAGE)
          + event("message_stop", "\"x\":0");
    }

    private static String streamed(int index, String id, String city) {
      return block(
          index,
          call(id, "{}"),
          "{\"type\":\"input_json_delta\",\"partial_json\":" + quoted("{\"city\":\"" + city + "\"}")
              + "}");
    }

    private static String block(int index, String start, String delta) {
      var at = "\"index\":" + index;
      return event("content_block_start", at + ",\"content_block\":" + start)
          + event("content_block_delta", at + ",\"delta\":" + delta)
          + event("content_block_stop", at);
    }

    private static String event(String type, String fields) {
      return "event: " + type + "\ndata: {\"type\":\"" + type + "\"," + fields + "}\n\n";
    }
  }
}
