package io.github.hotllm.internal.dialect;

import io.github.hotllm.Marks;
import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import java.util.Map;
import java.util.Optional;

/** The opaque text that a maker wants back: {@code provider/model:} and the maker's own. */
public final class State {
  private State() {}

  /** A state of that maker's. */
  public static String of(Target maker, String payload) {
    return maker.maker() + ":" + payload;
  }

  /**
   * A state that a client sent in its own format: nobody's, for who made it was not said. It goes
   * back only within the literal request, and another format names it as left out.
   */
  public static String ofClient(String dialect, String literal) {
    return dialect + "/(client):" + literal;
  }

  /** The maker's own text, if that target is the maker. */
  public static Optional<String> payload(Marks marks, Target target) {
    var prefix = target.maker() + ":";
    return marks
        .state()
        .filter(state -> state.startsWith(prefix))
        .map(state -> state.substring(prefix.length()));
  }

  /**
   * The same of a maker whose texts are JSON objects.
   *
   * @throws io.github.hotllm.LlmException that names the place, if it has become something else
   */
  public static Optional<Map<String, Object>> object(Marks marks, Target target, String place) {
    try {
      return payload(marks, target).map(Json::object);
    } catch (JsonException e) {
      throw Fields.refusedAt(place + ".state", "is not as hotllm gave it; send it back unchanged");
    }
  }

  /** Whether there is a state that some other maker wants back, and this target must not see. */
  public static boolean isForeign(Marks marks, Target target) {
    return marks.state().isPresent() && payload(marks, target).isEmpty();
  }
}
