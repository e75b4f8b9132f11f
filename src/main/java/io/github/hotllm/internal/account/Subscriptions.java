package io.github.hotllm.internal.account;

import io.github.hotllm.internal.catalog.BaseUrl;
import io.github.hotllm.internal.json.Fields;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the user has settled about subscriptions, in the section of that name:
 * {@code {"chatgpt":{"home":"…","base_url":"…"},"claude":{"base_url":"…"},"grok":{…}}}.
 */
final class Subscriptions {
  /** What is settled about one plan. */
  record Row(Optional<Path> home, Optional<URI> baseUrl) {
    static final Row EMPTY = new Row(Optional.empty(), Optional.empty());
  }

  private final Map<Plan, Row> rows = new EnumMap<>(Plan.class);

  private Subscriptions() {}

  /**
   * Reads the section.
   *
   * @throws io.github.hotllm.LlmException of type {@code invalid_request} that names the field
   */
  static Subscriptions read(Map<String, Object> section) {
    var read = new Subscriptions();
    var fields = Fields.of(section, "subscriptions");
    for (var plan : Plan.values()) {
      fields.fields(plan.wireName()).ifPresent(row -> read.rows.put(plan, row(plan, row)));
    }
    fields.unread().stream().findFirst().ifPresent(name -> {
      throw fields.refused(name, unknown(name));
    });
    return read;
  }

  /** What is settled about a plan. */
  Row row(Plan plan) {
    return rows.getOrDefault(plan, Row.EMPTY);
  }

  private static Row row(Plan plan, Fields fields) {
    Optional<Path> home = plan == Plan.CLAUDE
        ? Optional.empty()
        : fields.text("home").map(text -> path(fields, text));
    var row = new Row(home, fields.text("base_url").map(text -> url(fields, text)));
    fields.refuseUnread();
    return row;
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

  private static String unknown(String name) {
    if (name.matches("(?i)gemini|google")) {
      return "cannot be set: " + NoDirectWay.GOOGLE;
    }
    var names = Stream.of(Plan.values()).map(Plan::wireName).collect(Collectors.joining(", "));
    return "is not a subscription that hotllm can call directly; there are " + names;
  }
}
