package io.github.hotllm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The law of the package tree: who may use whom, and where each library lives. */
class ArchitectureTest {
  /**
   * What each package may use; one that is not here may not exist. The root's vocabulary is seen by
   * all. {@code dialect.*} is any wire format, and no format may use another; nor may a program
   * below {@code cli}.
   */
  private static final Map<String, Set<String>> MAY_USE = arrows("""
      server     -> root engine route dialect dialect.* account catalog wire json concurrent
      client     -> root dialect dialect.hotllm wire json concurrent
      root       -> engine json concurrent
      engine     -> root route dialect dialect.* http account \
                    cli cli.process cli.claude cli.codex cli.gemini \
                    catalog wire json concurrent
      route      -> root dialect http account cli catalog wire json concurrent
      dialect.*  -> root dialect catalog wire json
      dialect    -> root catalog wire json
      http       -> root wire concurrent
      account    -> root catalog wire json concurrent
      cli.claude -> root cli cli.turn cli.pool cli.process dialect dialect.anthropic catalog wire json
      cli.codex  -> root cli cli.rpc cli.turn cli.process dialect dialect.responses json
      cli.gemini -> root cli cli.rpc cli.turn cli.process dialect json concurrent
      cli.rpc    -> root cli cli.turn cli.pool cli.process dialect wire json
      cli.turn   -> root cli dialect json concurrent
      cli.pool   -> root cli.process concurrent
      cli.process -> root catalog wire json concurrent
      cli        -> root dialect
      catalog    -> root json
      wire       -> root
      json       -> root
      concurrent -> root
      """);

  /** The files for the caller's own records: databind is loaded only for them. */
  private static final Set<String> BINDING =
      Set.of("Records", "Binding", "Misfit", "OptionalReader", "SchemaOf", "TimeReader");

  /** The only files that may name a library. */
  private static final Map<String, Predicate<SourceFile>> HOMES = Map.of(
      "com.fasterxml.jackson.databind", file -> BINDING.contains(file.name()),
      "com.fasterxml.jackson", file -> file.home().equals("json"),
      "java.net.http", file -> file.home().equals("http"),
      "com.sun.net.httpserver", file -> file.home().equals("server"));

  private static final List<SourceFile> MAIN = SourceFile.under("src/main/java").stream()
      .filter(file -> !file.name().equals("module-info"))
      .toList();

  @Test
  void everyArrowIsAllowed() {
    assertFalse(MAIN.isEmpty(), "no source found");
    var wrong = new ArrayList<String>();
    for (var file : MAIN) {
      var allowed = MAY_USE.get(kind(file.home()));
      assertTrue(allowed != null, () -> file + ": a package that the law does not know");
      for (var used : file.uses()) {
        if (!allowed.contains(used) && !allowed.contains(kind(used))) {
          wrong.add(file + " -> " + used);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  /** Takes away, again and again, what uses nothing that is left: only a cycle stays. */
  @Test
  void theArrowsRunOneWay() {
    var left = new TreeSet<>(MAY_USE.keySet());
    left.remove("root");
    boolean fewer = true;
    while (fewer) {
      fewer = left.removeIf(
          name -> MAY_USE.get(name).stream().map(ArchitectureTest::kind).noneMatch(left::contains));
    }
    assertEquals(Set.of(), left);
  }

  @Test
  void onlyLlmReachesBackForItsImplementation() {
    assertEquals(
        Set.of("Llm"),
        namesOf(file -> file.home().equals("root") && file.uses().contains("engine")));
  }

  @Test
  void oneClassOfTheEngineKnowsTheFormats() {
    var knowing = namesOf(file -> file.home().equals("engine")
        && file.uses().stream().anyMatch(used -> kind(used).equals("dialect.*")));
    assertTrue(
        knowing.size() <= 1, () -> "the formats are wired in more than one place: " + knowing);
  }

  @Test
  void oneClassOfTheEngineKnowsThePrograms() {
    var programs = Set.of("cli.claude", "cli.codex", "cli.gemini");
    assertEquals(
        Set.of("CliBackends"),
        namesOf(file ->
            file.home().equals("engine") && file.uses().stream().anyMatch(programs::contains)));
  }

  @Test
  void eachLibraryHasOneHome() {
    HOMES.forEach((library, home) ->
        assertEquals(Set.of(), namesOf(file -> file.names(library) && !home.test(file)), library));
  }

  @Test
  void examplesUseOnlyWhatIsExported() {
    var exported = Set.of("root", "client", "server");
    for (var file : SourceFile.under("examples")) {
      assertTrue(exported.containsAll(file.uses()), () -> file + " uses " + file.uses());
    }
  }

  private static Map<String, Set<String>> arrows(String law) {
    return law.lines()
        .map(line -> line.split(" *-> *", 2))
        .collect(Collectors.toMap(sides -> sides[0], sides -> Set.of(sides[1].split(" +"))));
  }

  private static String kind(String name) {
    return name.startsWith("dialect.") ? "dialect.*" : name;
  }

  private static Set<String> namesOf(Predicate<SourceFile> predicate) {
    return MAIN.stream()
        .filter(predicate)
        .map(SourceFile::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
