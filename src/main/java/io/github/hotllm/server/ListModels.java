package io.github.hotllm.server;

import io.github.hotllm.Models;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/** Prints the aliases and the models they stand for. */
final class ListModels implements Command {
  private final Workshop workshop;

  ListModels(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public String name() {
    return "models";
  }

  @Override
  public String summary() {
    return "list the aliases, their models and their prices";
  }

  @Override
  public Set<Flag> flags() {
    return Set.of(Flag.CONFIG);
  }

  @Override
  public Exit run(Arguments arguments, Terminal terminal) {
    arguments.requireNoWords();
    try (var llm = workshop.llm(arguments, terminal)) {
      var rows = new ArrayList<Row>();
      rows.add(new Row("ALIAS", "PROVIDER/MODEL", "CONTEXT", "IN", "OUT"));
      var models = llm.models();
      new TreeMap<>(models.aliases()).forEach((alias, names) -> list(alias, names, models, rows));
      print(rows, terminal.out());
      terminal.out().println();
      terminal
          .out()
          .println("Prices in US dollars per million tokens, as of " + models.asOf()
              + ". Any other model: provider/model.");
    }
    return Exit.DONE;
  }

  /** One line for each model of an alias; only the first bears its name. */
  private static void list(String alias, List<String> names, Models models, List<Row> rows) {
    var label = alias;
    for (var name : names) {
      for (var model : models.find(name)) {
        rows.add(Row.of(label, model));
        label = "";
      }
    }
  }

  private static void print(List<Row> rows, PrintStream out) {
    int alias = rows.stream().mapToInt(row -> row.alias.length()).max().orElse(1);
    int model = rows.stream().mapToInt(row -> row.model.length()).max().orElse(1);
    var format = "%-" + alias + "s  %-" + model + "s  %9s  %6s  %6s";
    for (var row : rows) {
      var line =
          String.format(Locale.ROOT, format, row.alias, row.model, row.context, row.in, row.out);
      out.println(line.stripTrailing());
    }
  }

  private record Row(String alias, String model, String context, String in, String out) {
    static Row of(String alias, Models.Model model) {
      return new Row(
          alias,
          model.provider() + "/" + model.id(),
          model.contextTokens().isPresent()
              ? String.valueOf(model.contextTokens().getAsLong())
              : "",
          model.price().map(price -> price.input().toPlainString()).orElse(""),
          model.price().map(price -> price.output().toPlainString()).orElse(""));
    }
  }
}
