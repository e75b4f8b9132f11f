package io.github.hotllm.server;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.wire.Product;
import io.github.hotllm.server.Arguments.MisuseException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the command that is meant, runs it, and says what went wrong. */
final class Commands {
  private final List<Command> all;

  Commands(Workshop workshop) {
    this.all = List.of(
        new Serve(workshop), new Call(workshop), new ListModels(workshop), new Doctor(workshop));
  }

  /** Runs a command line. It throws nothing. */
  Exit run(List<String> args, Terminal terminal) {
    try {
      return dispatch(args, terminal);
    } catch (MisuseException e) {
      terminal.err().println("hotllm: " + e.getMessage() + " (see --help)");
      return Exit.MISUSED;
    } catch (LlmException
        | IllegalArgumentException
        | IllegalStateException
        | UncheckedIOException e) {
      terminal.err().println("hotllm: " + e.getMessage());
      return Exit.FAILED;
    }
  }

  private Exit dispatch(List<String> args, Terminal terminal) {
    if (args.contains("--help") && !isBehindDashes(args)) {
      help(terminal);
      return Exit.DONE;
    } else if (args.equals(List.of("--version"))) {
      terminal.out().println("hotllm " + Product.version());
      return Exit.DONE;
    }
    boolean named = !args.isEmpty() && !args.get(0).startsWith("-");
    var command = command(named ? args.get(0) : "serve");
    var rest = named ? args.subList(1, args.size()) : args;
    return command.run(Arguments.parse(rest, command.flags()), terminal);
  }

  private static boolean isBehindDashes(List<String> args) {
    int dashes = args.indexOf("--");
    return dashes >= 0 && dashes < args.indexOf("--help");
  }

  private Command command(String name) {
    return all.stream()
        .filter(command -> command.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new MisuseException("unknown command " + name));
  }

  private void help(Terminal terminal) {
    var out = terminal.out();
    out.println(
        "hotllm " + Product.version() + ": calls large language models, and keeps calls warm");
    out.println();
    out.println("Usage: java -jar hotllm.jar [command] [flags]");
    out.println();
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    for (var command : all) {
      out.printf(
          Locale.ROOT,
          "  %-18s %s%n",
          (command.name() + " " + command.words()).strip(),
          command.summary());
      flags.addAll(command.flags());
    }
    out.println();
    flags.forEach(flag -> out.printf(Locale.ROOT, "  %-18s %s%n", flag.usage(), flag.help()));
    out.println();
    out.println("Keys come from the environment, such as ANTHROPIC_API_KEY; HOTLLM_TOKEN is what"
        + " callers of the server have to show.");
  }
}
