package io.github.hotllm.internal.cli.process;

import java.util.OptionalInt;

/**
 * How a process ended.
 *
 * @param exit its exit status, if it has one already
 * @param output how its output ended
 * @param words the last of its standard error, clean enough for a message
 */
public record Ending(OptionalInt exit, Output output, String words) {
  /** How a process's output ended. */
  enum Output {
    /** Behind a whole line. */
    WHOLE,
    /** In the middle of a line. */
    HALF,
    /** It was cut off, for it was too long or could not be read. */
    CUT
  }

  /** What happened, for a message. */
  String said() {
    var how = switch (output) {
      case WHOLE -> "";
      case HALF -> " in the middle of a line";
      case CUT -> " with a line that is too long";
    };
    var status = exit.isPresent()
        ? "ended" + how + " with exit status " + exit.getAsInt()
        : "stopped writing" + how;
    return words.isEmpty() ? status : status + " and said: " + words;
  }
}
