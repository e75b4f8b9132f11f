package io.github.hotllm;

/**
 * How much a model may think before it answers.
 *
 * <p>A level that the chosen model does not know becomes the nearest one it has, and the reply's
 * warnings say so.
 */
public enum Reasoning {
  NONE,
  MINIMAL,
  LOW,
  MEDIUM,
  HIGH,
  MAX
}
