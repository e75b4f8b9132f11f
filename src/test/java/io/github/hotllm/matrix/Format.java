package io.github.hotllm.matrix;

import io.github.hotllm.internal.dialect.Dialect;
import io.github.hotllm.internal.dialect.anthropic.AnthropicDialect;
import io.github.hotllm.internal.dialect.chat.ChatDialect;
import io.github.hotllm.internal.dialect.gemini.GeminiDialect;
import io.github.hotllm.internal.dialect.hotllm.HotllmDialect;
import io.github.hotllm.internal.dialect.responses.ResponsesDialect;

/** The wire formats: a new one is one more row. */
enum Format {
  CHAT("Chat", "/v1", new ChatDialect(), new ChatPhrases()),
  RESPONSES("Responses", "/v1", new ResponsesDialect(), new ResponsesPhrases()),
  ANTHROPIC("Anthropic", "", new AnthropicDialect(), new AnthropicPhrases()),
  GEMINI("Gemini", "", new GeminiDialect(), new GeminiPhrases()),
  HOTLLM("hotllm", "", new HotllmDialect(), new HotllmPhrases());

  private final String title;
  private final String basePath;
  private final Dialect dialect;
  private final Phrases phrases;

  Format(String title, String basePath, Dialect dialect, Phrases phrases) {
    this.title = title;
    this.basePath = basePath;
    this.dialect = dialect;
    this.phrases = phrases;
  }

  String title() {
    return title;
  }

  String basePath() {
    return basePath;
  }

  Dialect dialect() {
    return dialect;
  }

  Phrases phrases() {
    return phrases;
  }
}
