package io.github.hotllm.matrix;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has become of everything in every cell. */
record Verdicts(Map<Cell, Map<Ask, Verdict>> asks, Map<Cell, Map<Tell, Verdict>> tells) {
  /** Tries all of it, in one house. */
  static Verdicts found() {
    var asks = new LinkedHashMap<Cell, Map<Ask, Verdict>>();
    var tells = new LinkedHashMap<Cell, Map<Tell, Verdict>>();
    try (var house = new House()) {
      Cell.all().forEach(cell -> {
        var asked = new EnumMap<Ask, Verdict>(Ask.class);
        List.of(Ask.values()).forEach(what -> asked.put(what, cell.ask(what, house)));
        asks.put(cell, asked);
        var told = new EnumMap<Tell, Verdict>(Tell.class);
        List.of(Tell.values()).forEach(what -> told.put(what, cell.tell(what, house)));
        tells.put(cell, told);
      });
    }
    return new Verdicts(asks, tells);
  }

  Verdict of(Cell cell, Ask what) {
    return asks.get(cell).get(what);
  }

  Verdict of(Cell cell, Tell what) {
    return tells.get(cell).get(what);
  }

  /** How often something came to that. */
  long count(Verdict.Kind kind) {
    return asks.values().stream()
            .flatMap(row -> row.values().stream())
            .filter(verdict -> verdict.kind() == kind)
            .count()
        + tells.values().stream()
            .flatMap(row -> row.values().stream())
            .filter(verdict -> verdict.kind() == kind)
            .count();
  }
}
