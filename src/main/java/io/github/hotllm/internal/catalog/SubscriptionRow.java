package io.github.hotllm.internal.catalog;

import io.github.hotllm.internal.json.Fields;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a user has settled for a subscription that is called directly.
 *
 * @param home the folder in which the vendor's program keeps its login
 * @param baseUrl where it is called, and the only origin to which its token goes
 */
public record SubscriptionRow(Optional<Path> home, Optional<URI> baseUrl) {
  /** The subscriptions that hotllm can call directly. */
  static final List<String> NAMES = List.of("chatgpt", "claude", "grok");

  /** A subscription of which nothing is settled. */
  public static final SubscriptionRow NONE =
      new SubscriptionRow(Optional.empty(), Optional.empty());

  /** @throws io.github.hotllm.LlmException that names the field of a mistake */
  static SubscriptionRow read(Fields section, String name) {
    if (!NAMES.contains(name)) {
      throw section.refused(name, unknown(name));
    }
    var fields = section.fields(name).orElseThrow();
    var row = new SubscriptionRow(
        // Claude's login is not ours to look for.
        name.equals("claude")
            ? Optional.empty()
            : fields.text("home").map(text -> path(fields, text)),
        fields.text("base_url").map(text -> url(fields, text)));
    fields.refuseUnread();
    return row;
  }

  private static String unknown(String name) {
    return name.matches("(?i)gemini|google")
        ? "cannot be set: " + NoDirectWay.GOOGLE
        : "is not a subscription that hotllm can call directly: there are "
            + String.join(", ", NAMES);
  }

  private static Path path(Fields fields, String text) {
    try {
      var path = Path.of(text);
      if (path.isAbsolute()) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw fields.refused("home", "must be a path");
    }
    throw fields.refused("home", "must be an absolute path");
  }

  /** A token goes to nobody who could read it on the way. */
  private static URI url(Fields fields, String text) {
    URI url;
    try {
      url = BaseUrl.of(text);
    } catch (IllegalArgumentException e) {
      throw fields.refused("base_url", String.valueOf(e.getMessage()));
    }
    if (!"https".equalsIgnoreCase(url.getScheme()) && !isLoopback(url)) {
      throw fields.refused("base_url", "must begin with https://, except on this machine");
    }
    return url;
  }

  private static boolean isLoopback(URI url) {
    var host = url.getHost().toLowerCase(Locale.ROOT);
    return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
  }
}
