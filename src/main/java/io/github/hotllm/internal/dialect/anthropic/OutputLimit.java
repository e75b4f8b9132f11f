package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Sampling;
import io.github.hotllm.internal.dialect.Warnings;

/**
 * How many tokens an answer may have, which Messages wants to be told always, and what follows from
 * it.
 */
final class OutputLimit {
  /**
   * Above this an answer may take longer than ten minutes, and comes as a stream: the bound that
   * Anthropic's own SDK 1.12.0 draws.
   */
  static final int LARGEST_WHOLE = 21_333;

  /** For a model of which nothing is known: what every one that still runs can do. */
  static final int OF_UNKNOWN = 8192;

  private OutputLimit() {}

  /** What is asked for, at most what the model can; by default all it can. */
  static int of(LlmRequest request, ModelRow model, Warnings warnings) {
    return new Sampling(request, model, warnings)
        .limit()
        .orElseGet(() -> byDefault(model, warnings));
  }

  private static int byDefault(ModelRow model, Warnings warnings) {
    if (model.maxOutputTokens().isPresent()) {
      return (int) Math.min(model.maxOutputTokens().getAsLong(), Integer.MAX_VALUE);
    }
    warnings.add(
        "max_tokens",
        "set to " + OF_UNKNOWN + ", for the limit of " + model.id() + " is not known");
    return OF_UNKNOWN;
  }

  /** How the answer comes: a long one as a stream, however it was asked for. */
  static Delivery delivery(Asked asked, int maxTokens) {
    return maxTokens > LARGEST_WHOLE ? Delivery.STREAMED : asked.delivery();
  }
}
