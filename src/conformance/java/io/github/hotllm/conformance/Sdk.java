package io.github.hotllm.conformance;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** The SDKs, each with its own words for an end, and with the format that it speaks itself. */
enum Sdk {
  OPENAI_CHAT(OpenAiChat::new, Behind.CHAT, "stop", "tool_calls"),
  OPENAI_RESPONSES(OpenAiResponses::new, Behind.RESPONSES, "completed", "completed"),
  ANTHROPIC(AnthropicMessages::new, Behind.ANTHROPIC, "end_turn", "tool_use"),
  GOOGLE(GoogleGenAi::new, Behind.GEMINI, "STOP", "STOP"),
  LANGCHAIN_OPENAI(LangChains::openAi, Behind.CHAT, "STOP", "TOOL_EXECUTION"),
  LANGCHAIN_ANTHROPIC(LangChains::anthropic, Behind.ANTHROPIC, "STOP", "TOOL_EXECUTION"),
  LANGCHAIN_GEMINI(LangChains::gemini, Behind.GEMINI, "STOP", "TOOL_EXECUTION");

  private final BiFunction<URI, String, Client> maker;
  private final Behind own;
  private final String stopped;
  private final String calling;

  Sdk(BiFunction<URI, String, Client> maker, Behind own, String stopped, String calling) {
    this.maker = maker;
    this.own = own;
    this.stopped = stopped;
    this.calling = calling;
  }

  /** One that shows the house's own token where it has its key. */
  Client at(House house) {
    return at(house, House.TOKEN);
  }

  Client at(House house, String key) {
    return maker.apply(house.uri(), key);
  }

  /** The formats that it does not speak. */
  Set<Behind> others() {
    return EnumSet.complementOf(EnumSet.of(own));
  }

  /** Its word for an answer that came to its end. */
  String stopped() {
    return stopped;
  }

  /** Its word for an answer that wants its tools run. */
  String calling() {
    return calling;
  }

  /**
   * What the tools answered; LangChain4j makes an object of it for Google, which others get as
   * text.
   */
  List<String> answers() {
    return this == LANGCHAIN_GEMINI
        ? Weather.ANSWERS.stream()
            .map(text -> "{\"response\":\"" + text + "\"}")
            .toList()
        : Weather.ANSWERS;
  }

  /** Of 20 tokens put in 8 were cached; Anthropic's figures are disjoint. */
  Said.Tokens tokens() {
    return new Said.Tokens(own == Behind.ANTHROPIC ? 12 : 20, 8, 5);
  }
}
