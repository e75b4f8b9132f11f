package io.github.hotllm.server;

import io.github.hotllm.internal.route.RouteState;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Says what is configured, what is missing and what to set. Never a key, nor a piece of one. */
final class Doctor implements Command {
  private final Workshop workshop;

  Doctor(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String summary() {
    return "say what is configured, what is missing and what to set";
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
      tellSurroundings(arguments, terminal);
      var routes = workshop.backend(llm).engine().routes();
      routes.forEach(route -> tell(route, out));
      tellVerdict(routes, out);
    }
    return Exit.DONE;
  }

  private static void tellSurroundings(Arguments arguments, Terminal terminal) {
    var out = terminal.out();
    out.println("hotllm " + Version.text() + " on JDK " + Runtime.version());
    ServerSettings.advice(Runtime.version()).ifPresent(advice -> out.println("  " + advice));
    arguments
        .value(Flag.CONFIG, terminal.env())
        .ifPresent(file -> out.println("configuration: " + file));
    boolean token = !terminal.env().getOrDefault("HOTLLM_TOKEN", "").isBlank();
    out.println("HOTLLM_TOKEN: " + (token ? "set, callers of the server must show it" : "not set"));
    out.println();
  }

  private static void tell(RouteState route, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "  %-12s %-12s %-12s %s%n",
        route.provider(),
        WireName.of(route.kind()),
        route.status().wireName(),
        route.hint().orElse(""));
  }

  private static void tellVerdict(List<RouteState> routes, PrintStream out) {
    out.println();
    out.println(
        Banner.usable(routes).isEmpty()
            ? "No provider can be used yet, so \"fast\" is \"echo\". Set one of the keys above."
            : "Ready: java -jar hotllm.jar call Hello");
  }
}
