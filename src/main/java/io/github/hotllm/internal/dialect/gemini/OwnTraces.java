package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.Marks;
import io.github.hotllm.internal.dialect.State;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.dialect.gemini.Signatures.Carried;
import io.github.hotllm.internal.dialect.gemini.Signatures.Owner;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import io.github.hotllm.internal.json.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes out of a literal conversation the states that hotllm wrote into it in earlier answers: the
 * target gets back its own, and nobody else's. Everything else stays as it is. Belongs to one
 * encoding.
 */
final class OwnTraces {
  private final Target target;
  private final Warnings warnings;

  OwnTraces(Target target, Warnings warnings) {
    this.target = target;
    this.warnings = warnings;
  }

  /** The conversation without them; empty if there are none. */
  Optional<List<Object>> removedFrom(Node contents) {
    var cleaned = new ArrayList<Object>();
    boolean changed = false;
    for (var content : contents.items()) {
      var parts = content.at("parts").items();
      boolean here = parts.stream().anyMatch(part -> carried(part).isPresent());
      var fields = new LinkedHashMap<>(content.fields());
      if (here) {
        changed = true;
        fields.put("parts", cleaned(parts));
      }
      // A turn of which nothing is left is no turn.
      if (!here || !List.of().equals(fields.get("parts"))) {
        cleaned.add(fields);
      }
    }
    return changed ? Optional.of(cleaned) : Optional.empty();
  }

  private static Optional<Carried> carried(Node part) {
    return Signatures.carried(part.at(Signatures.FIELD).textOrEmpty());
  }

  private List<Map<String, Object>> cleaned(List<Node> parts) {
    var cleaned = new ArrayList<Map<String, Object>>();
    for (var part : parts) {
      var fields = new LinkedHashMap<>(part.fields());
      var carried = carried(part);
      if (carried.isEmpty() || isCleaned(fields, carried.get())) {
        cleaned.add(fields);
      }
    }
    if (Generation.of(target.model()) == Generation.LEVELS) {
      ContentsWriter.markUnsigned(cleaned);
    }
    return cleaned;
  }

  /** Puts the target's own state in the place of ours; false if nothing of the part is left. */
  private boolean isCleaned(Map<String, Object> part, Carried carried) {
    part.remove(Signatures.FIELD);
    var own = State.payload(Marks.ofState(carried.state()), target);
    if (own.isEmpty()) {
      warnings.add("contents", "thinking or state of another model left out");
      boolean said = !Node.of(part.get("text")).textOrEmpty().isEmpty();
      return !part.containsKey("thought") && (said || !part.containsKey("text"));
    } else if (carried.owner() == Owner.NONE) {
      part.clear();
      part.putAll(literal(own.get()));
    } else {
      part.put(Signatures.FIELD, own.get());
    }
    return !part.isEmpty();
  }

  private static Map<String, Object> literal(String state) {
    try {
      return Json.object(state);
    } catch (JsonException e) {
      return Map.of();
    }
  }
}
