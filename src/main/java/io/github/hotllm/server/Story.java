package io.github.hotllm.server;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.RouteKind;
import java.util.List;
import java.util.Optional;

/** How much of an answer's story goes into the headers of its reply. */
enum Story {
  /** The id alone: our own format tells the rest in the body. */
  BRIEF,
  /** The id, the route, the model and the warnings: the body is of a foreign format. */
  FULL;

  void tell(Outlet outlet, LlmEvent.Started started) {
    tellId(outlet, started.requestId());
    tellRest(outlet, Optional.of(started.route()), started.model(), started.warnings());
  }

  void tell(Outlet outlet, LlmReply reply) {
    tellId(outlet, reply.requestId());
    tellRest(outlet, Optional.of(reply.route()), Optional.of(reply.model()), reply.warnings());
  }

  void tell(Outlet outlet, LlmException failure) {
    failure.requestId().ifPresent(id -> tellId(outlet, id));
    tellRest(outlet, failure.route(), failure.model(), List.of());
  }

  void tellId(Outlet outlet, String id) {
    outlet.onlyHeader("x-request-id", id);
  }

  private void tellRest(
      Outlet outlet, Optional<RouteKind> route, Optional<String> model, List<String> warnings) {
    if (this == FULL) {
      route.ifPresent(kind -> outlet.header("x-hotllm-route", WireName.of(kind)));
      model.ifPresent(name -> outlet.header("x-hotllm-model", name));
      warnings.forEach(warning -> outlet.header("x-hotllm-warning", warning));
    }
  }
}
