package io.github.hotllm.internal.dialect.responses;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Encoder;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.WireReply;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes one answer in Responses. Events of a provider that speaks it too are copied. State belongs
 * to the one who feeds it.
 */
final class ResponsesEncoder implements Encoder {
  /** Clients expect the field even where no field is to blame. */
  private static final Map<String, Object> NO_PARAM = Json.object("{\"param\":null}");

  private final Asked asked;
  private final EventWriter events = new EventWriter();

  // All owned by the one who feeds.
  private Optional<LlmEvent.Started> started = Optional.empty();
  private Map<String, Object> head = Map.of();
  private OutputWriter output;
  private boolean copied;

  ResponsesEncoder(Asked asked) {
    this.asked = asked;
    this.output = new OutputWriter(events, "");
  }

  @Override
  public List<Frame> batch(Batch batch) {
    boolean literal = batch.dialect().equals(ResponsesDialect.NAME)
        && !batch.frames().isEmpty()
        && batch.frames().stream().noneMatch(Frame::isBody);
    if (literal) {
      copied = true;
      events.skip(batch.frames().size());
      return batch.frames();
    } else if (copied) {
      return List.of();
    }
    for (var event : batch.events()) {
      if (event instanceof LlmEvent.Started first) {
        started = Optional.of(first);
      } else if (!(event instanceof LlmEvent.Finished)) {
        begin(batch.model());
        output.add(event);
      }
    }
    return events.taken();
  }

  private void begin(Optional<String> model) {
    if (head.isEmpty()) {
      var answering = model
          .or(() -> started.flatMap(LlmEvent.Started::model))
          .orElseGet(() -> asked.request().model());
      output = new OutputWriter(events, answerId());
      head = ResponseWriter.head(answerId(), answering, "in_progress");
      events.add("response.created", Map.of("response", head));
      events.add("response.in_progress", Map.of("response", head));
    }
  }

  private String answerId() {
    return started.map(LlmEvent.Started::requestId).orElse("");
  }

  @Override
  public List<Frame> end(LlmReply reply) {
    if (copied) {
      return List.of();
    }
    begin(Optional.of(reply.model()));
    var response = ResponseWriter.whole(reply, answerId(), output.end());
    events.add("response." + response.get("status"), Map.of("response", response));
    return events.taken();
  }

  /** A failure of a response that has begun is told by the response itself. */
  @Override
  public List<Frame> error(LlmException failure) {
    if (head.isEmpty()) {
      var fields = ResponseWriter.error(failure);
      fields.putAll(NO_PARAM);
      failure.field().ifPresent(field -> fields.put("param", field));
      events.add("error", fields);
    } else {
      events.add("response.failed", Map.of("response", ResponseWriter.failed(head, failure)));
    }
    return events.taken();
  }

  @Override
  public WireReply whole(LlmReply reply, List<Frame> raw) {
    if (raw.size() == 1 && raw.get(0).isBody()) {
      return WireReply.json(200, raw.get(0).data());
    }
    var id = reply.requestId();
    var items = OutputItems.of(reply.parts(), id);
    return WireReply.json(200, Json.bytes(ResponseWriter.whole(reply, id, items)));
  }
}
