package io.github.hotllm.internal.dialect;

/** How an answer comes: in one piece, or as a stream of events. */
public enum Delivery {
  WHOLE,
  STREAMED
}
