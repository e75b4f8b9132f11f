package io.github.hotllm;

/** Who pays for a call, and how. */
public enum Billing {
  /** An API key that is charged for each token. */
  PER_TOKEN,
  /** A subscription with a flat price: the call itself costs nothing, but uses up the plan. */
  FLAT_RATE,
  /** Nobody: a model on this machine, or {@code echo}. */
  NONE
}
