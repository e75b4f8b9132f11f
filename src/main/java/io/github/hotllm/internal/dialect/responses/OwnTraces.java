package io.github.hotllm.internal.dialect.responses;

import io.github.hotllm.Marks;
import io.github.hotllm.internal.dialect.ClientState;
import io.github.hotllm.internal.dialect.State;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import io.github.hotllm.internal.json.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes out of a literal conversation the states that hotllm wrote into it in earlier answers. What
 * the target itself has made becomes its item again. Belongs to one encoding.
 */
final class OwnTraces {
  private final Target target;
  private final Warnings warnings;

  OwnTraces(Target target, Warnings warnings) {
    this.target = target;
    this.warnings = warnings;
  }

  /** The conversation without them; empty if there are none. */
  Optional<List<Object>> removedFrom(Node input) {
    if (input.items().stream().noneMatch(item -> ClientState.isOurs(encrypted(item)))) {
      return Optional.empty();
    }
    var cleaned = new ArrayList<Object>();
    for (var item : input.items()) {
      var kept = ClientState.isOurs(encrypted(item)) ? own(encrypted(item)) : item.value();
      kept.ifPresent(cleaned::add);
    }
    return Optional.of(cleaned);
  }

  private static String encrypted(Node item) {
    return item.at("encrypted_content").textOrEmpty();
  }

  private Optional<Object> own(String state) {
    var item = State.payload(Marks.ofState(state), target).flatMap(OwnTraces::parsed);
    if (item.isEmpty()) {
      warnings.add("input", "thinking or state of another model left out");
    }
    return item;
  }

  private static Optional<Object> parsed(String item) {
    try {
      return Optional.of(Json.object(item));
    } catch (JsonException e) {
      return Optional.empty();
    }
  }
}
