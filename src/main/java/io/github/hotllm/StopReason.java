package io.github.hotllm;

/** Why a model stopped, in one vocabulary for all providers. */
public enum StopReason {
  /** The answer is complete, or a stop text was met. */
  STOP,
  /** The limit of output tokens was reached: the answer is cut. */
  LENGTH,
  /** The model waits for the results of its {@linkplain LlmReply#toolCalls() tool calls}. */
  TOOL_CALLS,
  /** The model or its provider declined to answer, or cut the answer off. */
  REFUSAL,
  /** The conversation filled the model's context window while it answered. */
  CONTEXT_OVERFLOW,
  /** The model paused a long turn: send the conversation back as it is to go on. */
  PAUSED,
  /** Anything else; {@link LlmReply#rawStopReason()} has the provider's own word. */
  OTHER
}
