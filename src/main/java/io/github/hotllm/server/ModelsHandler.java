package io.github.hotllm.server;

import io.github.hotllm.internal.dialect.Api;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.wire.PathPattern;
import io.github.hotllm.internal.wire.WireReply;
import java.io.IOException;
import java.util.List;

/**
 * Tells which models this machine can reach, in the shape that the caller's API has for it. It asks
 * nobody and costs nothing.
 */
final class ModelsHandler implements Endpoint {
  private static final int OK = 200;
  private static final String ALL = "/models";
  private static final String ONE = "/models/{id}";

  private final Backend backend;

  private ModelsHandler(Backend backend) {
    this.backend = backend;
  }

  /** The places below the roots of all APIs. */
  static List<Place> places(Backend backend) {
    var handler = new ModelsHandler(backend);
    return backend.doors().apis().stream()
        .map(Api::root)
        .distinct()
        .flatMap(root -> List.of(ALL, ONE).stream().map(path -> Place.of(root + path, handler)))
        .toList();
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public void serve(Visit visit) throws IOException {
    var api = backend.doors().api(visit.path(), visit.headers()).orElseThrow();
    var models = new ReachableModels(backend.engine());
    var told = PathPattern.of(api.root() + ONE)
        .name(visit.path())
        .map(id -> api.models().one(models.get(id)))
        .orElseGet(() -> api.models().list(models.all()));
    visit.outlet().header("x-request-id", RequestIds.next());
    visit.outlet().send(WireReply.json(OK, Json.bytes(told)));
  }
}
