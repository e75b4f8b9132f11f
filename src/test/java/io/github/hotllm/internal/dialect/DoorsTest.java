package io.github.hotllm.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.internal.dialect.anthropic.AnthropicDialect;
import io.github.hotllm.internal.dialect.anthropic.MessagesModels;
import io.github.hotllm.internal.dialect.chat.ChatDialect;
import io.github.hotllm.internal.dialect.chat.ChatModels;
import io.github.hotllm.internal.dialect.hotllm.HotllmDialect;
import io.github.hotllm.internal.wire.Headers;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoorsTest {
  private static final Dialect CHAT = new ChatDialect();
  private static final Dialect ANTHROPIC = new AnthropicDialect();

  private final Doors doors = Doors.none()
      .with("/call_llm", new HotllmDialect())
      .with("/v1/chat", CHAT)
      .with("/v1/models/{model}:generate", new HotllmDialect())
      .with(new Api("/v1", ANTHROPIC, new MessagesModels(), Set.of("anthropic-version")))
      .with(Api.of("/v1", CHAT, new ChatModels()));

  /** The path that generates counts before the API round it, and marks before none. */
  @ParameterizedTest
  @CsvSource({
    "/call_llm, x-none, hotllm",
    "/call_llm?x=y, x-none, hotllm",
    "/v1/chat, x-none, openai-chat",
    "/v1/chat, anthropic-version, openai-chat",
    "/v1/models/a/b:generate, x-none, hotllm",
    "/v1/models/a/b, x-none, openai-chat",
    "/v1/models/a/b, anthropic-version, anthropic",
    "/v1/, anthropic-version, anthropic",
    "/v1, anthropic-version, none",
    "/v1beta/models, anthropic-version, none",
    "/, x-none, none"
  })
  void aRequestIsAnsweredInTheFormatOfItsPathAndItsHeaders(
      String path, String header, String dialect) {
    var found = doors.dialect(path, Headers.none().with(header, "x"));
    assertEquals(dialect, found.map(Dialect::name).orElse("none"));
  }
}
