package io.github.hotllm.internal.engine;

import io.github.hotllm.internal.dialect.Api;
import io.github.hotllm.internal.dialect.Dialect;
import io.github.hotllm.internal.dialect.Dialects;
import io.github.hotllm.internal.dialect.Doors;
import io.github.hotllm.internal.dialect.anthropic.AnthropicDialect;
import io.github.hotllm.internal.dialect.anthropic.MessagesCount;
import io.github.hotllm.internal.dialect.anthropic.MessagesModels;
import io.github.hotllm.internal.dialect.chat.ChatDialect;
import io.github.hotllm.internal.dialect.chat.ChatModels;
import io.github.hotllm.internal.dialect.embeddings.EmbeddingsDialect;
import io.github.hotllm.internal.dialect.gemini.GeminiCount;
import io.github.hotllm.internal.dialect.gemini.GeminiDialect;
import io.github.hotllm.internal.dialect.gemini.GeminiEmbeddings;
import io.github.hotllm.internal.dialect.gemini.GeminiModels;
import io.github.hotllm.internal.dialect.hotllm.HotllmCount;
import io.github.hotllm.internal.dialect.hotllm.HotllmDialect;
import io.github.hotllm.internal.dialect.hotllm.HotllmEmbeddings;
import io.github.hotllm.internal.dialect.responses.ResponsesCount;
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

  private static final Dialect HOTLLM_COUNT = new HotllmCount();
  private static final Dialect MESSAGES_COUNT = new MessagesCount();
  private static final Dialect RESPONSES_COUNT = new ResponsesCount();
  private static final Dialect GEMINI_COUNT = new GeminiCount();
  private static final Dialect HOTLLM_EMBEDDINGS = new HotllmEmbeddings();
  private static final Dialect EMBEDDINGS = new EmbeddingsDialect();

  private static final Doors DOORS = withGoogle("/v1", withGoogle("/v1beta", Doors.none()))
      .with(HotllmDialect.CALL, HOTLLM)
      .with(HotllmDialect.STREAM, HOTLLM)
      .with(HotllmCount.PATH, HOTLLM_COUNT)
      .with(HotllmEmbeddings.PATH, HOTLLM_EMBEDDINGS)
      .with("/v1/chat/completions", CHAT)
      .with("/v1/responses", RESPONSES)
      .with("/v1/messages", ANTHROPIC)
      .with("/v1" + EmbeddingsDialect.PATH, EMBEDDINGS)
      .with(MessagesCount.PATH, MESSAGES_COUNT)
      .with("/v1" + ResponsesCount.PATH, RESPONSES_COUNT)
      .with(
          new Api("/v1", ANTHROPIC, new MessagesModels(), Set.of("anthropic-version", "x-api-key")))
      .with(
          new Api("/v1", GEMINI, new GeminiModels(), Set.of("x-goog-api-key", "x-goog-api-client")))
      .with(Api.of("/v1", CHAT, new ChatModels()))
      .with(Api.of("/v1beta", GEMINI, new GeminiModels()));

  private Formats() {}

  /** Google's own SDKs call its stable version from 3.0 on, other clients the beta. */
  private static Doors withGoogle(String version, Doors doors) {
    var model = version + "/models/{model}:";
    return doors
        .with(model + "generateContent", GEMINI)
        .with(model + "streamGenerateContent", GEMINI)
        .with(model + "embedContent", GeminiEmbeddings.ONE)
        .with(model + "batchEmbedContents", GeminiEmbeddings.BATCH)
        .with(model + "countTokens", GEMINI_COUNT);
  }

  /** By the names that provider rows have for them. */
  static Dialects dialects() {
    return new Dialects(
        byName(),
        Map.of(
            ANTHROPIC.name(), MESSAGES_COUNT,
            RESPONSES.name(), RESPONSES_COUNT,
            GEMINI.name(), GEMINI_COUNT,
            HOTLLM.name(), HOTLLM_COUNT),
        Map.of(
            CHAT.name(),
            EMBEDDINGS,
            RESPONSES.name(),
            EMBEDDINGS,
            GEMINI.name(),
            GeminiEmbeddings.BATCH,
            HOTLLM.name(),
            HOTLLM_EMBEDDINGS));
  }

  private static Map<String, Dialect> byName() {
    return Stream.of(HOTLLM, CHAT, RESPONSES, ANTHROPIC, GEMINI)
        .collect(Collectors.toUnmodifiableMap(Dialect::name, Function.identity()));
  }

  /** By the paths at which a hot server speaks them. */
  static Doors byPath() {
    return DOORS;
  }
}
