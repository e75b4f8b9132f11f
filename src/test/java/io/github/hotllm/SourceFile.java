package io.github.hotllm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A Java file of this repository, as the tests of its own shape read it. */
record SourceFile(Path path, List<String> lines) {
  private static final Pattern OUR_TYPE =
      Pattern.compile("\\bio\\.github\\.hotllm((?:\\.[a-z]\\w*)*)\\.[A-Z]");

  /** All Java files under a folder of the repository; none if there is no such folder. */
  static List<SourceFile> under(String folder) {
    if (!Files.isDirectory(Path.of(folder))) {
      return List.of();
    }
    try (var paths = Files.walk(Path.of(folder))) {
      return paths
          .filter(path -> path.toString().endsWith(".java"))
          .sorted()
          .map(SourceFile::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceFile read(Path path) {
    try {
      return new SourceFile(path, Files.readAllLines(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file's name without {@code .java}. */
  String name() {
    return path.getFileName().toString().replace(".java", "");
  }

  /**
   * The lines that are neither blank nor comment; the formatter puts a comment on lines of its own.
   */
  List<String> code() {
    return lines.stream().filter(line -> !line.matches("\\s*(//.*|/?\\*.*)?")).toList();
  }

  /** Where the file lives: {@code root} or what follows it, without {@code internal}. */
  String home() {
    return code().stream()
        .filter(line -> line.startsWith("package io.github.hotllm"))
        .map(line ->
            shortName(line.replaceFirst("package io\\.github\\.hotllm", "").replace(";", "")))
        .findFirst()
        .orElse("unnamed");
  }

  /** The packages of ours that its code names, imported or spelled out. */
  Set<String> uses() {
    var used = new TreeSet<String>();
    for (var line : code()) {
      OUR_TYPE.matcher(line).results().forEach(match -> used.add(shortName(match.group(1))));
    }
    used.remove(home());
    return used;
  }

  /** Whether its code names anything in that package of others or below. */
  boolean names(String foreign) {
    return code().stream().anyMatch(line -> line.contains(foreign + "."));
  }

  private static String shortName(String suffix) {
    return suffix.isEmpty() ? "root" : suffix.substring(1).replaceFirst("^internal\\.", "");
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
