package io.github.hotllm.internal.cli;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How the processes of a program are, for {@code /health} and {@code doctor}.
 *
 * @param idle how many wait to be asked
 * @param processes how many there are, those that are starting or at work included
 * @param version what the program says it is, once one has started
 * @param until when a rest or an exhaustion ends
 * @param hint what to do about it
 */
public record CliHealth(
    State state,
    int idle,
    int processes,
    Optional<String> version,
    Optional<Instant> until,
    Optional<String> hint) {
  /** What a program can be in. */
  public enum State {
    /** The configuration has switched it off. */
    OFF,
    /** It is not installed, or not where the configuration says. */
    NOT_FOUND,
    /** It is there; no process was needed yet. */
    COLD,
    /** A process is being started, and none is ready. */
    STARTING,
    /** It can be asked at once. */
    READY,
    /** It wants its user to log in. */
    LOGGED_OUT,
    /** It could not be started, and will be tried again. */
    COOLING_DOWN,
    /** The plan is used up. */
    EXHAUSTED;

    /** What {@code /health} calls it. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A program without processes. */
  public static CliHealth of(State state, Optional<String> hint) {
    return new CliHealth(state, 0, 0, Optional.empty(), Optional.empty(), hint);
  }
}
