package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.ClientState;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a turn as its blocks are read, and the states that come before their parts: Claude
 * Code puts the calls of a turn with text at its end, behind what carries their states. Belongs to
 * one reading.
 */
final class TurnParts {
  private final List<Part> parts = new ArrayList<>();
  private final List<String> early = new ArrayList<>();

  void add(Part part) {
    for (var carrier : early) {
      if (AnthropicDialect.STATES.takes(part, carrier)) {
        early.remove(carrier);
        parts.add(ClientState.withState(part, carrier));
        return;
      }
    }
    parts.add(part);
  }

  /** A state of the part before it, or else of the next one of its type. */
  void carried(String carrier) {
    if (!AnthropicDialect.STATES.attach(carrier, parts)) {
      early.add(carrier);
    }
  }

  List<Part> parts() {
    return parts;
  }
}
