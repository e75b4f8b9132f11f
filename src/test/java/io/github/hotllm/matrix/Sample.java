package io.github.hotllm.matrix;

import java.util.ArrayList;
import java.util.List;

/** A reply as a provider literally sends it. */
record Sample(int status, List<String> headers, String body) {
  static Sample json(String body) {
    return error(200, body);
  }

  static Sample error(int status, String body, String... headers) {
    var all = new ArrayList<>(List.of(headers));
    all.add("Content-Type: application/json");
    return new Sample(status, List.copyOf(all), body.replace('\'', '"'));
  }

  /** A stream of events, each a line {@code data: …} or several lines. */
  static Sample events(String... events) {
    return new Sample(
        200,
        List.of("Content-Type: text/event-stream"),
        String.join("\n\n", events).replace('\'', '"') + "\n\n");
  }
}
