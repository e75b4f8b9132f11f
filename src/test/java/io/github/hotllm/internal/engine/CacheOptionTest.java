package io.github.hotllm.internal.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.internal.catalog.Catalog;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Encoded;
import io.github.hotllm.internal.dialect.Target;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The caching of a whole prompt, at providers that do it unasked. */
class CacheOptionTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      gpt          | cache: long left to the provider, for Responses's providers cache by themselves
      deepseek     | cache: long left to the provider, for Chat's providers cache by themselves
      gemini-flash | cache: long left to the provider, for Gemini's providers cache by themselves
      """)
  void nothingIsSentAndOnlyALongTermIsNamed(String model, String warning) {
    var plain = encoded(LlmRequest.of(model, "Hi"));
    for (var term : Marks.Cache.values()) {
      var cached = encoded(LlmRequest.builder(model).prompt("Hi").cache(term).build());
      assertArrayEquals(plain.wire().body(), cached.wire().body());
      assertEquals(term == Marks.Cache.LONG ? List.of(warning) : List.of(), cached.warnings());
    }
  }

  private static Encoded encoded(LlmRequest request) {
    var candidate = Catalog.builtIn().resolve(request.model()).candidates().get(0);
    var target = new Target(candidate.provider(), candidate.model());
    return Formats.dialects()
        .answering()
        .get(candidate.provider().dialect())
        .encode(Asked.of(request, Delivery.WHOLE), target);
  }
}
