package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.StopReason;
import io.github.hotllm.internal.dialect.AnswerFormat;
import io.github.hotllm.internal.dialect.Decoder;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Unshown;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.wire.Frame;
import java.util.List;
import java.util.Optional;

/** Reads one answer in Messages. Its state belongs to the one who feeds it. */
final class MessagesDecoder implements Decoder {
  private final MessagesErrors errors;
  private final AnswerFormat format;
  private final Blocks blocks;
  private final Unshown unshown;
  private final MessagesUsage usage = new MessagesUsage();

  // All owned by the one who feeds.
  private Optional<String> model = Optional.empty();
  private Optional<String> stopReason = Optional.empty();
  private Optional<String> category = Optional.empty();
  private boolean done;

  MessagesDecoder(Target target, Unshown unshown) {
    this.unshown = unshown;
    this.errors = new MessagesErrors(target);
    this.format = new AnswerFormat(AnthropicDialect.TITLE, target);
    this.blocks = new Blocks(target, format, unshown);
  }

  @Override
  public void frame(Frame frame, List<LlmEvent> out) {
    if (done || frame.data().length == 0) {
      return;
    }
    if (frame.isBody()) {
      whole(frame.data(), out);
      return;
    }
    var event = format.object(frame.data(), "an event");
    if (MessagesErrors.isError(event) || frame.event().equals("error")) {
      throw errors.inAnswer(event);
    }
    event(event.at("type").text().orElse(frame.event()), event, out);
  }

  private void event(String type, Node event, List<LlmEvent> out) {
    long index = event.at("index").count().orElse(0);
    switch (type) {
      case "message_start" -> readHead(event.at("message"));
      case "content_block_start" -> blocks.start(index, event.at("content_block"), out);
      case "content_block_delta" -> blocks.delta(index, event.at("delta"), out);
      case "content_block_stop" -> blocks.stop(index, out);
      case "message_delta" -> {
        readStop(event.at("delta"));
        usage.add(event.at("usage"));
        unshown.note("context_management", event.at("context_management"));
      }
      case "message_stop" -> finish(out);
      default -> {
        // Pings, and what later versions add, mean nothing to us.
      }
    }
  }

  @Override
  public void whole(byte[] body, List<LlmEvent> out) {
    var answer = format.object(body, "an answer");
    if (MessagesErrors.isError(answer)) {
      throw errors.inAnswer(answer);
    }
    if (!answer.at("content").isList()) {
      throw format.foreign("an answer without content");
    }
    readHead(answer);
    for (var block : answer.at("content").items()) {
      blocks.start(0, block, out);
      blocks.stop(0, out);
    }
    readStop(answer);
    unshown.note("context_management", answer.at("context_management"));
    finish(out);
  }

  private void readHead(Node message) {
    model = message.at("model").text().or(() -> model);
    usage.add(message.at("usage"));
  }

  private void readStop(Node delta) {
    stopReason = delta.at("stop_reason").text().or(() -> stopReason);
    unshown.note("container", delta.at("container"));
    category = delta.at("stop_details").at("category").text().or(() -> category);
  }

  private void finish(List<LlmEvent> out) {
    blocks.end(reason(), out);
    done = true;
  }

  private StopReason reason() {
    return stopReason.map(StopReasons::of).orElse(StopReason.OTHER);
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
      throw format.cut("message_stop");
    }
    var raw = stopReason.map(word -> word + category.map(kind -> ": " + kind).orElse(""));
    return new Metered(
        reason(), raw, usage.usage(), Optional.empty(), usage.unpriced(), unshown.warnings());
  }
}
