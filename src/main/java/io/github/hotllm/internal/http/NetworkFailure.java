package io.github.hotllm.internal.http;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Says what a failure of the JDK's client means, in our words: its own may quote what the server
 * sent, and some say nothing at all.
 */
final class NetworkFailure {
  private NetworkFailure() {}

  /** The failure of a request, before or after the head of its reply had come. */
  static LlmException of(Throwable thrown, URI uri, boolean answered) {
    var place = place(uri);
    var known = answered
        ? Optional.of(LlmException.builder(
            ErrorType.STREAM_BROKEN, place + " broke off its answer before the end"))
        : unanswered(thrown, place);
    known.ifPresent(builder ->
        causes(thrown).filter(IOException.class::isInstance).findFirst().ifPresent(builder::cause));
    return known.orElseGet(() -> notHttp(place)).build();
  }

  /** Without a cause, for that quotes what the server sent: perhaps the very key it was sent. */
  private static LlmException.Builder notHttp(String place) {
    return LlmException.builder(
        ErrorType.PROVIDER_ERROR,
        "What " + place + " answered is not HTTP/1.1; is this the right base URL?");
  }

  private static Optional<LlmException.Builder> unanswered(Throwable thrown, String place) {
    if (has(thrown, UnresolvedAddressException.class) || has(thrown, UnknownHostException.class)) {
      return unreachable(place, "no such host; check the base URL and the network");
    } else if (has(thrown, NoRouteToHostException.class)) {
      return unreachable(place, "no route to it; check the network");
    } else if (has(thrown, ConnectException.class)) {
      return unreachable(place, "connection refused; is it running, and is this its port?");
    } else if (has(thrown, SSLException.class)) {
      return unreachable(place, "no TLS connection; check the base URL and the certificates");
    } else if (has(thrown, IllegalArgumentException.class)
        && !has(thrown, NumberFormatException.class)) {
      return Optional.of(LlmException.builder(
          ErrorType.INVALID_REQUEST, "A URL or header for " + place + " cannot be sent; check it"));
    } else if (isUnanswered(thrown)) {
      return Optional.of(LlmException.builder(
          ErrorType.PROVIDER_ERROR, place + " closed the connection without an answer"));
    }
    return Optional.empty();
  }

  private static Optional<LlmException.Builder> unreachable(String place, String why) {
    return Optional.of(
        LlmException.builder(ErrorType.OVERLOADED, "Cannot reach " + place + ": " + why));
  }

  /**
   * Whether the connection was closed before the first byte of a reply. The client says so in words
   * if it had begun to wait for the head (on 17 and 25), else its writing has failed.
   */
  static boolean isUnanswered(Throwable thrown) {
    var words = causes(thrown).map(cause -> String.valueOf(cause.getMessage())).toList();
    return words.stream().anyMatch(text -> text.contains("header parser received no bytes"))
        || (words.stream().noneMatch(text -> text.contains("HTTP/1.1"))
            && !has(thrown, ConnectException.class)
            && (has(thrown, SocketException.class)
                || has(thrown, EOFException.class)
                || has(thrown, ClosedChannelException.class)
                || words.contains("Broken pipe")
                || words.contains("Connection reset by peer")));
  }

  private static String place(URI uri) {
    int port = uri.getPort();
    return port >= 0 ? uri.getHost() + ":" + port : String.valueOf(uri.getHost());
  }

  private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
    return causes(thrown).anyMatch(type::isInstance);
  }

  /** The chain of causes, cut where it would go in circles. */
  private static Stream<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause).limit(20);
  }
}
