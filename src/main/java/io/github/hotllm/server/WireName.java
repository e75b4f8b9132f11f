package io.github.hotllm.server;

import java.util.Locale;

/** How the values of our enums are called outside. */
final class WireName {
  private WireName() {}

  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
