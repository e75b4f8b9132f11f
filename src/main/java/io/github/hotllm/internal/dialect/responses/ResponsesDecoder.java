package io.github.hotllm.internal.dialect.responses;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.StopReason;
import io.github.hotllm.internal.dialect.AnswerFormat;
import io.github.hotllm.internal.dialect.Decoder;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.dialect.OpenAiErrors;
import io.github.hotllm.internal.dialect.OpenAiUsage;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Unshown;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.wire.Frame;
import java.util.List;
import java.util.Optional;

/**
 * Reads one answer in Responses, event by event or in one piece.
 *
 * <p>A stream is at its end with the event that holds the whole response; what a gateway has
 * dropped before is taken from there. State belongs to the one who feeds it.
 */
final class ResponsesDecoder implements Decoder {
  private final OpenAiErrors errors;
  private final AnswerFormat format;
  private final OutputReader output;

  // All owned by the one who feeds.
  private Optional<String> model = Optional.empty();
  private Node response = Node.of(null);
  private String status = "";
  private boolean done;

  ResponsesDecoder(Target target, Unshown unshown) {
    this.errors = new OpenAiErrors(target);
    this.format = new AnswerFormat(ResponsesDialect.TITLE, target);
    this.output = new OutputReader(target, unshown);
  }

  @Override
  public void frame(Frame frame, List<LlmEvent> out) {
    if (frame.isBody()) {
      whole(frame.data(), out);
      return;
    } else if (done || isMark(frame)) {
      return;
    }
    var event = format.object(frame.data(), "an event");
    var type = event.at("type").text().orElse(frame.event());
    if (type.equals("error") || event.at("error").isPresent()) {
      throw errors.of(200, event);
    }
    read(type, event, out);
  }

  /** Some gateways send blank events, or the end mark of Chat. */
  private static boolean isMark(Frame frame) {
    var data = frame.data();
    return data.length < 16 && (frame.text().isBlank() || frame.text().strip().equals("[DONE]"));
  }

  private void read(String type, Node event, List<LlmEvent> out) {
    switch (type) {
      case "response.created", "response.queued", "response.in_progress" ->
        readHead(event.at("response"));
      case "response.completed", "response.done" -> finish(event.at("response"), "completed", out);
      case "response.incomplete" -> finish(event.at("response"), "incomplete", out);
      case "response.failed" -> finish(event.at("response"), "failed", out);
      case "response.cancelled" -> finish(event.at("response"), "cancelled", out);
      default -> output.read(type, event, out);
    }
  }

  private void readHead(Node head) {
    model = head.at("model").text().filter(name -> !name.isEmpty()).or(() -> model);
  }

  @Override
  public void whole(byte[] body, List<LlmEvent> out) {
    var answer = format.object(body, "an answer");
    if (answer.at("error").isPresent()) {
      throw errors.of(200, answer);
    } else if (!answer.at("output").isList()) {
      throw format.foreign("an answer without output");
    }
    finish(answer, "completed", out);
  }

  /** @param usual how it ended, where the response itself does not say so */
  private void finish(Node last, String usual, List<LlmEvent> out) {
    readHead(last);
    response = last;
    status = last.at("status").text().orElse(usual);
    if (StopReasons.isFailure(status) || last.at("error").isPresent()) {
      throw errors.of(200, last);
    }
    output.finish(last.at("output"), reason() == StopReason.STOP, out);
    done = true;
  }

  @Override
  public Optional<String> model() {
    return model;
  }

  @Override
  public boolean isDone() {
    return done;
  }

  @Override
  public Metered end(List<LlmEvent> out) {
    if (!done) {
      throw format.cut("its last event");
    }
    var usage = response.at("usage");
    var unpriced = OpenAiUsage.unpriced(response.at("service_tier")).or(output::paidTool);
    return new Metered(
        outcome(),
        Optional.of(word()),
        ResponsesUsage.FIGURES.read(usage),
        OpenAiUsage.cost(usage),
        unpriced,
        output.warnings());
  }

  private String word() {
    var why = response.at("incomplete_details").at("reason").text();
    return status.equals("incomplete") ? why.orElse(status) : status;
  }

  private StopReason reason() {
    return StopReasons.read(word());
  }

  private StopReason outcome() {
    if (output.isRefused()) {
      return StopReason.REFUSAL;
    }
    return reason() == StopReason.STOP && output.hasCalls() ? StopReason.TOOL_CALLS : reason();
  }
}
