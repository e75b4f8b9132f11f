package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import java.util.List;

/** All that a value says, for those that have no equality. */
final class Said {
  private Said() {}

  static List<Object> by(LlmRequest r) {
    return List.of(
        r.model(),
        r.messages(),
        r.system(),
        r.billing(),
        r.maxTokens(),
        r.temperature(),
        r.topP(),
        r.stop(),
        r.reasoning(),
        r.cache(),
        r.tools(),
        r.toolChoice(),
        r.toolsPerTurn(),
        r.outputSchema(),
        r.fallbacks(),
        r.isFallbackToApi(),
        r.timeouts(),
        r.metadata(),
        r.extra());
  }

  static List<Object> by(LlmReply r) {
    return List.of(
        r.parts(),
        r.stopReason(),
        r.rawStopReason(),
        r.output(),
        r.model(),
        r.requestedModel(),
        r.provider(),
        r.route(),
        r.billing(),
        r.usage(),
        r.costUsd(),
        r.estimatedApiCostUsd(),
        r.attempts(),
        r.latency(),
        r.firstToken(),
        r.overhead(),
        r.warnings(),
        r.requestId());
  }

  /** What is said on the wire. */
  static List<Object> by(LlmException e) {
    return List.of(
        e.getClass(),
        e.type(),
        String.valueOf(e.getMessage()),
        e.isRetryable(),
        e.provider(),
        e.model(),
        e.route(),
        e.requestId(),
        e.retryAfter(),
        e.resetsAt(),
        e.phase(),
        e.field(),
        e.partialText(),
        e.status());
  }
}
