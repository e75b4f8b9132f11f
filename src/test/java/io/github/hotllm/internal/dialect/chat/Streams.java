package io.github.hotllm.internal.dialect.chat;

import io.github.hotllm.internal.catalog.Quirks;
import io.github.hotllm.internal.dialect.Target;
import java.util.List;

/** Streams as servers send them, with what they mean. */
record Streams(String name, Target target, String wire, String meaning) {
  private static final Target PLAIN = Targets.plain();
  private static final Target EOF =
      Targets.of(Targets.stream(Quirks.End.EOF, Quirks.StreamUsage.ASK));

  static final List<Streams> ALL = List.of(
      new Streams(
          "OpenAI, with usage null and padding", PLAIN, """
          data: {"id":"c1","object":"chat.completion.chunk","model":"m-1","choices":[{"index":0,"delta":{"role":"assistant","content":"","refusal":null},"finish_reason":null}],"usage":null,"obfuscation":"aB"}

          data: {"id":"c1","model":"m-1","choices":[{"index":0,"delta":{"content":"Grüß "},"finish_reason":null}],"usage":null,"obfuscation":"x"}

          data: {"id":"c1","model":"m-1","choices":[{"index":0,"delta":{"content":"dich 🙂"},"finish_reason":null}],"usage":null}

          data: {"id":"c1","model":"m-1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":null}

          data: {"id":"c1","model":"m-1","choices":[],"usage":{"prompt_tokens":9,"completion_tokens":4,"total_tokens":13}}

          data: [DONE]

          """, "\"Grüß \" \"dich 🙂\" → STOP/stop"),
      new Streams("Azure, whose first chunk has no choice", PLAIN, """
          data: {"choices":[],"prompt_filter_results":[{"prompt_index":0}],"model":""}

          data: {"id":"c","model":"m-1","choices":[{"index":0,"delta":{"content":"Hi"},"content_filter_results":{}}]}

          data: {"id":"c","model":"m-1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

          data:[DONE]

          """, "\"Hi\" → STOP/stop"),
      new Streams(
          "OpenRouter, with comments and CRLF",
          PLAIN,
          """
          : OPENROUTER PROCESSING

          data: {"id":"g","model":"m-1","choices":[{"index":0,"delta":{"reasoning":"Hm","reasoning_content":"Hm","content":""}}]}

          : OPENROUTER PROCESSING

          data: {"id":"g","model":"m-1","choices":[{"index":0,"delta":{"content":"A"},"finish_reason":"stop","native_finish_reason":"x"}]}

          data: [DONE]

          data: {"choices":[{"delta":{"content":"too late"}}]}

          """.replace("\n", "\r\n"),
          "(Hm) \"A\" → STOP/stop"),
      new Streams(
          "two calls at once, their pieces mixed",
          PLAIN,
          """
          data: {"id":"c","choices":[{"delta":{"tool_calls":[{"index":0,"id":"a","type":"function","function":{"name":"f","arguments":""}},{"index":1,"id":"b","type":"function","function":{"name":"g","arguments":"{\\"x\\""}}]}}]}

          data: {"id":"c","choices":[{"delta":{"tool_calls":[{"index":1,"function":{"arguments":":1}"}}]}}]}

          data: {"id":"c","choices":[{"delta":{},"finish_reason":"tool_calls"}]}

          data: [DONE]

          """,
          "~g#b{\"x\" ~g#b:1} f#a{} g#b{\"x\":1} → TOOL_CALLS/tool_calls"),
      new Streams("Mistral, whose content is a list", PLAIN, """
          data: {"id":"c","choices":[{"index":0,"delta":{"content":[{"type":"thinking","thinking":[{"type":"text","text":"Well"}]}]}}]}

          data: {"id":"c","choices":[{"index":0,"delta":{"content":[{"type":"text","text":"Yes"}]},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":2}}

          data: [DONE]

          """, "(Well) \"Yes\" → STOP/stop"),
      new Streams("a server that ends without a mark", EOF, """
          data: {"id":"c","choices":[{"index":0,"delta":{"content":"Hi"}}]}

          data: {"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"length"}]}

          """, "\"Hi\" → LENGTH/length"));

  @Override
  public String toString() {
    return name;
  }
}
