package io.github.hotllm.server;

import static java.util.stream.Collectors.joining;

import io.github.hotllm.RouteKind;
import io.github.hotllm.internal.route.RouteState;
import io.github.hotllm.internal.wire.Product;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;

/** What a server says when it has started. */
final class Banner {
  private Banner() {}

  static void print(PrintStream out, URI uri, List<RouteState> routes) {
    out.println("hotllm " + Product.version() + " listens on " + uri);
    var ready = usable(routes);
    if (ready.isEmpty()) {
      out.println(
          "No provider is set up, so the model \"fast\" is \"echo\", which repeats the prompt.");
      out.println("Set ANTHROPIC_API_KEY, OPENAI_API_KEY, GEMINI_API_KEY or another key and start"
          + " again; \"doctor\" lists them all.");
    } else {
      var names = ready.stream().map(RouteState::provider).distinct().collect(joining(", "));
      out.println("Ready: " + names);
    }
    out.println("Try: curl --json '{\"prompt\":\"Hello\"}' " + uri + Paths.CALL);
    out.flush();
  }

  /** The routes to real models that could be taken. */
  static List<RouteState> usable(List<RouteState> routes) {
    return routes.stream()
        .filter(route -> route.kind() != RouteKind.ECHO && route.isSetUp())
        .toList();
  }
}
