package io.github.hotllm.server;

/** How a command ended. */
enum Exit {
  DONE(0),
  /** It was tried and failed. */
  FAILED(1),
  /** It was not understood. */
  MISUSED(2);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
