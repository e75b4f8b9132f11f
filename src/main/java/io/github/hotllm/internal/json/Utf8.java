package io.github.hotllm.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Bytes as the UTF-8 that they have to be. */
final class Utf8 {
  /** What a decoder puts in the place of bytes that are no UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private Utf8() {}

  /**
   * The text without a byte order mark.
   *
   * @throws JsonException for another encoding and for malformed bytes, overlong forms and
   *     surrogates included
   */
  static String decode(byte[] bytes) {
    int start = start(bytes);
    var text = new String(bytes, start, bytes.length - start, UTF_8);
    boolean malformed = text.indexOf(REPLACEMENT) >= 0 && !isText(text, bytes, start);
    if (malformed || looksWide(text)) {
      throw new JsonException("the JSON is not UTF-8 text", "");
    }
    return text;
  }

  /** Where the text starts: behind the byte order mark, if there is one. */
  static int start(byte[] bytes) {
    int length = BYTE_ORDER_MARK.length;
    return bytes.length >= length && Arrays.equals(bytes, 0, length, BYTE_ORDER_MARK, 0, length)
        ? length
        : 0;
  }

  /** Only what was well formed comes back as the same bytes. */
  private static boolean isText(String text, byte[] bytes, int start) {
    return Arrays.equals(text.getBytes(UTF_8), Arrays.copyOfRange(bytes, start, bytes.length));
  }

  /** UTF-16 and UTF-32 have a zero byte in the first character of any JSON. */
  private static boolean looksWide(String text) {
    return text.lastIndexOf('\0', 1) >= 0;
  }
}
