package io.github.hotllm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** The sizes that keep a file readable, and the list of what is public. */
class SourceRulesTest {
  private static final int FILE_LINES = 300;
  private static final int METHOD_LINES = 60;
  private static final int PARAMETERS = 4;
  private static final int COLUMNS = 100;

  /** What a program can import from the root package. A name joins this list only on purpose. */
  private static final Set<String> PUBLIC_FACE = Set.of(
      "AccessToken",
      "BadRequestException",
      "Billing",
      "BrokenStreamException",
      "Conversation",
      "CredentialsException",
      "EmbedRequest",
      "Embeddings",
      "ErrorType",
      "Events",
      "Llm",
      "LlmEvent",
      "LlmException",
      "LlmReply",
      "LlmRequest",
      "LlmStream",
      "LlmTimeoutException",
      "Marks",
      "Message",
      "Models",
      "Part",
      "Reasoning",
      "Role",
      "RoundLimitException",
      "RouteKind",
      "StopReason",
      "ThrottledException",
      "TokenCount",
      "Tool",
      "ToolChoice",
      "ToolFunction",
      "ToolsPerTurn",
      "UnavailableException",
      "Usage");

  private static final List<SourceFile> MAIN = SourceFile.under("src/main/java");

  @Test
  void noFileHasMoreThan300LinesOfCode() {
    assertFalse(MAIN.isEmpty(), "no source found");
    assertEquals(
        List.of(), MAIN.stream().filter(file -> file.code().size() > FILE_LINES).toList());
  }

  @Test
  void noLineIsWiderThan100Columns() {
    assertNoLine(line -> line.length() > COLUMNS && !line.startsWith("import "));
  }

  @Test
  void nothingIsLeftForLater() {
    assertNoLine(line -> line.matches(".*\\b(TODO|FIXME|XXX)\\b.*"));
  }

  @Test
  void noImportHasAStar() {
    assertNoLine(line -> line.matches("import .*\\*;"));
  }

  @Test
  void methodsAreShortAndTakeFewParameters() throws IOException {
    var tooMuch = new ArrayList<String>();
    scan(new Scanner() {
      @Override
      public Void visitMethod(MethodTree method, Trees trees) {
        int lines = lines(method, trees);
        int parameters =
            method.getReturnType() == null ? 0 : method.getParameters().size();
        if (lines > METHOD_LINES || parameters > PARAMETERS) {
          tooMuch.add(fileName() + "." + method.getName() + ": " + lines + " lines, " + parameters
              + " parameters");
        }
        return super.visitMethod(method, trees);
      }
    });
    assertEquals(List.of(), tooMuch);
  }

  @Test
  void thePublicFaceIsTheListedOne() throws IOException {
    var face = new TreeSet<String>();
    scan(new Scanner() {
      @Override
      public Void visitClass(ClassTree type, Trees trees) {
        if (inRoot() && type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
          face.add(type.getSimpleName().toString());
        }
        return null;
      }
    });
    assertEquals(new TreeSet<>(PUBLIC_FACE), face);
  }

  private static void assertNoLine(Predicate<String> bad) {
    var found = new ArrayList<String>();
    Stream.of(MAIN, SourceFile.under("examples"))
        .flatMap(List::stream)
        .forEach(file -> file.lines().stream()
            .filter(bad)
            .forEach(line -> found.add(file + ": " + line.strip())));
    assertEquals(List.of(), found);
  }

  private static void scan(Scanner scanner) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var paths = MAIN.stream().map(SourceFile::path).toList();
      var task = (JavacTask) compiler.getTask(
          null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(paths));
      scanner.scan(task.parse(), Trees.instance(task));
    }
  }

  /** A walk over all main files that knows which file it is in. */
  private static class Scanner extends TreePathScanner<Void, Trees> {
    String fileName() {
      return unit().getSourceFile().getName().replaceFirst(".*/", "");
    }

    boolean inRoot() {
      var name = unit().getPackageName();
      return name != null && name.toString().equals("io.github.hotllm");
    }

    int lines(MethodTree method, Trees trees) {
      var positions = trees.getSourcePositions();
      var map = unit().getLineMap();
      long first = map.getLineNumber(positions.getStartPosition(unit(), method));
      long last = map.getLineNumber(positions.getEndPosition(unit(), method));
      return (int) (last - first + 1);
    }

    private CompilationUnitTree unit() {
      return getCurrentPath().getCompilationUnit();
    }
  }
}
