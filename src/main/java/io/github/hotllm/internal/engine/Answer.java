package io.github.hotllm.internal.engine;

import io.github.hotllm.Billing;
import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.StopReason;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import io.github.hotllm.internal.route.Route;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** What is known of one call's answer while it grows. Belongs to the call's mailbox. */
final class Answer {
  private final String requestId;
  private final Asked asked;
  private final LlmRequest request;
  private final Meter meter;
  private final Cost cost;
  private final Fold fold = new Fold();
  private final List<String> warnings = new ArrayList<>();
  private Optional<String> model = Optional.empty();

  Answer(String requestId, Asked asked, Meter meter, Cost cost) {
    this.requestId = requestId;
    this.asked = asked;
    this.request = asked.request();
    this.meter = meter;
    this.cost = cost;
  }

  String requestId() {
    return requestId;
  }

  void warn(List<String> more) {
    warnings.addAll(more);
  }

  void model(Optional<String> said) {
    model = said.or(() -> model);
  }

  void add(List<LlmEvent> events) {
    events.forEach(fold::add);
  }

  LlmEvent.Started started(Route route) {
    return new LlmEvent.Started(
        requestId,
        request.model(),
        model,
        route.target().provider().name(),
        route.kind(),
        route.billing(),
        warnings());
  }

  /**
   * The whole reply.
   *
   * @throws LlmException of type {@code invalid_output} if it should be JSON and is not
   */
  LlmReply finish(Route route, int attempts, Metered metered) {
    warn(metered.warnings());
    var reply = story(route, attempts).stopReason(metered.stopReason());
    metered.rawStopReason().ifPresent(reply::rawStopReason);
    metered.usage().ifPresent(reply::usage);
    metered.vectors().ifPresent(reply::output);
    price(reply, route, metered);
    boolean isJson = asked.isAnswered() && request.outputSchema().isPresent();
    return isJson ? withOutput(reply.build()) : reply.build();
  }

  /** What has arrived by now, for the one who has to do without the rest. */
  LlmReply partial(Route route, int attempts) {
    return story(route, attempts).stopReason(StopReason.OTHER).build();
  }

  private LlmReply.Builder story(Route route, int attempts) {
    var reply = LlmReply.builder()
        .parts(fold.parts())
        .model(answeredModel(route))
        .requestedModel(request.model())
        .provider(route.target().provider().name())
        .route(route.kind())
        .billing(route.billing())
        .attempts(attempts)
        .latency(meter.latency())
        .overhead(meter.overhead())
        .warnings(warnings())
        .requestId(requestId);
    meter.firstContent().ifPresent(reply::firstToken);
    return reply;
  }

  private String answeredModel(Route route) {
    return model.orElse(route.target().model().id());
  }

  /** Two attempts may have the same to say. */
  private List<String> warnings() {
    return List.copyOf(new LinkedHashSet<>(warnings));
  }

  private void price(LlmReply.Builder reply, Route route, Metered metered) {
    var price = cost.of(route.target().provider(), answeredModel(route), metered);
    if (route.billing() == Billing.FLAT_RATE) {
      reply.costUsd(BigDecimal.ZERO);
      price.ifPresent(reply::estimatedApiCostUsd);
    } else {
      price.ifPresent(reply::costUsd);
    }
  }

  private static LlmReply withOutput(LlmReply reply) {
    if (reply.stopReason() == StopReason.REFUSAL || !reply.toolCalls().isEmpty()) {
      return reply;
    }
    try {
      var value = Json.parse(reply.text());
      return value == null ? reply : reply.toBuilder().output(value).build();
    } catch (JsonException e) {
      var why = reply.stopReason() == StopReason.LENGTH
          ? "it was cut by max_tokens; allow more"
          : "the model did not follow the schema";
      throw LlmException.builder(
              ErrorType.INVALID_OUTPUT, "the answer is " + e.getMessage() + " – " + why)
          .partial(reply)
          .cause(e)
          .build();
    }
  }
}
