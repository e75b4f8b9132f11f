package io.github.hotllm;

import java.time.Instant;

/**
 * A token that lets a program into a cloud for a while, as its identity library hands it out.
 *
 * <p>Its text is for the one header it goes into; {@link #toString()} does not show it.
 *
 * @param text the token itself, without {@code Bearer}
 * @param expiresAt when it ceases to be good
 */
public record AccessToken(String text, Instant expiresAt) {
  /** When it expires, and not the token. */
  @Override
  public String toString() {
    return "AccessToken[until " + expiresAt + "]";
  }
}
