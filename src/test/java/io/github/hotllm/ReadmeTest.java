package io.github.hotllm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.internal.catalog.Catalog;
import io.github.hotllm.internal.catalog.Config;
import io.github.hotllm.internal.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README says what is so: its code compiles, its names exist, it stays short. */
class ReadmeTest {
  private static final int LINES = 150;
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");

  private final String readme = read();

  @Test
  void everyJavaSnippetCompiles(@TempDir Path classes) {
    var snippets = blocks("java");
    assertFalse(snippets.isEmpty());
    for (int i = 0; i < snippets.size(); i++) {
      assertEquals(
          "", SnippetCompiler.compile("Snippet" + i, snippets.get(i), classes), snippets.get(i));
    }
  }

  @Test
  void everyJsonSnippetIsAConfiguration() {
    var snippets = blocks("json");
    assertFalse(snippets.isEmpty());
    for (var snippet : snippets) {
      assertFalse(Json.strictObject(snippet.getBytes(UTF_8)).isEmpty());
      Config.parse(snippet, Map.of());
    }
  }

  @Test
  void everyLinkLeadsSomewhere() {
    var links = LINK.matcher(readme).results().map(link -> link.group(1)).toList();
    assertFalse(links.isEmpty());
    links.forEach(link -> assertTrue(Files.exists(Path.of(link)), link));
  }

  @Test
  void everyExampleIsLinked() throws IOException {
    try (var examples = Files.list(Path.of("examples"))) {
      examples.forEach(
          example -> assertTrue(readme.contains(example.toString()), example::toString));
    }
  }

  @Test
  void everyAliasThatIsPromisedIsThere() {
    var line = readme.lines().filter(one -> one.startsWith("`haiku`, `sonnet`")).findFirst();
    var promised =
        Pattern.compile("`([a-z-]+)`").matcher(line.orElseThrow()).results().toList();
    assertTrue(promised.size() > 5);
    promised.forEach(alias ->
        assertTrue(Catalog.builtIn().aliases().containsKey(alias.group(1)), alias.group(1)));
    assertTrue(readme.contains("as of " + Catalog.builtIn().asOf()));
  }

  @Test
  void itIsShort() {
    assertTrue(readme.lines().count() <= LINES);
  }

  private List<String> blocks(String language) {
    return BLOCK
        .matcher(readme)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  private static String read() {
    try {
      return Files.readString(Path.of("README.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
