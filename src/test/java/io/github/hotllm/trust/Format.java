package io.github.hotllm.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.Llm;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A wire format as a provider speaks it: a recorded stream, and a client of that provider. */
enum Format {
  CHAT("openai-chat", "/v1") {
    @Override
    String text(String piece) {
      return data(
          "{\"id\":\"c1\",\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":"
              + "\"" + piece + "\"}}]}");
    }

    @Override
    String beginning() {
      return ": PROCESSING\n\n"
          + data(
              "{\"id\":\"c1\",\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}");
    }

    @Override
    String ending() {
      return data(
              "{\"id\":\"c1\",\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"t\","
                  + "\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}}]}")
          + data("{\"id\":\"c1\",\"choices\":[{\"delta\":{},\"finish_reason\":\"tool_calls\"}]}")
          + data("{\"id\":\"c1\",\"choices\":[],\"usage\":{\"prompt_tokens\":9,"
              + "\"completion_tokens\":4,\"total_tokens\":13}}")
          + data("[DONE]");
    }
  },
  RESPONSES("openai-responses", "/v1") {
    @Override
    String text(String piece) {
      return data("{\"type\":\"response.output_text.delta\",\"output_index\":0,"
          + "\"content_index\":0,\"delta\":\"" + piece + "\"}");
    }

    @Override
    String beginning() {
      return data("{\"type\":\"response.created\",\"response\":{\"id\":\"resp_1\","
              + "\"model\":\"m-1\",\"status\":\"in_progress\"}}")
          + data("{\"type\":\"response.output_item.added\",\"output_index\":0,"
              + "\"item\":{\"type\":\"message\"}}");
    }

    @Override
    String ending() {
      return data("{\"type\":\"response.completed\",\"response\":{\"status\":\"completed\","
          + "\"output\":[],\"usage\":{\"input_tokens\":9,\"output_tokens\":4}}}");
    }
  },
  ANTHROPIC("anthropic", "") {
    @Override
    String text(String piece) {
      return typed(
          "content_block_delta",
          "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"" + piece + "\"}");
    }

    @Override
    String beginning() {
      return typed(
              "message_start",
              "\"message\":{\"id\":\"msg_1\",\"type\":\"message\","
                  + "\"role\":\"assistant\",\"model\":\"m-1\",\"content\":[],\"stop_reason\":null,"
                  + "\"usage\":{\"input_tokens\":10,\"output_tokens\":1}}")
          + typed(
              "content_block_start",
              "\"index\":0,\"content_block\":{\"type\":\"text\"," + "\"text\":\"\"}")
          + typed("ping", "\"x\":0");
    }

    @Override
    String ending() {
      return typed("content_block_stop", "\"index\":0")
          + typed(
              "message_delta",
              "\"delta\":{\"stop_reason\":\"end_turn\"}," + "\"usage\":{\"output_tokens\":7}")
          + typed("message_stop", "\"x\":0");
    }

    private String typed(String type, String fields) {
      return "event: " + type + "\n" + data("{\"type\":\"" + type + "\"," + fields + "}");
    }
  },
  HOTLLM("hotllm", "") {
    @Override
    String text(String piece) {
      return "event: text\n" + data("{\"text\":\"" + piece + "\"}");
    }

    @Override
    String beginning() {
      return ": heartbeat\n\nevent: start\n"
          + data("{\"request_id\":\"req_1\",\"requested_model\":\"m\"," + STORY + "}");
    }

    @Override
    String ending() {
      return "event: done\n"
          + data("{\"finish_reason\":\"stop\",\"model\":\"m-1\",\"requested_model\":\"m\"," + STORY
              + ",\"attempts\":1,\"latency_ms\":9,\"overhead_ms\":0,\"request_id\":\"req_1\"}");
    }
  };

  private static final String STORY =
      "\"provider\":\"p\",\"route\":\"api\",\"billing\":\"per_token\"";
  private static final int PIECES = 24;

  private final String dialect;
  private final String basePath;

  Format(String dialect, String basePath) {
    this.dialect = dialect;
    this.basePath = basePath;
  }

  abstract String beginning();

  /** One piece of the answer's text. */
  abstract String text(String piece);

  abstract String ending();

  private static String data(String json) {
    return "data: " + json + "\n\n";
  }

  private static String piece(int number) {
    return number + " größer 🙂 ";
  }

  /** All text of the recorded stream. */
  static String wholeText() {
    return IntStream.range(0, PIECES).mapToObj(Format::piece).collect(Collectors.joining());
  }

  /** A recorded stream; with its last byte it is whole, and not before. */
  byte[] stream() {
    var pieces = IntStream.range(0, PIECES)
        .mapToObj(number -> text(piece(number)))
        .collect(Collectors.joining());
    return (beginning() + pieces + ending()).getBytes(UTF_8);
  }

  /** The text of the events that are whole within so many bytes of the stream. */
  String textWithin(int bytes) {
    var text = new StringBuilder();
    var soFar = new StringBuilder(beginning());
    for (int number = 0; number < PIECES; number++) {
      soFar.append(text(piece(number)));
      if (soFar.toString().getBytes(UTF_8).length <= bytes) {
        text.append(piece(number));
      }
    }
    return text.toString();
  }

  /** How many bytes hold the first content. */
  int firstContent() {
    return (beginning() + text(piece(0))).getBytes(UTF_8).length;
  }

  /** A whole answer in Chat's format. */
  static String chatReply(String text) {
    return "{\"id\":\"c1\",\"model\":\"m-1\",\"choices\":[{\"index\":0,\"message\":{\"role\":"
        + "\"assistant\",\"content\":\"" + text + "\"},\"finish_reason\":\"stop\"}]}";
  }

  /** The configuration of a provider named {@code fake} that speaks this format there. */
  String row(URI address) {
    return "\"fake\":{\"dialect\":\"" + dialect + "\",\"base_url\":\"" + address + basePath
        + "\",\"api_key_env\":\"FAKE_KEY\"}";
  }

  /** A client that knows this one provider, under the name {@code fake}. */
  Llm client(URI address) {
    return builder(address).build();
  }

  Llm.Builder builder(URI address) {
    return Llm.builder()
        .environment(Map.of("FAKE_KEY", "key-of-the-fake"))
        .config("{\"providers\":{" + row(address) + "}}");
  }
}
