package io.github.hotllm.internal.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A key or token: it shows itself to nobody who does not {@linkplain #reveal() ask for it}.
 *
 * <p>Immutable. Two of them are equal only if they are the same object; compare by
 * {@link #matches}.
 */
public final class Secret {
  private static final String BLOT = "[secret]";
  /** What is shorter is a word like {@code none} that a local server is given for a key. */
  private static final int LEAST_SECRET = 8;

  private static final int FINGERPRINT_BYTES = 4;

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /**
   * A secret without the white space around it, which a shell or an editor may have left there.
   *
   * @throws IllegalArgumentException if it is empty or cannot stand in a header; the message does
   *     not hold it
   */
  public static Secret of(String value) {
    var stripped = value.strip();
    if (stripped.isEmpty() || !stripped.chars().allMatch(c -> c > ' ' && c <= '~')) {
      throw new IllegalArgumentException("a key is one word of printable ASCII characters");
    }
    return new Secret(stripped);
  }

  /** The secret itself, for the header it goes into. */
  public String reveal() {
    return value;
  }

  /**
   * A text in which this secret, and any piece of it that is long enough to be one, is blotted out:
   * providers quote the beginning or the end of a key they refuse.
   */
  public String scrub(String text) {
    var clean = new StringBuilder();
    for (int from = 0; from < text.length(); ) {
      int piece = pieceAt(from, text);
      clean.append(piece > 0 ? BLOT : text.substring(from, from + 1));
      from += Math.max(piece, 1);
    }
    return clean.toString();
  }

  /** How many characters from there on are a piece of this secret; 0 if too few. */
  private int pieceAt(int from, String text) {
    int to = from + LEAST_SECRET;
    if (to > text.length() || !value.contains(text.substring(from, to))) {
      return 0;
    }
    while (to < text.length() && value.contains(text.substring(from, to + 1))) {
      to++;
    }
    return to - from;
  }

  /** Whether that is the secret, in a time that does not depend on where it differs. */
  public boolean matches(String candidate) {
    return MessageDigest.isEqual(digest(value), digest(candidate));
  }

  /** A few letters that tell secrets apart and do not give them away. */
  String fingerprint() {
    return HexFormat.of().formatHex(digest(value), 0, FINGERPRINT_BYTES);
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return BLOT;
  }
}
