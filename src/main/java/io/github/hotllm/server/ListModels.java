package io.github.hotllm.server;

import io.github.hotllm.Models;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/** Prints the aliases and the models they stand for. */
final class ListModels implements Command {
  private static final String ROW = "%-16s %-48s %12s %20s%n";

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
      var out = terminal.out();
      var models = llm.models();
      out.printf(Locale.ROOT, ROW, "ALIAS", "PROVIDER/MODEL", "CONTEXT", "$ PER MILLION IN/OUT");
      new TreeMap<>(models.aliases()).forEach((alias, names) -> list(alias, names, models, out));
      out.println("As of " + models.asOf() + ". Any provider/model can be asked for.");
    }
    return Exit.DONE;
  }

  /** One line for each model of an alias; only the first bears its name. */
  private static void list(String alias, List<String> names, Models models, PrintStream out) {
    var label = alias;
    for (var name : names) {
      for (var model : models.find(name)) {
        out.printf(
            Locale.ROOT,
            ROW,
            label,
            model.provider() + "/" + model.id(),
            model.contextTokens().isPresent() ? model.contextTokens().getAsLong() : "",
            model.price().map(ListModels::text).orElse(""));
        label = "";
      }
    }
  }

  private static String text(Models.Price price) {
    return price.input().toPlainString() + " / " + price.output().toPlainString();
  }
}
