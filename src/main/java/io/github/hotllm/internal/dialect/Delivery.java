package io.github.hotllm.internal.dialect;

import io.github.hotllm.internal.wire.Headers;

/** How an answer comes: in one piece, or as a stream of events. */
public enum Delivery {
  WHOLE,
  STREAMED;

  private static final Headers OF_WHOLE = accepting("application/json");
  private static final Headers OF_STREAMED = accepting("text/event-stream");

  private static Headers accepting(String type) {
    return Headers.none().with("content-type", "application/json").with("accept", type);
  }

  /** What the head of a request in JSON says whose answer is to come so. */
  public Headers headers() {
    return this == WHOLE ? OF_WHOLE : OF_STREAMED;
  }
}
