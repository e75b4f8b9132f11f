package io.github.hotllm.internal.dialect.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Encoded;
import io.github.hotllm.internal.dialect.Target;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code cache} of a whole request: the server finds the end of the prompt itself. */
class WholePromptCacheTest {
  private static final Target TARGET = Fixtures.STRICT;
  private static final Part.Text MARKED = new Part.Text("Hi", Marks.ofCache(Marks.Cache.SHORT));

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      SHORT | {"type":"ephemeral"}
      LONG  | {"type":"ephemeral","ttl":"1h"}
      """)
  void oneFieldOfTheBodySaysItAndIsReadBack(Marks.Cache term, String control) {
    var encoded =
        encode(LlmRequest.builder("m").prompt("Hi").cache(term).maxTokens(9).build());
    assertEquals(
        "{\"model\":\"" + TARGET.model().id() + "\",\"max_tokens\":9,\"cache_control\":" + control
            + ",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}]}]}",
        text(encoded));
    assertEquals(List.of(), encoded.warnings());
    var back = new AnthropicDialect().decode(encoded.wire());
    assertEquals(Optional.of(term), back.request().cache());
    assertEquals(List.of(), back.original().orElseThrow().unknown());
  }

  @Test
  void itTakesOneOfTheFourBreakpoints() {
    var system = Collections.nCopies(4, MARKED);
    var encoded = encode(LlmRequest.builder("m")
        .system(system)
        .prompt("Hi")
        .cache(Marks.Cache.SHORT)
        .build());
    assertEquals(4, text(encoded).split("cache_control", -1).length - 1);
    assertTrue(text(encoded).contains("\"cache_control\":{\"type\":\"ephemeral\"},\"system\""));
    assertEquals(List.of("cache: only the last 3 of 4 marks were sent"), encoded.warnings());
  }

  @Test
  void theEndsOwnMarkStandsInItsPlace() {
    var encoded = encode(LlmRequest.builder("m")
        .message(Message.user(MARKED))
        .cache(Marks.Cache.LONG)
        .build());
    assertEquals(1, text(encoded).split("cache_control", -1).length - 1);
    assertTrue(
        text(encoded).contains("\"text\":\"Hi\",\"cache_control\":{\"type\":\"ephemeral\"}"));
    assertEquals(
        List.of("cache: left to the mark that the end of the prompt has of its own"),
        encoded.warnings());
  }

  private static Encoded encode(LlmRequest request) {
    return new AnthropicDialect().encode(Asked.of(request, Delivery.WHOLE), TARGET);
  }

  private static String text(Encoded encoded) {
    return new String(encoded.wire().body(), UTF_8);
  }
}
