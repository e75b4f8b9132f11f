package io.github.hotllm.server;

import io.github.hotllm.RouteKind;
import io.github.hotllm.internal.catalog.Config;
import io.github.hotllm.internal.route.RouteState;
import io.github.hotllm.internal.wire.Product;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Says what is configured, what is missing and what to set. Never a key, nor a piece of one. */
final class Doctor implements Command {
  private static final String INDENT = " ".repeat(15);

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
    return Set.of(Flag.CONFIG, Flag.PORT);
  }

  @Override
  public Exit run(Arguments arguments, Terminal terminal) {
    arguments.requireNoWords();
    try (var llm = workshop.llm(arguments, terminal)) {
      tellSurroundings(arguments, terminal);
      var engine = workshop.backend(llm).engine();
      var routes = engine.routes();
      tell(routes, terminal.out());
      var server = workshop.server(arguments, terminal);
      new PlanTeller(terminal.out(), server).tell(engine.plans());
      tellNext(Banner.usable(routes), terminal.out());
    }
    return Exit.DONE;
  }

  private static void tellSurroundings(Arguments arguments, Terminal terminal) {
    var out = terminal.out();
    var env = terminal.env();
    boolean token = !env.getOrDefault("HOTLLM_TOKEN", "").isBlank();
    out.println("hotllm         " + Product.version());
    out.println("JDK            " + Runtime.version());
    ServerSettings.advice(Runtime.version()).ifPresent(advice -> out.println(INDENT + advice));
    out.println("configuration  "
        + Config.file(arguments.value(Flag.CONFIG, env).map(Path::of), env)
            .map(Path::toString)
            .orElse("none, the usual file would be ~/.config/hotllm.json"));
    out.println(
        "HOTLLM_TOKEN   " + (token ? "set: callers of the server must show it" : "not set"));
  }

  private static void tell(List<RouteState> routes, PrintStream out) {
    var usable = Banner.usable(routes);
    if (!usable.isEmpty()) {
      out.println();
      out.println("Ready");
      usable.forEach(route -> tell(route, payer(route), out));
    }
    // What there is of plans comes with more words.
    var unset = routes.stream()
        .filter(route -> route.kind() == RouteKind.API && !route.isSetUp())
        .toList();
    if (!unset.isEmpty()) {
      out.println();
      out.println("Not set up");
      unset.forEach(route -> tell(route, route.hint().orElse(""), out));
    }
  }

  private static void tellNext(List<RouteState> usable, PrintStream out) {
    out.println();
    out.println(
        usable.isEmpty()
            ? "No provider can be used yet, so \"fast\" is \"echo\". Set one of the keys above."
            : "Ask one: java -jar hotllm.jar call Hello");
  }

  private static void tell(RouteState route, String remark, PrintStream out) {
    out.printf(Locale.ROOT, "  %-12s %s%n", route.provider(), remark);
  }

  private static String payer(RouteState route) {
    var payer = switch (route.billing()) {
      case PER_TOKEN -> "paid per token";
      case FLAT_RATE -> "paid at a flat rate";
      case NONE -> "costs nothing";
    };
    return switch (route.kind()) {
      case SUBSCRIPTION -> payer + ", with the login of a plan";
      case CLI -> payer + ", over the vendor's program";
      case API, ECHO -> payer;
    };
  }
}
