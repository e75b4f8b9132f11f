package io.github.hotllm.server;

import io.github.hotllm.internal.wire.PathPattern;

/** What answers at which paths. */
record Place(PathPattern path, Endpoint endpoint) {
  static Place of(String path, Endpoint endpoint) {
    return new Place(PathPattern.of(path), endpoint);
  }

  /** Method and path, as a caller would write them. */
  String text() {
    return endpoint.method() + " " + path;
  }
}
