package io.github.hotllm.internal.cli.process;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.wire.KeyShapes;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;

/** The failures that all programs have in common. */
public final class Trouble {
  private static final int MAX_WORDS = 300;
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\s]+");

  private Trouble() {}

  /** A process ended that had yet to shake hands. */
  public static LlmException noStart(String program, Ending ending) {
    return LlmException.of(
        ErrorType.OVERLOADED,
        program + " could not be started: it " + ending.said() + " – try it in a terminal");
  }

  /** A program that the system does not start. */
  public static LlmException noStart(String program, Exception cause) {
    return LlmException.builder(
            ErrorType.OVERLOADED,
            program + " could not be started – look at cli." + program + ".command")
        .cause(cause)
        .build();
  }

  /** A program that did not shake hands in time. */
  public static LlmException silent(String program) {
    return LlmException.of(
        ErrorType.OVERLOADED, program + " was started and does not answer – try it in a terminal");
  }

  /** A process ended within an answer. */
  public static LlmException crashed(String program, Ending ending) {
    return LlmException.of(
        ErrorType.STREAM_BROKEN, program + " " + ending.said() + " before its answer was complete");
  }

  /** A process says what it should not. */
  public static LlmException strange(String program, String what) {
    return LlmException.of(
        ErrorType.PROVIDER_ERROR,
        program + " " + what + " – is its version one that hotllm knows?");
  }

  /**
   * The message of a failure that a program itself tells of, with what to do about it.
   *
   * @param login how its user logs in
   */
  public static String words(String program, ErrorType type, String words, String login) {
    var flat = KeyShapes.blotted(UNSEEN.matcher(words).replaceAll(" ")).strip();
    var shown = flat.length() <= MAX_WORDS ? flat : flat.substring(0, MAX_WORDS) + "…";
    var advice = switch (type) {
      case AUTHENTICATION -> " – " + login;
      case SUBSCRIPTION_EXHAUSTED -> " – wait for the reset, or name another model in fallbacks";
      case RATE_LIMITED, OVERLOADED -> " – try later, or name another model in fallbacks";
      default -> "";
    };
    return program + " failed: " + (shown.isEmpty() ? "no reason given" : shown) + advice;
  }

  /** The client of a program is being closed. */
  public static LlmException closed(String program) {
    return LlmException.of(ErrorType.BUSY, program + " is being closed together with its client");
  }

  /** Why a future failed. */
  public static Throwable cause(Throwable thrown) {
    return thrown instanceof CompletionException && thrown.getCause() != null
        ? thrown.getCause()
        : thrown;
  }

  /** What a future that failed holds. */
  public static LlmException of(String program, Throwable thrown) {
    var cause = cause(thrown);
    if (cause instanceof LlmException failure) {
      return failure;
    }
    return LlmException.builder(
            ErrorType.PROVIDER_ERROR, program + " could not be asked: " + cause.getClass())
        .cause(cause)
        .build();
  }
}
