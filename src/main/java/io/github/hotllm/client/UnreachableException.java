package io.github.hotllm.client;

import java.io.IOException;

/** No connection to the server can be made, so that nothing was sent. */
final class UnreachableException extends IOException {
  private static final long serialVersionUID = 1L;

  UnreachableException(IOException cause) {
    super(cause);
  }
}
