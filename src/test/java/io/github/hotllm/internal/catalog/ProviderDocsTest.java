package io.github.hotllm.internal.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/providers.md} shows can be written down so. */
class ProviderDocsTest {
  private static final Path PAGE = Path.of("docs/providers.md");
  private static final Pattern JSON = Pattern.compile("(?s)```json\n(.*?)```");

  @Test
  void everySnippetIsAConfiguration() throws IOException {
    var snippets = JSON.matcher(Files.readString(PAGE)).results().toList();
    assertEquals(2, snippets.size());
    for (MatchResult snippet : snippets) {
      Config.parse(snippet.group(1), Map.of("AZURE_RESOURCE_NAME", "acme"));
    }
  }

  @Test
  void everyCloudAndItsVariablesAreNamed() throws IOException {
    var page = Files.readString(PAGE);
    for (var cloud : Catalog.builtIn().providers()) {
      if (!cloud.hosting().unset().isEmpty()) {
        assertTrue(page.contains("`" + cloud.name() + "/"), cloud.name());
        assertTrue(page.contains("`" + cloud.keyVariables().get(0) + "`"), cloud.name());
        for (var variable : cloud.hosting().unset().split(" or ")) {
          assertTrue(page.contains("`" + variable + "`"), variable);
        }
      }
    }
  }
}
