package io.github.hotllm.internal.dialect;

import io.github.hotllm.StopReason;
import io.github.hotllm.Usage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How a provider's answer ended, and what it took.
 *
 * @param rawStopReason the provider's own word
 * @param statedCostUsd what the provider itself says the call cost
 * @param unpriced why the usual prices do not tell the cost: a service tier, a tool of the
 *     provider's own
 * @param vectors what an embedding has come to
 * @param warnings what the provider, another hot server, says it did with the request
 */
public record Metered(
    StopReason stopReason,
    Optional<String> rawStopReason,
    Optional<Usage> usage,
    Optional<BigDecimal> statedCostUsd,
    Optional<String> unpriced,
    Optional<Vectors> vectors,
    List<String> warnings) {
  public Metered {
    warnings = List.copyOf(warnings);
  }

  /** The end of an answer that the model generated. */
  public Metered(
      StopReason stopReason,
      Optional<String> rawStopReason,
      Optional<Usage> usage,
      Optional<BigDecimal> statedCostUsd,
      Optional<String> unpriced,
      List<String> warnings) {
    this(stopReason, rawStopReason, usage, statedCostUsd, unpriced, Optional.empty(), warnings);
  }

  /** The same end of an embedding. */
  public Metered with(Vectors found) {
    return new Metered(
        stopReason, rawStopReason, usage, statedCostUsd, unpriced, Optional.of(found), warnings);
  }

  /** An end of which only the reason and the usage are known. */
  public static Metered of(StopReason reason, Optional<String> raw, Optional<Usage> usage) {
    return new Metered(reason, raw, usage, Optional.empty(), Optional.empty(), List.of());
  }
}
