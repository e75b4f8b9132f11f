package io.github.hotllm.testing;

import io.github.hotllm.Llm;
import java.util.List;
import java.util.Map;

/**
 * A client whose providers {@code chat}, {@code responses}, {@code claude}, {@code google} are one
 * fake.
 */
public final class FourFormats implements AutoCloseable {
  private final FakeProvider provider;
  private final Llm llm;

  public FourFormats(FakeProvider.Script... inTurn) {
    provider = inTurn.length == 1 ? FakeProvider.of(inTurn[0]) : FakeProvider.inTurn(inTurn);
    llm = Llm.builder()
        .environment(Map.of("OPENAI_API_KEY", "k"))
        .config("""
            {"providers":{
            "openai":{"base_url":"URL/v1"},
            "chat":{"dialect":"openai-chat","base_url":"URL/v1","api_key_env":"OPENAI_API_KEY"},
            "responses":{"dialect":"openai-responses","base_url":"URL/v1","api_key_env":"OPENAI_API_KEY"},
            "claude":{"dialect":"anthropic","base_url":"URL","api_key_env":"OPENAI_API_KEY"},
            "hot":{"dialect":"hotllm","base_url":"URL","api_key_env":"OPENAI_API_KEY"},
            "google":{"dialect":"gemini","base_url":"URL","api_key_env":"OPENAI_API_KEY"}},
            "aliases":{"both":["chat/m","claude/m"],"vectors":["chat/m","google/m"]},
            "fallbacks":{"chat/m":["google/m"]}}
            """.replace("URL", provider.uri("").toString()))
        .build();
  }

  public Llm llm() {
    return llm;
  }

  public FakeProvider provider() {
    return provider;
  }

  /** The paths and bodies that came, in their order. */
  public List<String> asked() {
    return provider.requests().stream()
        .map(request -> request.line().split(" ")[1] + " " + request.text())
        .toList();
  }

  @Override
  public void close() {
    llm.close();
    provider.close();
  }
}
