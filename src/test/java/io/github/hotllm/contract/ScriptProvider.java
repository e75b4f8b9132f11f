package io.github.hotllm.contract;

import io.github.hotllm.testing.FakeCall;
import java.io.IOException;

/** The provider of the curl script: what it says depends on the model that is asked. */
final class ScriptProvider {
  private static final String USAGE = "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":8,"
      + "\"prompt_tokens_details\":{\"cached_tokens\":3,\"cache_write_tokens\":1},"
      + "\"completion_tokens_details\":{\"reasoning_tokens\":5},\"cost\":0.25}";
  private static final String SAID =
      "{\"content\":\"Three\",\"reasoning_details\":[{\"type\":\"reasoning.text\",\"index\":0,"
          + "\"text\":\"Hm\",\"signature\":\"s\"}],\"tool_calls\":[{\"index\":0,\"id\":\"c1\","
          + "\"function\":{\"name\":\"add\",\"arguments\":\"{\\\"a\\\":1}\"}}]}";
  private static final String VECTORS = "{\"data\":[{\"index\":0,\"embedding\":[1,0.5]},"
      + "{\"index\":1,\"embedding\":[0.25,-0.5]}],\"model\":\"v\",\"usage\":{\"prompt_tokens\":4}}";

  private ScriptProvider() {}

  static void play(FakeCall call) throws IOException {
    var asked = call.request().text();
    var line = call.request().line();
    if (line.contains("/count_tokens")) {
      call.reply(200, "{\"input_tokens\":7}");
    } else if (line.contains("/v1/embeddings")) {
      call.reply(200, VECTORS);
    } else if (line.contains("/v1/messages")) {
      call.reply(200, messages());
    } else if (asked.contains("\"json\"")) {
      call.reply(200, whole("{\"content\":\"{\\\"sum\\\":3}\"}", "stop", "{}"));
    } else if (asked.contains("\"odd\"")) {
      call.reply(200, whole("{\"content\":\"\"}", "tired", "{}"));
    } else if (asked.contains("\"used-up\"")) {
      call.reply(429, "{\"error\":{\"type\":\"usage_limit_reached\",\"resets_at\":4102444800}}");
    } else if (ChatScripts.isStreamed(call)) {
      call.chunked(200, ChatScripts.EVENTS);
      call.chunk("data: {\"model\":\"full-2\",\"choices\":[{\"delta\":" + SAID + "}]}\n\n");
      call.chunk("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"tool_calls\"}]," + USAGE
          + "}\n\n");
      call.chunk("data: [DONE]\n\n");
      call.lastChunk();
    } else {
      call.reply(200, whole(SAID, "tool_calls", "{" + USAGE + "}"));
    }
  }

  private static String whole(String message, String finish, String more) {
    var tail = more.substring(1, more.length() - 1);
    return "{\"model\":\"full-2\",\"choices\":[{\"message\":" + message + ",\"finish_reason\":\""
        + finish + "\"}]" + (tail.isEmpty() ? "" : "," + tail) + "}";
  }

  private static String messages() {
    return "{\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\",\"content\":[{\"type\":"
        + "\"text\",\"text\":\"Hi\"}],\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":1,"
        + "\"cache_creation_input_tokens\":2,\"cache_creation\":{\"ephemeral_1h_input_tokens\":2,"
        + "\"ephemeral_5m_input_tokens\":0},\"output_tokens\":1}}";
  }
}
