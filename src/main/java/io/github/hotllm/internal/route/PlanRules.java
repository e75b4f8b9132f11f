package io.github.hotllm.internal.route;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.account.Grant;
import io.github.hotllm.internal.account.Plan;
import io.github.hotllm.internal.account.Window;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Encoded;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireReply;
import java.util.List;
import java.util.Optional;

/**
 * Where calling a plan differs from calling the same provider's API with a key. Pure; for all
 * threads.
 */
interface PlanRules {
  /** The rules of a plan. */
  static PlanRules of(Plan plan) {
    return switch (plan) {
      case CHATGPT -> new ChatGptRules();
      case CLAUDE -> new ClaudeRules();
      case GROK -> new GrokRules();
    };
  }

  /** How it has to be asked. */
  default Asked asked(Asked asked) {
    return asked;
  }

  /** What may be sent of a request, with warnings for the rest. */
  default Encoded encoded(Encoded encoded) {
    return encoded;
  }

  /** The headers that are the plan's own, beside type and token. */
  default Headers headers(Headers ours, Encoded encoded, Grant grant) {
    return ours;
  }

  /**
   * A failure as it is to be understood here: a plan's refusals often look like mistakes of the
   * request.
   */
  default LlmException judged(LlmException failure, WireReply reply) {
    return failure;
  }

  /** What the headers of a reply tell of the plan's windows. */
  default List<Window> windows(Headers headers) {
    return List.of();
  }

  /** Those of them that a plan which is used up waits for. */
  default List<Window> blocking(Headers headers) {
    return windows(headers);
  }

  /** Whether what is used up is the share of the family of the model that was asked alone. */
  default boolean isOfOneFamily(Headers headers) {
    return false;
  }

  /** What a frame tells of them, if it is not of the answer at all. */
  default Optional<List<Window>> windows(Frame frame) {
    return Optional.empty();
  }

  /** The same failure, of another type. */
  static LlmException as(ErrorType type, LlmException failure, String message) {
    var other = LlmException.builder(type, message);
    failure.provider().ifPresent(other::provider);
    failure.model().ifPresent(other::model);
    failure.providerStatus().ifPresent(other::providerStatus);
    failure.providerRequestId().ifPresent(other::providerRequestId);
    failure.retryAfter().ifPresent(other::retryAfter);
    failure.resetsAt().ifPresent(other::resetsAt);
    return other.build();
  }
}
