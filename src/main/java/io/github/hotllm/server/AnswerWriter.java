package io.github.hotllm.server;

import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.dialect.Batch;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Puts one answer on the wire: batches, then an end or an error. One thread at a time. An
 * {@link IOException} says that the client has gone.
 */
interface AnswerWriter {
  /** The call has that id. Nothing is written yet. */
  default void opened(String requestId) {}

  void batch(Batch batch) throws IOException;

  void end(LlmReply reply) throws IOException;

  void error(LlmException failure) throws IOException;

  /** After how much silence the client wants a sign of life; empty if none can be given. */
  default Optional<Duration> patience() {
    return Optional.empty();
  }

  /**
   * Gives a sign of life, if nothing was written for as long as the client's patience. For a writer
   * that has one.
   *
   * @return after how much more silence the next one is due
   */
  default Duration breakSilence() throws IOException {
    throw new UnsupportedOperationException();
  }

  /** Cuts the connection, whatever was written. */
  void breakOff();
}
