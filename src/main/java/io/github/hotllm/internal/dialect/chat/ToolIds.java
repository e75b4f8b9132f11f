package io.github.hotllm.internal.dialect.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.internal.catalog.Quirks;
import java.util.UUID;

/** The ids of tool calls as a provider takes them back: the same for the same, always. */
record ToolIds(Quirks.ToolIds kind) {
  private static final int LENGTH = 9;

  String of(String id) {
    boolean fits = kind == Quirks.ToolIds.ANY || id.matches("[a-zA-Z0-9]{" + LENGTH + "}");
    return fits ? id : nine(id);
  }

  /** Nine digits of base 36, so that in one conversation no two ids will meet. */
  private static String nine(String id) {
    long hash = UUID.nameUUIDFromBytes(id.getBytes(UTF_8)).getMostSignificantBits();
    var digits = "0".repeat(LENGTH) + Long.toUnsignedString(hash, Character.MAX_RADIX);
    return digits.substring(digits.length() - LENGTH);
  }
}
