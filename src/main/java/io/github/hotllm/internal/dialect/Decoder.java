package io.github.hotllm.internal.dialect;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.wire.Frame;
import java.util.List;
import java.util.Optional;

/**
 * Reads one answer of a provider. Its state belongs to the one who feeds it.
 *
 * <p>It makes content events only: {@code Started} and {@code Finished} are the engine's.
 */
public interface Decoder {
  /**
   * Reads the next event of a stream and adds what it means.
   *
   * @throws LlmException if it is an error, or not the format; what was added before stays valid
   */
  void frame(Frame frame, List<LlmEvent> out);

  /**
   * Reads an answer that came in one piece, and adds all that it means. Afterwards it is done.
   *
   * @throws LlmException if it is an error, or not the format
   */
  void whole(byte[] body, List<LlmEvent> out);

  /** The model that answers, once the answer has said it. */
  Optional<String> model();

  /** Whether the format's own end was seen, so that nothing more is worth waiting for. */
  boolean isDone();

  /**
   * The end of the input: adds what was held back, and tells how the answer ended.
   *
   * @throws LlmException of type {@code stream_broken} if the format's own end was not seen
   */
  Metered end(List<LlmEvent> out);
}
