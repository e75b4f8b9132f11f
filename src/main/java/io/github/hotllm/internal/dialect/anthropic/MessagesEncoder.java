package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Encoder;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.WireReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes one answer in Messages. Its state belongs to the one who feeds it. */
final class MessagesEncoder implements Encoder {
  private final Asked asked;
  private final BlockStream stream = new BlockStream();
  private final ContentEncoder content = new ContentEncoder(stream);

  // All owned by the one who feeds.
  private Optional<LlmEvent.Started> started = Optional.empty();
  private boolean begun;
  private boolean copied;

  MessagesEncoder(Asked asked) {
    this.asked = asked;
  }

  @Override
  public List<Frame> batch(Batch batch) {
    if (isCopy(batch.dialect(), batch.frames())) {
      copied = true;
      return batch.frames();
    }
    for (var event : batch.events()) {
      if (event instanceof LlmEvent.Started head) {
        started = Optional.of(head);
      } else if (!(event instanceof LlmEvent.Finished)) {
        begin(batch.model());
        content.add(event);
      }
    }
    return stream.taken();
  }

  private static boolean isCopy(String dialect, List<Frame> frames) {
    return dialect.equals(AnthropicDialect.NAME) && frames.stream().noneMatch(Frame::isBody);
  }

  private void begin(Optional<String> model) {
    if (!begun) {
      begun = true;
      var id = started.map(LlmEvent.Started::requestId).orElse("");
      var answering = model
          .or(() -> started.flatMap(LlmEvent.Started::model))
          .orElseGet(() -> asked.request().model());
      var event = BlockStream.event("message_start");
      event.put("message", ReplyWriter.head(id, answering, Optional.empty()));
      stream.add(event);
    }
  }

  @Override
  public List<Frame> end(LlmReply reply) {
    if (copied) {
      return List.of();
    }
    begin(Optional.of(reply.model()));
    content.end();
    var delta = BlockStream.event("message_delta");
    delta.put("delta", ReplyWriter.stop(reply));
    delta.put("usage", MessagesUsage.fields(reply.usage()));
    stream.add(delta);
    stream.add(BlockStream.event("message_stop"));
    return stream.taken();
  }

  @Override
  public List<Frame> error(LlmException failure) {
    var frames = new ArrayList<>(stream.taken());
    frames.add(MessagesFailure.event(failure));
    return frames;
  }

  @Override
  public WireReply whole(LlmReply reply, List<Frame> raw) {
    boolean isLiteral = raw.size() == 1 && raw.get(0).isBody();
    return WireReply.json(
        200, isLiteral ? raw.get(0).data() : Json.bytes(ReplyWriter.message(reply)));
  }
}
