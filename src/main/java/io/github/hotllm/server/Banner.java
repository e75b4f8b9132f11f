package io.github.hotllm.server;

import io.github.hotllm.RouteKind;
import io.github.hotllm.internal.route.RouteState;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** What a server says when it has started. */
final class Banner {
  private Banner() {}

  static void print(PrintStream out, URI uri, List<RouteState> routes) {
    out.println("hotllm " + Version.text() + " listens on " + uri);
    var real = usable(routes);
    if (real.isEmpty()) {
      out.println(
          "No provider is configured, so the model \"fast\" is \"echo\", which only repeats.");
      out.println("Set a key such as ANTHROPIC_API_KEY, OPENAI_API_KEY, GEMINI_API_KEY or"
          + " XAI_API_KEY and start again.");
    }
    for (var route : real) {
      out.printf(
          Locale.ROOT,
          "  %-12s %-12s %s%n",
          route.provider(),
          WireName.of(route.kind()),
          route.status().wireName());
    }
    out.println("Try: curl --json '{\"prompt\":\"Hello\"}' " + uri + Paths.CALL);
    out.flush();
  }

  /** The routes to real models that could be taken. */
  static List<RouteState> usable(List<RouteState> routes) {
    return routes.stream()
        .filter(route -> route.kind() != RouteKind.ECHO && route.hint().isEmpty())
        .toList();
  }
}
