package io.github.hotllm.internal.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who speaks for a vendor at another address rarely offers all that the vendor does. */
class CompatibleDialectTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {}                                                                          | openai-responses
      {'models': ['gpt-new']}                                                     | openai-responses
      {'base_url': 'https://API.openai.com/v2/'}                                  | openai-responses
      {'base_url': 'http://127.0.0.1:1/v1'}                                       | openai-chat
      {'base_url': 'https://api.openai.com.example/v1'}                           | openai-chat
      {'base_url': 'http://127.0.0.1:1/v1', 'dialect': 'openai-responses'}        | openai-responses
      {'base_url': 'http://127.0.0.1:1', 'compatible_dialect': 'anthropic'}       | anthropic
      {'dialect': 'openai-chat'}                                                  | openai-chat
      """)
  void onlyAnotherOriginIsSpokenToInTheCompatibleDialect(String row, String dialect) {
    assertEquals(dialect, dialect(configured(row, Map.of()), "openai"));
  }

  @Test
  void theEnvironmentAndTheProgramChangeItToo() {
    var there = Map.of("OPENAI_BASE_URL", "http://127.0.0.1:1/v1", "XAI_BASE_URL", "");
    assertEquals("openai-chat", dialect(configured("{}", there), "openai"));
    assertEquals("openai-responses", dialect(configured("{}", there), "xai"));
    var itself = Map.of("OPENAI_BASE_URL", "https://api.openai.com/v1");
    assertEquals("openai-responses", dialect(configured("{}", itself), "openai"));
    assertEquals(
        "openai-chat",
        dialect(Catalog.builtIn().withBaseUrl("xai", "http://127.0.0.1:1/v1"), "xai"));
    assertEquals(
        "anthropic",
        dialect(Catalog.builtIn().withBaseUrl("anthropic", "http://127.0.0.1:1"), "anthropic"));
  }

  @Test
  void aRowThatSaysItsDialectMeansItForEveryAddress() {
    var catalog = configured("{'dialect': 'openai-responses'}", Map.of());
    assertEquals(
        "openai-responses", dialect(catalog.withBaseUrl("openai", "http://127.0.0.1:1"), "openai"));
  }

  @Test
  void aWrongWordIsRefused() {
    var refusal = assertThrows(
        IllegalArgumentException.class,
        () -> configured("{'compatible_dialect': 'soap'}", Map.of()));
    assertTrue(
        refusal.getMessage().contains("providers.openai.compatible_dialect must be one of"),
        refusal.getMessage());
  }

  private static Catalog configured(String row, Map<String, String> environment) {
    var json = "{'providers': {'openai': " + row + "}}";
    return Config.parse(json.replace('\'', '"'), environment).catalog();
  }

  private static String dialect(Catalog catalog, String provider) {
    return catalog.provider(provider).orElseThrow().dialect();
  }
}
