package io.github.hotllm.internal.account;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who answers at an address: scheme, host and port, as browsers compare them.
 *
 * @param port never the scheme's unsaid one
 */
record Origin(String scheme, String host, int port) {
  /**
   * The origin of an address.
   *
   * @throws IllegalArgumentException if it is not HTTP or has no host; the message does not hold
   *     it, for it may have a password in it
   */
  static Origin of(URI address) {
    var scheme = lower(address.getScheme());
    if (address.getHost() == null || !scheme.matches("https?")) {
      throw new IllegalArgumentException("an address begins with http:// or https:// and a host");
    }
    int unsaid = scheme.equals("https") ? 443 : 80;
    return new Origin(
        scheme, lower(address.getHost()), address.getPort() < 0 ? unsaid : address.getPort());
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return scheme + "://" + host + ":" + port;
  }
}
