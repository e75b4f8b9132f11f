package io.github.hotllm.client;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CancellationException;

/** Says what went wrong between client and server, and what to do next. */
final class Trouble {
  private final Address address;

  Trouble(Address address) {
    this.address = address;
  }

  /** The failure, to be completed with what had arrived. */
  LlmException.Builder of(IOException e, Patience patience) {
    if (e instanceof UnreachableException) {
      return unreachable(e);
    } else if (e instanceof SocketTimeoutException) {
      return late(e, patience);
    } else if (e instanceof ProtocolException) {
      return stranger(String.valueOf(e.getMessage())).cause(e);
    }
    return LlmException.builder(
            ErrorType.STREAM_BROKEN,
            "the connection to the hot server at " + address.authority()
                + " was cut before the answer was whole – see the server's log")
        .cause(e);
  }

  private LlmException.Builder unreachable(IOException e) {
    return LlmException.builder(
            ErrorType.OVERLOADED,
            "nothing listens on " + address.authority() + " – start the hot server with: java -jar"
                + " hotllm.jar, or name another address in HOTLLM_HOST and HOTLLM_PORT")
        .cause(e);
  }

  private LlmException.Builder late(IOException e, Patience patience) {
    return LlmException.builder(
            ErrorType.TIMEOUT,
            "the hot server at " + address.authority()
                + " was waited for too long – give the call more time, or see the server's log")
        .phase(patience.passed())
        .cause(e);
  }

  /** Something answers there, but it is no hot server. */
  LlmException.Builder stranger(String why) {
    return LlmException.builder(
        ErrorType.PROVIDER_ERROR,
        "what answers on " + address.authority() + " is no hot server of this version (" + why
            + ") – does another program use that port?");
  }

  /** Whether that came of an interrupt, or of somebody who closed the connection meanwhile. */
  static boolean isCancelled(IOException e) {
    return e instanceof ClosedChannelException || Thread.currentThread().isInterrupted();
  }

  static CancellationException cancelled(IOException e) {
    var cancelled = new CancellationException(
        Thread.currentThread().isInterrupted()
            ? "interrupted while waiting for a model's answer"
            : "closed while waiting for a model's answer");
    cancelled.initCause(e);
    return cancelled;
  }
}
