package io.github.hotllm.server;

import static io.github.hotllm.server.Endpoint.Access.WITH_TOKEN;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Dialect;
import io.github.hotllm.internal.dialect.Doors;
import io.github.hotllm.internal.wire.Headers;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
  private final List<Place> places;
  private final Doors doors;
  private final Dialect ownFormat;

  /** @param places of several that fit, the first one answers */
  FrontDoor(Guard guard, List<Place> places, Backend backend) {
    this.guard = guard;
    this.places = List.copyOf(places);
    this.doors = backend.doors();
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
    var path = Visit.pathOf(http);
    var headers = Headers.of(http.getRequestHeaders());
    var format = doors.dialect(path, headers).orElse(ownFormat);
    boolean own = format.name().equals(ownFormat.name());
    return new Visit(http, headers, format, own ? Story.BRIEF : Story.FULL);
  }

  private void answer(Visit visit) throws IOException {
    guard.requireDirect(visit);
    guard.requireNoKeyInUrl(visit);
    var found = endpoint(visit.path());
    if (found.map(Endpoint::access).orElse(WITH_TOKEN) == WITH_TOKEN) {
      guard.requireToken(visit);
    }
    var endpoint = found.orElseThrow(
        () -> Refusals.invalid(NOT_FOUND, "there is nothing at this path; there is " + all()));
    if (!endpoint.method().equals(visit.method())) {
      visit.outlet().header("allow", endpoint.method());
      throw Refusals.invalid(
          WRONG_METHOD, "this path takes " + endpoint.method() + " and nothing else");
    }
    endpoint.serve(visit);
  }

  private Optional<Endpoint> endpoint(String path) {
    return places.stream()
        .filter(place -> place.path().matches(path))
        .findFirst()
        .map(Place::endpoint);
  }

  private String all() {
    return places.stream()
        .filter(place -> !place.path().matches(Paths.OLD_CALL))
        .sorted(Comparator.comparing(place -> place.path().toString()))
        .map(Place::text)
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
