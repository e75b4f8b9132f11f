package io.github.hotllm.internal.dialect;

import io.github.hotllm.Marks;
import java.util.Optional;

/** The opaque text that a maker wants back: {@code provider/model:} and the maker's own. */
public final class State {
  private State() {}

  /** A state of that maker's. */
  public static String of(Target maker, String payload) {
    return maker.maker() + ":" + payload;
  }

  /** The maker's own text, if that target is the maker. */
  public static Optional<String> payload(Marks marks, Target target) {
    var prefix = target.maker() + ":";
    return marks
        .state()
        .filter(state -> state.startsWith(prefix))
        .map(state -> state.substring(prefix.length()));
  }

  /** Whether there is a state that some other maker wants back, and this target must not see. */
  public static boolean isForeign(Marks marks, Target target) {
    return marks.state().isPresent() && payload(marks, target).isEmpty();
  }
}
