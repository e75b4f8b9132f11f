package io.github.hotllm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in the documentation of types compile, and each main type has one. */
class JavadocTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("(?s)<pre>\\{@code\\n(.*?)\\n \\* \\}</pre>");

  /** What a user meets first. */
  private static final Set<String> MAIN_TYPES = Set.of(
      "Conversation",
      "EmbedRequest",
      "Embeddings",
      "Events",
      "HotClient",
      "HotServer",
      "Llm",
      "LlmException",
      "LlmReply",
      "LlmRequest",
      "LlmStream",
      "Message",
      "Models",
      "Part",
      "Tool",
      "ToolFunction");

  private static final List<SourceFile> EXPORTED = SourceFile.under("src/main/java").stream()
      .filter(file -> Set.of("root", "client", "server").contains(file.home()))
      .toList();

  @Test
  void everyExampleCompiles(@TempDir Path classes) throws IOException {
    for (var file : EXPORTED) {
      var examples = EXAMPLE.matcher(Files.readString(file.path())).results().toList();
      for (int i = 0; i < examples.size(); i++) {
        var code = examples.get(i).group(1).replaceAll("(?m)^ \\* ?", "");
        assertEquals("", SnippetCompiler.compile(file.name() + i, code, classes), code);
      }
    }
  }

  @Test
  void everyMainTypeHasAnExample() throws IOException {
    var without = new TreeSet<>(MAIN_TYPES);
    for (var file : EXPORTED) {
      if (EXAMPLE.matcher(Files.readString(file.path())).find()) {
        without.remove(file.name());
      }
    }
    assertTrue(without.isEmpty(), without::toString);
  }
}
