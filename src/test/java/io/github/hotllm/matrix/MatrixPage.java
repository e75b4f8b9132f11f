package io.github.hotllm.matrix;

import io.github.hotllm.internal.dialect.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page {@code docs/matrix.md}, made of what was found. Belongs to one writing. */
final class MatrixPage {
  private static final String HEAD = """
      # What arrives

      Any client may speak to any provider through hotllm. This page is written by `MatrixTest`, which lets
      a client of each format ask a hot server for everything below, before a provider of each format, and
      looks at what the provider was asked and what the client got back. It did so %,d times, streamed and
      whole: %,d times all of it arrived, %,d times a warning named what did not, %,d times the client's
      format had no word for a part of the answer, %,d times the request was refused (400) and the field
      named, and %d times something vanished. %,d cells are empty, for one of the two formats cannot say it.

      *yes*: all of it arrives. *warned*: `x-hotllm-warning` (`warnings` in hotllm's own format) says what is
      lost or bent. *refused*: a 400 names the field. *unsaid*: the client's format has no word for it;
      a text in the answer names an image that is so left out.
      Two words in a cell stand for the whole reply and the stream. The numbers lead to the notes.
      Models that are stricter than their format may add warnings of their own.
      """;

  private final Verdicts found;
  private final List<String> notes = new ArrayList<>();

  private MatrixPage(Verdicts found) {
    this.found = found;
  }

  static String of(Verdicts found) {
    return new MatrixPage(found).text();
  }

  private String text() {
    var asks = tables(List.of(Ask.values()), Ask::title, found::of);
    var tells = tables(List.of(Tell.values()), Tell::title, found::of);
    return head() + "\n## What a client asks for\n" + asks + "\n## What a provider answers\n"
        + tells + "\n## Notes\n\n" + listed();
  }

  private String head() {
    long empty = found.count(Verdict.Kind.ABSENT);
    long all = Stream.of(Verdict.Kind.values()).mapToLong(found::count).sum() - empty;
    return HEAD.formatted(
        all,
        found.count(Verdict.Kind.WORKS),
        found.count(Verdict.Kind.WARNED),
        found.count(Verdict.Kind.UNSAID),
        found.count(Verdict.Kind.REFUSED),
        found.count(Verdict.Kind.LOST),
        empty);
  }

  /** How one looks a verdict up. */
  private interface Finder<T> {
    Verdict of(Cell cell, T what);
  }

  private <T> String tables(List<T> rows, Function<T, String> title, Finder<T> finder) {
    var tables = new StringBuilder();
    for (var client : Format.values()) {
      tables.append("\n| A client of **").append(client.title()).append("**, a provider of → |");
      each(provider -> " " + provider.title() + " |", tables);
      tables.append("\n|---|");
      each(provider -> "---|", tables);
      for (var row : rows) {
        var cells = new StringBuilder();
        each(provider -> " " + word(client, provider, row, finder) + " |", cells);
        if (!cells.toString().matches("( – \\|)+")) {
          tables.append("\n| ").append(title.apply(row)).append(" |").append(cells);
        }
      }
      tables.append('\n');
    }
    return tables.toString();
  }

  private static void each(Function<Format, String> text, StringBuilder out) {
    Stream.of(Format.values()).map(text).forEach(out::append);
  }

  private <T> String word(Format client, Format provider, T what, Finder<T> finder) {
    var whole = word(finder.of(new Cell(client, provider, Delivery.WHOLE), what));
    var streamed = word(finder.of(new Cell(client, provider, Delivery.STREAMED), what));
    return whole.equals(streamed) ? whole : whole + ", " + streamed;
  }

  private String word(Verdict verdict) {
    return switch (verdict.kind()) {
      case WORKS -> "yes";
      case ABSENT -> "–";
      case WARNED -> "warned" + numbers(verdict);
      case UNSAID -> "unsaid" + numbers(verdict);
      case REFUSED -> "refused" + numbers(verdict);
      case LOST -> "LOST" + numbers(verdict);
    };
  }

  private String numbers(Verdict verdict) {
    return verdict.notes().stream().map(note -> " " + number(note)).collect(Collectors.joining());
  }

  private int number(String note) {
    if (!notes.contains(note)) {
      notes.add(note);
    }
    return notes.indexOf(note) + 1;
  }

  private String listed() {
    var lines = new StringBuilder();
    for (int i = 0; i < notes.size(); i++) {
      lines.append(i + 1).append(". ").append(notes.get(i).replace("\n", " ")).append('\n');
    }
    return lines.toString();
  }
}
