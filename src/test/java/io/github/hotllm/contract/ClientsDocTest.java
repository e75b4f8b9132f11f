package io.github.hotllm.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.internal.catalog.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/clients.md} says of hotllm itself is so. */
class ClientsDocTest {
  private static final Pattern ALIAS =
      Pattern.compile("`(\\{\"aliases\":\\{\"([^\"]+)\":\"([^\"]+)\"}})`");
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:8120(\\S*?)[`\"]");

  @Test
  void anAliasMayHaveTheNameOfAVendorsModel() throws IOException {
    var alias = ALIAS.matcher(page()).results().findFirst().orElseThrow();
    var catalog = Config.parse(alias.group(1), Map.of()).catalog();
    assertEquals(
        catalog.resolve(alias.group(3)).candidates(),
        catalog.resolve(alias.group(2)).candidates());
  }

  @Test
  void everyAddressEndsWhereOurDoorsBegin() throws IOException {
    var ends = ADDRESS.matcher(page()).results().map(end -> end.group(1)).toList();
    assertTrue(ends.size() >= 9, ends::toString);
    ends.forEach(end -> assertTrue(end.matches("|/v1|/v1beta"), end));
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("docs/clients.md"));
  }
}
