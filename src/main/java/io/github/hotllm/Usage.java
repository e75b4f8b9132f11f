package io.github.hotllm;

import java.util.OptionalLong;

/**
 * Token counts of one call, in buckets that do not overlap.
 *
 * <p>The whole prompt is {@code input + cacheRead + cacheWrite}. Reasoning is a part of output, and
 * what is written to the one-hour cache is a part of cache write. A figure that the provider did
 * not give is absent.
 */
public record Usage(
    OptionalLong inputTokens,
    OptionalLong cacheReadTokens,
    OptionalLong cacheWriteTokens,
    OptionalLong cacheWrite1hTokens,
    OptionalLong outputTokens,
    OptionalLong reasoningTokens) {

  /** A usage of plain input and output, without cache or reasoning. */
  public static Usage of(long inputTokens, long outputTokens) {
    return builder().inputTokens(inputTokens).outputTokens(outputTokens).build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** All tokens of the prompt, cached or not; absent when the provider gave no input count. */
  public OptionalLong promptTokens() {
    return inputTokens.isEmpty()
        ? inputTokens
        : OptionalLong.of(
            inputTokens.getAsLong() + cacheReadTokens.orElse(0) + cacheWriteTokens.orElse(0));
  }

  /** The sum of two calls' usage: a figure that either did not give is absent. */
  public Usage plus(Usage other) {
    return new Usage(
        sum(inputTokens, other.inputTokens),
        sum(cacheReadTokens, other.cacheReadTokens),
        sum(cacheWriteTokens, other.cacheWriteTokens),
        sum(cacheWrite1hTokens, other.cacheWrite1hTokens),
        sum(outputTokens, other.outputTokens),
        sum(reasoningTokens, other.reasoningTokens));
  }

  private static OptionalLong sum(OptionalLong one, OptionalLong other) {
    return one.isPresent() && other.isPresent()
        ? OptionalLong.of(one.getAsLong() + other.getAsLong())
        : OptionalLong.empty();
  }

  /** Builds a {@link Usage} out of the figures a provider gave. Not thread-safe. */
  public static final class Builder {
    private OptionalLong input = OptionalLong.empty();
    private OptionalLong cacheRead = OptionalLong.empty();
    private OptionalLong cacheWrite = OptionalLong.empty();
    private OptionalLong cacheWrite1h = OptionalLong.empty();
    private OptionalLong output = OptionalLong.empty();
    private OptionalLong reasoning = OptionalLong.empty();

    private Builder() {}

    public Builder inputTokens(long tokens) {
      input = OptionalLong.of(tokens);
      return this;
    }

    public Builder cacheReadTokens(long tokens) {
      cacheRead = OptionalLong.of(tokens);
      return this;
    }

    public Builder cacheWriteTokens(long tokens) {
      cacheWrite = OptionalLong.of(tokens);
      return this;
    }

    public Builder cacheWrite1hTokens(long tokens) {
      cacheWrite1h = OptionalLong.of(tokens);
      return this;
    }

    public Builder outputTokens(long tokens) {
      output = OptionalLong.of(tokens);
      return this;
    }

    public Builder reasoningTokens(long tokens) {
      reasoning = OptionalLong.of(tokens);
      return this;
    }

    public Usage build() {
      return new Usage(input, cacheRead, cacheWrite, cacheWrite1h, output, reasoning);
    }
  }
}
