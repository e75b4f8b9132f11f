package io.github.hotllm.internal.dialect;

import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.WireReply;
import java.util.List;

/**
 * Writes one answer for a client: {@code batch}es and then {@code end} or {@code error}, or
 * {@code whole} alone. Its state belongs to the one who feeds it.
 *
 * <p>Frames that came in this very dialect are copied, not made anew.
 */
public interface Encoder {
  /** The media type of the streamed answer. */
  default String mediaType() {
    return "text/event-stream";
  }

  List<Frame> batch(Batch batch);

  List<Frame> end(LlmReply reply);

  /** A failure after the head was sent. */
  List<Frame> error(LlmException failure);

  /**
   * Whether the connection is cut behind an error, because some clients of the format read on to
   * the end of the body, and take one that ends properly for a whole answer.
   */
  default boolean isCutAtError() {
    return false;
  }

  /**
   * The whole answer.
   *
   * @param raw the batches' frames, if all of them came in this dialect, else none
   */
  WireReply whole(LlmReply reply, List<Frame> raw);
}
