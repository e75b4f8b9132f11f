package io.github.hotllm.internal.engine;

import io.github.hotllm.Llm;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.dialect.Dialect;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Puts a client together. */
public final class Assembly {
  private Assembly() {}

  /** What a user has settled; the rest is found. */
  public record Settings(
      Map<String, String> keys,
      Map<String, String> baseUrls,
      Map<String, String> environment,
      Optional<Path> config,
      Optional<String> configText,
      LlmRequest.Timeouts timeouts) {
    public Settings {
      keys = Map.copyOf(keys);
      baseUrls = Map.copyOf(baseUrls);
      environment = Map.copyOf(environment);
    }

    /** Without keys and environment, which hold secrets. */
    @Override
    public String toString() {
      return "Settings[" + keys.keySet() + "]";
    }
  }

  public static Llm llm(Settings settings) {
    return java.util.Optional.<Llm>empty()
        .orElseThrow(() -> new UnsupportedOperationException("not assembled yet: " + settings));
  }

  /** The engine of a client that was built here. */
  public static Engine engine(Llm llm) {
    throw new IllegalArgumentException("not assembled yet: " + llm.getClass());
  }

  /** The wire format that each path of the hot server speaks. */
  public static Map<String, Dialect> formats() {
    throw new UnsupportedOperationException("not assembled yet");
  }

  /** The time as it is. */
  public static Clock clock() {
    throw new UnsupportedOperationException("not assembled yet");
  }
}
