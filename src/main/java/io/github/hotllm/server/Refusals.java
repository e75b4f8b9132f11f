package io.github.hotllm.server;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import java.time.Duration;

/** The failures that are the server's own. */
final class Refusals {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final int UNAVAILABLE = 503;
  private static final int INTERNAL = 500;

  private Refusals() {}

  /** What is wrong with the request, with a status of its own. */
  static LlmException invalid(int status, String message) {
    return LlmException.builder(ErrorType.INVALID_REQUEST, message)
        .status(status)
        .build();
  }

  static LlmException forbidden(String message) {
    return LlmException.of(ErrorType.PERMISSION, message);
  }

  /** As many calls as the server takes are under way. */
  static LlmException full(int most) {
    return LlmException.builder(
            ErrorType.BUSY,
            "hotllm has " + most + " calls in flight and takes no more at a time; try again soon")
        .retryAfter(SOON)
        .build();
  }

  /** The server is being stopped and takes no new calls. */
  static LlmException draining() {
    return stopping("hotllm is stopping and takes no new calls; try again once it is back");
  }

  /** The server's grace time is over and this call is not. */
  static LlmException aboutToStop() {
    return stopping("hotllm is about to stop, the answer is cut; call again once it is back");
  }

  /** Something broke in hotllm itself. */
  static LlmException broken(Throwable cause) {
    return LlmException.builder(
            ErrorType.PROVIDER_ERROR,
            "hotllm itself failed (" + cause.getClass().getSimpleName()
                + "); its log says where, under this request id")
        .status(INTERNAL)
        .permanent()
        .cause(cause)
        .requestId(RequestIds.next())
        .build();
  }

  private static LlmException stopping(String message) {
    return LlmException.builder(ErrorType.BUSY, message)
        .status(UNAVAILABLE)
        .retryAfter(SOON)
        .build();
  }
}
