package io.github.hotllm.internal.engine;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Ids for calls: unique enough to find one in a log, and no secret. */
public final class RequestIds {
  private RequestIds() {}

  public static String next() {
    var random = ThreadLocalRandom.current();
    return "hot_" + HexFormat.of().toHexDigits(random.nextLong());
  }
}
