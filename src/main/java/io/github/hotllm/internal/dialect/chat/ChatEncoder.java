package io.github.hotllm.internal.dialect.chat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Encoder;
import io.github.hotllm.internal.dialect.OpenAiFailure;
import io.github.hotllm.internal.dialect.Original;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.WireReply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes one answer for a client that speaks Chat. Chunks of a provider that speaks it too are
 * copied, all but the figures of usage that only we asked for.
 *
 * <p>State belongs to the one who feeds it.
 */
final class ChatEncoder implements Encoder {
  private static final String DONE = "[DONE]";
  /** Longer than the mark of the end with white space around it. */
  private static final int LONGER_THAN_DONE = 16;

  /** Clients expect the field even where nothing is known. */
  private static final Map<String, Object> UNMEASURED = Json.object("{\"logprobs\":null}");

  private final boolean wantsUsage;
  private final ChunkWriter chunks = new ChunkWriter();
  private boolean copies;

  ChatEncoder(Asked asked) {
    wantsUsage = asked.original().map(Original::fields).map(Node::of).stream()
        .anyMatch(fields -> fields.at("stream_options").at("include_usage").isTrue());
  }

  @Override
  public List<Frame> batch(Batch batch) {
    boolean literal = batch.dialect().equals(ChatDialect.NAME)
        && batch.frames().stream().noneMatch(Frame::isBody);
    if (literal && !batch.frames().isEmpty()) {
      copies = true;
      return batch.frames().stream().filter(this::isForClient).toList();
    }
    batch.model().ifPresent(chunks::model);
    var frames = new ArrayList<Frame>();
    if (!copies) {
      batch.events().forEach(event -> write(event).ifPresent(frames::add));
    }
    return frames;
  }

  /** The end is written when all of the answer is known to be there. */
  private boolean isForClient(Frame frame) {
    return !isDone(frame) && (wantsUsage || !isUsageAlone(frame));
  }

  private static boolean isDone(Frame frame) {
    return frame.data().length < LONGER_THAN_DONE && frame.text().strip().equals(DONE);
  }

  private static boolean isUsageAlone(Frame frame) {
    if (!hasEmptyList(frame.data())) {
      return false;
    }
    try {
      var chunk = Node.of(Json.parse(frame.text()));
      return chunk.at("choices").isList()
          && chunk.at("choices").items().isEmpty()
          && chunk.at("usage").isObject();
    } catch (JsonException e) {
      return false;
    }
  }

  /** A chunk of usage alone has one, and few others do: so only those are read. */
  private static boolean hasEmptyList(byte[] data) {
    boolean open = false;
    for (byte b : data) {
      if (open && b == ']') {
        return true;
      }
      open = b == '[' || (open && Character.isWhitespace(b));
    }
    return false;
  }

  private Optional<Frame> write(LlmEvent event) {
    if (event instanceof LlmEvent.Started started) {
      chunks.start(started);
      return Optional.empty();
    }
    return chunks.delta(event).map(ChatEncoder::frame);
  }

  @Override
  public List<Frame> end(LlmReply reply) {
    var frames = new ArrayList<Frame>();
    if (!copies) {
      frames.add(frame(chunks.finish(StopReasons.write(reply.stopReason()))));
      if (wantsUsage && reply.usage().isPresent()) {
        frames.add(frame(chunks.usage(ChatUsage.write(reply.usage().get()))));
      }
    }
    frames.add(Frame.event("", DONE.getBytes(US_ASCII)));
    return frames;
  }

  @Override
  public List<Frame> error(LlmException failure) {
    return List.of(frame(OpenAiFailure.object(failure)));
  }

  /** LangChain4j 1.19 passes over the error object. */
  @Override
  public boolean isCutAtError() {
    return true;
  }

  private static Frame frame(Map<String, Object> chunk) {
    return Frame.event("", Json.bytes(chunk));
  }

  @Override
  public WireReply whole(LlmReply reply, List<Frame> raw) {
    if (raw.size() == 1 && raw.get(0).isBody()) {
      return WireReply.json(200, raw.get(0).data());
    }
    var answer = new LinkedHashMap<String, Object>();
    answer.put("id", ChunkWriter.id(reply.requestId()));
    answer.put("object", "chat.completion");
    answer.put("created", ChunkWriter.CREATED);
    answer.put("model", reply.model());
    var choice = new LinkedHashMap<String, Object>();
    choice.put("index", 0L);
    choice.put("message", MessageWriter.write(reply.parts()));
    choice.putAll(UNMEASURED);
    choice.put("finish_reason", StopReasons.write(reply.stopReason()));
    answer.put("choices", List.of(choice));
    reply.usage().ifPresent(usage -> answer.put("usage", ChatUsage.write(usage)));
    return WireReply.json(200, Json.bytes(answer));
  }
}
