package io.github.hotllm.internal.engine;

import io.github.hotllm.internal.dialect.Dialect;
import io.github.hotllm.internal.dialect.anthropic.AnthropicDialect;
import io.github.hotllm.internal.dialect.chat.ChatDialect;
import io.github.hotllm.internal.dialect.hotllm.HotllmDialect;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one place that knows all wire formats: those of providers, and those of the hot server. */
final class Formats {
  private static final Dialect HOTLLM = new HotllmDialect();
  private static final Dialect CHAT = new ChatDialect();
  private static final Dialect ANTHROPIC = new AnthropicDialect();

  private Formats() {}

  /** By the names that provider rows have for them. */
  static Map<String, Dialect> byName() {
    return Stream.of(HOTLLM, CHAT, ANTHROPIC)
        .collect(Collectors.toUnmodifiableMap(Dialect::name, Function.identity()));
  }

  /** The generating endpoints of a hot server, by their paths. */
  static Map<String, Dialect> byPath() {
    return Map.of("/call_llm", HOTLLM, "/stream_llm", HOTLLM, "/v1/messages", ANTHROPIC);
  }
}
