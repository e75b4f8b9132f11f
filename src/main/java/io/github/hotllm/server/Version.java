package io.github.hotllm.server;

import java.util.Optional;

/** The version of hotllm, as its jar says it. */
final class Version {
  private Version() {}

  static String text() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("unpackaged");
  }
}
