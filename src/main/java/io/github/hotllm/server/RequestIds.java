package io.github.hotllm.server;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Ids for requests that are refused before the engine gives them one. */
final class RequestIds {
  private static final SecureRandom RANDOM = new SecureRandom();

  private RequestIds() {}

  static String next() {
    return "req_" + HexFormat.of().toHexDigits(RANDOM.nextLong());
  }
}
