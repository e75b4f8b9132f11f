package io.github.hotllm.internal.dialect;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.wire.WireReply;
import io.github.hotllm.internal.wire.WireRequest;

/**
 * One wire format, for both ends: towards a provider, and towards a client of the hot server.
 *
 * <p>Pure: no I/O, no clock, no threads. Immutable. The law is that {@code decode(encode(x))} is
 * {@code x}, except for what encode named in its warnings. A provider's answer is translated by a
 * {@link Decoder}, an answer for a client by an {@link Encoder}, one of each for each answer.
 */
public interface Dialect {
  /** The name in provider rows and in {@code extra}. */
  String name();

  /**
   * The request as this provider takes it. What the target cannot say is named in the warnings.
   *
   * @throws LlmException if the target can do nothing that comes near to what is asked
   */
  Encoded encode(Asked asked, Target target);

  /** Reads the answer to what {@link #encode} made for that target. */
  Decoder decoder(Asked asked, Target target);

  /** The failure that a provider's reply of another status than 200 tells of. */
  LlmException decodeError(WireReply reply, Target target);

  /**
   * What a client asks. Fields that we do not know are kept in {@link Asked#original()}.
   *
   * @throws LlmException of type {@code invalid_request} that names the field
   */
  Asked decode(WireRequest request);

  /** Writes the answer to what {@link #decode} read. */
  Encoder encoder(Asked asked);

  /** A failure before the first event, for a client; the server adds when to try again. */
  WireReply encodeError(LlmException failure);
}
