package io.github.hotllm.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every client's format before every provider's: nothing vanishes, and {@code docs/matrix.md} says
 * what becomes of what.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatrixTest {
  private static final Path PAGE = Path.of("docs", "matrix.md");

  private Verdicts found;

  @BeforeAll
  void tryAll() {
    found = Verdicts.found();
  }

  static Stream<Cell> cells() {
    return Cell.all();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void nothingVanishes(Cell cell) {
    var lost = new ArrayList<String>();
    found.asks().get(cell).forEach((what, verdict) -> addLost(what.title(), verdict, lost));
    found.tells().get(cell).forEach((what, verdict) -> addLost(what.title(), verdict, lost));
    assertEquals(List.of(), lost);
  }

  private static void addLost(String title, Verdict verdict, List<String> lost) {
    if (verdict.kind() == Verdict.Kind.LOST) {
      lost.add(title + ": " + verdict.notes());
    }
  }

  @Test
  void thePageSaysWhatWasFound() throws IOException {
    var page = MatrixPage.of(found);
    if (Boolean.getBoolean("hotllm.matrix.write")) {
      Files.writeString(PAGE, page);
    }
    assertEquals(
        page,
        Files.readString(PAGE),
        "write it anew: mvn test -Dtest=MatrixTest -DargLine=-Dhotllm.matrix.write=true");
  }
}
