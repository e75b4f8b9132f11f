package io.github.hotllm.internal.route;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.account.DirectFailure;
import io.github.hotllm.internal.wire.WireReply;

/** The SuperGrok plan at xAI's ordinary API. Experimental; seen at third parties until 2026-08. */
final class GrokRules implements PlanRules {
  private static final int FORBIDDEN = 403;

  /** A tier that may not do this over the API may do it over xAI's own program. */
  @Override
  public LlmException judged(LlmException failure, WireReply reply) {
    return reply.status() == FORBIDDEN
        ? DirectFailure.mark(DirectFailure.Kind.REFUSED, failure)
        : failure;
  }
}
