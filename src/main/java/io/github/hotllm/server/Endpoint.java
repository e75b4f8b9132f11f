package io.github.hotllm.server;

import java.io.IOException;

/** What answers at one path. For all threads. */
interface Endpoint {
  /** Whether the server's token has to be shown. */
  enum Access {
    WITH_TOKEN,
    OPEN
  }

  /** The one method it takes. */
  default String method() {
    return "POST";
  }

  default Access access() {
    return Access.WITH_TOKEN;
  }

  /**
   * Answers, now or, having returned, later from another thread.
   *
   * @throws IOException if the client has gone
   */
  void serve(Visit visit) throws IOException;
}
