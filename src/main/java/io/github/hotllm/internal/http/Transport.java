package io.github.hotllm.internal.http;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.wire.Headers;
import java.nio.ByteBuffer;
import java.util.List;

/** Sends requests over warm connections. For all threads. */
public interface Transport extends AutoCloseable {
  /** Prepares a request. Nothing is sent, and the listener is not called, before the first pull. */
  Flight prepare(Outgoing request, Listener listener);

  /** Fails what still runs, and closes all connections. */
  @Override
  void close();

  /** A request on its way. May be used from any thread. */
  interface Flight {
    /** Sends the request; then, after each signal of bytes, asks for more of them. */
    void pull();

    /**
     * Nothing more is wanted: what still comes is thrown away for a short while, so that the
     * connection can be kept, and then it is closed. The listener hears nothing more.
     */
    void finish();

    /** Gives it up and closes its connection at once; the listener hears nothing more. */
    void cancel();
  }

  /**
   * Hears what becomes of a request. The first two signals come on any thread and must return at
   * once; all others come one after the other, never on the thread that reads the sockets, and end
   * in exactly one of {@code end} and {@code fail}.
   */
  interface Listener {
    /** It is its turn: a connection is being made, or taken from the pool. */
    void connecting();

    /** The connection stands and the request is on its way. */
    void connected();

    /** The head of the reply is here. The first bytes follow without another pull. */
    void head(int status, Headers headers);

    /** Some bytes of the body; only lent until this returns. More come after the next pull. */
    void bytes(List<ByteBuffer> bytes);

    void end();

    /** It failed: unreachable, or not HTTP. No deadline is ever the transport's. */
    void fail(LlmException failure);
  }
}
