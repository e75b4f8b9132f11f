package io.github.hotllm.server;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.account.Secret;
import io.github.hotllm.internal.wire.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Decides by the head of a request whether its sender may come in.
 *
 * <p>Against web pages: a page reaches this server under a name of its own (DNS rebinding), so
 * {@code Host} must name us; or under ours from elsewhere, which its browser tells in
 * {@code Origin} and {@code Sec-Fetch-Site}. Against other senders: the token, where one is set. A
 * client of a foreign format shows it where it would show the vendor its key. Immutable.
 */
final class Guard {
  private static final String BEARER = "bearer ";
  /** Where else clients of Anthropic and Google put a key. */
  private static final List<String> KEY_HEADERS = List.of("x-api-key", "x-goog-api-key");

  private static final Pattern KEY_IN_QUERY = Pattern.compile("(^|&)key=");
  private static final int BAD_REQUEST = 400;

  private final Set<String> hosts;
  private final Optional<Secret> token;

  /** @param hosts the values of {@code Host} that name us, in lower case; none if any does */
  Guard(Set<String> hosts, Optional<Secret> token) {
    this.hosts = Set.copyOf(hosts);
    this.token = token;
  }

  /** Refuses what was not meant for this server, and whatever a web page sends. */
  void requireDirect(Visit visit) {
    var host = visit.headers().all("host");
    var target = visit.target();
    if (host.size() != 1 || !isOurs(host.get(0)) || target.getRawAuthority() != null) {
      throw Refusals.forbidden(
          "the request is not addressed to this server; call it by the address it listens on,"
              + " such as 127.0.0.1, with its port");
    }
    boolean fromPage = visit.headers().all("sec-fetch-site").stream()
        .anyMatch(site -> !site.equalsIgnoreCase("none"));
    if (fromPage || !visit.headers().all("origin").isEmpty()) {
      throw Refusals.forbidden(
          "the request comes from a web page; hotllm answers programs only. Let the page's own"
              + " server call it");
    }
  }

  /** Refuses a key in the query, as Google's clients may send one: URLs end up in logs. */
  void requireNoKeyInUrl(Visit visit) {
    if (visit.query().filter(query -> KEY_IN_QUERY.matcher(query).find()).isPresent()) {
      throw Refusals.invalid(
          BAD_REQUEST,
          "a URL is no place for a key, for it ends up in logs; send the server's token, if it"
              + " wants one, in the header x-goog-api-key or as \"Authorization: Bearer\"");
    }
  }

  /** Refuses whoever does not show the token. */
  void requireToken(Visit visit) {
    if (!showsToken(visit)) {
      visit.outlet().header("www-authenticate", "Bearer");
      throw LlmException.of(
          ErrorType.AUTHENTICATION,
          "this server wants its token: send \"Authorization: Bearer TOKEN\" with the value of"
              + " HOTLLM_TOKEN that the server was started with");
    }
  }

  /** Whether the request shows the token, or none is set. */
  boolean showsToken(Visit visit) {
    if (token.isEmpty()) {
      return true;
    }
    var shown = Stream.concat(
        bearer(visit.headers()).stream(),
        visit.isForeign() ? keys(visit.headers()) : Stream.empty());
    return shown.anyMatch(token.get()::matches);
  }

  private static Optional<String> bearer(Headers headers) {
    return only("authorization", headers)
        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
        .map(value -> value.substring(BEARER.length()));
  }

  private static Stream<String> keys(Headers headers) {
    return KEY_HEADERS.stream().flatMap(name -> only(name, headers).stream());
  }

  private static Optional<String> only(String name, Headers headers) {
    return headers.first(name).filter(value -> headers.all(name).size() == 1);
  }

  private boolean isOurs(String host) {
    return hosts.isEmpty() || hosts.contains(host.toLowerCase(Locale.ROOT));
  }
}
