package io.github.hotllm.matrix;

import static io.github.hotllm.ErrorType.BUSY;
import static io.github.hotllm.ErrorType.CONTENT_REFUSED;
import static io.github.hotllm.ErrorType.GONE;
import static io.github.hotllm.ErrorType.INVALID_OUTPUT;
import static io.github.hotllm.ErrorType.INVALID_REQUEST;
import static io.github.hotllm.ErrorType.OVERLOADED;
import static io.github.hotllm.ErrorType.PROVIDER_ERROR;
import static io.github.hotllm.ErrorType.RATE_LIMITED;
import static io.github.hotllm.ErrorType.STREAM_BROKEN;
import static io.github.hotllm.ErrorType.SUBSCRIPTION_EXHAUSTED;
import static io.github.hotllm.ErrorType.TIMEOUT;
import static io.github.hotllm.matrix.Format.ANTHROPIC;
import static io.github.hotllm.matrix.Format.CHAT;
import static io.github.hotllm.matrix.Format.GEMINI;
import static io.github.hotllm.matrix.Format.RESPONSES;

import io.github.hotllm.ErrorType;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** What a format cannot say of a failure. Whatever is not here is read as it was written. */
enum FailureGap {
  /** Types that it cannot tell apart. */
  LIMITS(
      "Messages has one word for all that is too much, rate_limit_error",
      Map.of(SUBSCRIPTION_EXHAUSTED, RATE_LIMITED, BUSY, RATE_LIMITED),
      ANTHROPIC),
  REFUSED(
      "Messages has no word of its own for a prompt that was refused",
      Map.of(CONTENT_REFUSED, INVALID_REQUEST),
      ANTHROPIC),
  API_ERROR(
      "Messages says api_error and timeout_error of a server that fails, whatever the reason",
      Map.of(
          PROVIDER_ERROR, OVERLOADED,
          STREAM_BROKEN, OVERLOADED,
          INVALID_OUTPUT, OVERLOADED,
          TIMEOUT, OVERLOADED),
      ANTHROPIC),
  OLD_CALLS(
      "Messages knows no calls that are gone for good, and the old API was never spoken in it",
      Map.of(GONE, INVALID_REQUEST),
      ANTHROPIC),
  /** Details. */
  FIELD("Messages has no place for the name of a field but the message", ANTHROPIC),
  FIELD_WITHIN("A response that has begun has no place for the name of a field", RESPONSES),
  WAIT(
      "How long to wait stands in a header, which is the server's and the route's",
      CHAT,
      RESPONSES,
      ANTHROPIC),
  RESET(
      "When a plan begins anew has no place but in the message",
      CHAT,
      RESPONSES,
      ANTHROPIC,
      GEMINI),
  PARTIAL(
      "What has arrived so far was seen as it came, and is not said again",
      CHAT,
      RESPONSES,
      ANTHROPIC,
      GEMINI);

  private final String why;
  private final Map<ErrorType, ErrorType> types;
  private final Set<Format> formats;

  FailureGap(String why, Format... formats) {
    this(why, Map.of(), formats);
  }

  FailureGap(String why, Map<ErrorType, ErrorType> types, Format... formats) {
    this.why = why;
    this.types = types;
    this.formats = Set.of(formats);
  }

  boolean isOf(Format format) {
    return formats.contains(format);
  }

  /** As which type a format's reader takes a failure of that type. */
  static ErrorType type(Format format, ErrorType type) {
    return Arrays.stream(values())
        .filter(gap -> gap.isOf(format))
        .map(gap -> gap.types.getOrDefault(type, type))
        .filter(other -> other != type)
        .findFirst()
        .orElse(type);
  }

  @Override
  public String toString() {
    return why;
  }
}
