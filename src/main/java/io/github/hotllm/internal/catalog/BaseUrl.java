package io.github.hotllm.internal.catalog;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Reads the address of a provider.
 *
 * <p>An address may hold a password by mistake: no message repeats it.
 */
final class BaseUrl {
  private static final String OLLAMA_PORT = ":11434";

  private BaseUrl() {}

  /**
   * An address without the slashes at its end.
   *
   * @throws IllegalArgumentException that says what an address has to be
   */
  static URI of(String text) {
    var url = uri(text.strip().replaceAll("/+$", ""));
    var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("must begin with http:// or https://");
    } else if (url.getRawUserInfo() != null) {
      throw new IllegalArgumentException("must hold no user or password");
    } else if (url.getHost() == null) {
      throw new IllegalArgumentException("must name a host");
    } else if (url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException("must end with its path: no ? and no #");
    }
    return url;
  }

  /**
   * The address of an Ollama server as {@code OLLAMA_HOST} tells it: everything but the host may be
   * missing, and a server that listens on all addresses is asked on this machine's own.
   *
   * @throws IllegalArgumentException that says what an address has to be
   */
  static URI ofOllamaHost(String text) {
    var host = text.strip().replaceAll("/+$", "");
    var withScheme = host.contains("://") ? host : "http://" + host;
    var url = withScheme
        .replaceFirst("://(?=:|$)", "://127.0.0.1")
        .replaceFirst("://(0\\.0\\.0\\.0|\\[::])(?=[:/]|$)", "://127.0.0.1");
    if (url.matches("http://(\\[[^]]*]|[^/:]*)")) {
      url += OLLAMA_PORT;
    }
    return of(url.matches("[^/]*//[^/]*") ? url + "/v1" : url);
  }

  /** Whether two addresses are of one server. */
  static boolean isSameOrigin(URI one, URI other) {
    return one.getScheme().equalsIgnoreCase(other.getScheme())
        && one.getAuthority().equalsIgnoreCase(other.getAuthority());
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("must be a URL: " + e.getReason());
    }
  }
}
