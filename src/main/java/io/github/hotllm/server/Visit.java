package io.github.hotllm.server;

import com.sun.net.httpserver.HttpExchange;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Dialect;
import io.github.hotllm.internal.wire.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** One request, and the way back to who made it. For one thread at a time. */
final class Visit {
  private final HttpExchange http;
  private final Headers headers;
  private final Outlet outlet;
  private final Dialect dialect;
  private final Story story;

  /** @param dialect the format in which a failure is told */
  Visit(HttpExchange http, Headers headers, Dialect dialect, Story story) {
    this.http = http;
    this.headers = headers;
    this.outlet = new Outlet(http);
    this.dialect = dialect;
    this.story = story;
  }

  String method() {
    return http.getRequestMethod();
  }

  /** What was asked for, as it stood in the request line. */
  URI target() {
    return http.getRequestURI();
  }

  /** The path as it was written, without the query. */
  String path() {
    return pathOf(http);
  }

  /** The same with the query, if there is one. */
  String pathAndQuery() {
    return query().map(query -> path() + "?" + query).orElse(path());
  }

  /** The query as it was written. */
  Optional<String> query() {
    return Optional.ofNullable(target().getRawQuery());
  }

  static String pathOf(HttpExchange http) {
    return Optional.ofNullable(http.getRequestURI().getRawPath()).orElse("");
  }

  Headers headers() {
    return headers;
  }

  InputStream body() {
    return http.getRequestBody();
  }

  Outlet outlet() {
    return outlet;
  }

  Dialect dialect() {
    return dialect;
  }

  Story story() {
    return story;
  }

  /** Whether it is a client of a foreign format, who knows nothing of hotllm. */
  boolean isForeign() {
    return story == Story.FULL;
  }

  /** Answers with a failure. Nothing may have been sent before. */
  void refuse(LlmException failure) throws IOException {
    var named = failure.requestId().isPresent()
        ? failure
        : failure.with(more -> more.requestId(RequestIds.next()));
    story.tell(outlet, named);
    named.retryAfter().ifPresent(wait -> outlet.header("retry-after", wholeSeconds(wait)));
    outlet.send(dialect.encodeError(named));
  }

  private static String wholeSeconds(Duration wait) {
    return String.valueOf(wait.plusSeconds(1).minusNanos(1).toSeconds());
  }
}
