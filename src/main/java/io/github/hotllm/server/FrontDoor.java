package io.github.hotllm.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Dialect;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes every request: guard, path, method, and then the endpoint. Whatever is thrown behind it,
 * the client gets a reply and the exchange its end.
 */
final class FrontDoor implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
  private static final int NOT_FOUND = 404;
  private static final int WRONG_METHOD = 405;

  private final Guard guard;
  private final Map<String, Endpoint> endpoints;
  private final Map<String, Dialect> formats;
  private final Dialect ownFormat;

  FrontDoor(Guard guard, Map<String, Endpoint> endpoints, Backend backend) {
    this.guard = guard;
    this.endpoints = new TreeMap<>(endpoints);
    this.formats = backend.formats();
    this.ownFormat = backend.ownFormat();
  }

  @Override
  public void handle(HttpExchange http) {
    var visit = visit(http);
    try {
      answer(visit);
    } catch (IOException gone) {
      LOG.debug("A client went away before its request was read or answered", gone);
      visit.outlet().breakOff();
    } catch (LlmException refused) {
      refuse(visit, refused);
    } catch (RuntimeException | Error broken) {
      var failure = Refusals.broken(broken);
      LOG.error("Request {} failed in hotllm itself", failure.requestId().orElse(""), broken);
      refuse(visit, failure);
    }
  }

  private Visit visit(HttpExchange http) {
    var format = formats.getOrDefault(Visit.pathOf(http), ownFormat);
    boolean own = format.name().equals(ownFormat.name());
    return new Visit(http, format, own ? Story.BRIEF : Story.FULL);
  }

  private void answer(Visit visit) throws IOException {
    guard.requireDirect(visit);
    var endpoint = endpoints.get(visit.path());
    if (endpoint == null || endpoint.access() == Endpoint.Access.WITH_TOKEN) {
      guard.requireToken(visit);
    }
    if (endpoint == null) {
      throw Refusals.invalid(NOT_FOUND, "there is nothing at this path; there is " + all());
    }
    if (!endpoint.method().equals(visit.method())) {
      visit.outlet().header("allow", endpoint.method());
      throw Refusals.invalid(
          WRONG_METHOD, "this path takes " + endpoint.method() + " and nothing else");
    }
    endpoint.serve(visit);
  }

  private String all() {
    return endpoints.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(Paths.OLD_CALL))
        .map(entry -> entry.getValue().method() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  private static void refuse(Visit visit, LlmException failure) {
    try {
      visit.refuse(failure);
    } catch (IOException | RuntimeException | Error hopeless) {
      LOG.debug("A failure could not be told to its client", hopeless);
      visit.outlet().breakOff();
    }
  }
}
