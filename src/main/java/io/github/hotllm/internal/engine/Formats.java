package io.github.hotllm.internal.engine;

import io.github.hotllm.internal.dialect.Api;
import io.github.hotllm.internal.dialect.Dialect;
import io.github.hotllm.internal.dialect.Doors;
import io.github.hotllm.internal.dialect.anthropic.AnthropicDialect;
import io.github.hotllm.internal.dialect.anthropic.MessagesModels;
import io.github.hotllm.internal.dialect.chat.ChatDialect;
import io.github.hotllm.internal.dialect.chat.ChatModels;
import io.github.hotllm.internal.dialect.gemini.GeminiDialect;
import io.github.hotllm.internal.dialect.gemini.GeminiModels;
import io.github.hotllm.internal.dialect.hotllm.HotllmDialect;
import io.github.hotllm.internal.dialect.responses.ResponsesDialect;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one place that knows all wire formats: those of providers, and those of the hot server. */
final class Formats {
  private static final Dialect HOTLLM = new HotllmDialect();
  private static final Dialect CHAT = new ChatDialect();
  private static final Dialect RESPONSES = new ResponsesDialect();
  private static final Dialect ANTHROPIC = new AnthropicDialect();
  private static final Dialect GEMINI = new GeminiDialect();

  private static final Doors DOORS = Doors.none()
      .with(HotllmDialect.CALL, HOTLLM)
      .with(HotllmDialect.STREAM, HOTLLM)
      .with("/v1/chat/completions", CHAT)
      .with("/v1/responses", RESPONSES)
      .with("/v1/messages", ANTHROPIC)
      .with("/v1beta/models/{model}:generateContent", GEMINI)
      .with("/v1beta/models/{model}:streamGenerateContent", GEMINI)
      .with(
          new Api("/v1", ANTHROPIC, new MessagesModels(), Set.of("anthropic-version", "x-api-key")))
      .with(Api.of("/v1", CHAT, new ChatModels()))
      .with(Api.of("/v1beta", GEMINI, new GeminiModels()));

  private Formats() {}

  /** By the names that provider rows have for them. */
  static Map<String, Dialect> byName() {
    return Stream.of(HOTLLM, CHAT, RESPONSES, ANTHROPIC, GEMINI)
        .collect(Collectors.toUnmodifiableMap(Dialect::name, Function.identity()));
  }

  /** By the paths at which a hot server speaks them. */
  static Doors byPath() {
    return DOORS;
  }
}
