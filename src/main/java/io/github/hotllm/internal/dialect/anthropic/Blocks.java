package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.Part;
import io.github.hotllm.StopReason;
import io.github.hotllm.internal.dialect.AnswerFormat;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Unshown;
import io.github.hotllm.internal.json.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The blocks of one answer, and the events they mean. Belongs to its decoder.
 *
 * <p>Text and thinking are told as they come, and once more whole where there is a state or where
 * two blocks would otherwise run into one. The last call of a tool is held back if it has no
 * arguments so far: only the stop reason tells whether they were cut off.
 */
final class Blocks {
  private static final Set<String> SPOKEN = Set.of("text", "thinking");

  private final Target target;
  private final AnswerFormat format;
  private final Unshown unshown;

  // All owned by the decoder.
  private final Map<Long, Block> open = new HashMap<>();
  private Optional<Part> unmarked = Optional.empty();
  private Optional<LlmEvent> heldBack = Optional.empty();
  /** The tool of a call whose arguments are no JSON object. */
  private Optional<String> unreadable = Optional.empty();

  Blocks(Target target, AnswerFormat format, Unshown unshown) {
    this.target = target;
    this.format = format;
    this.unshown = unshown;
  }

  void start(long index, Node content, List<LlmEvent> out) {
    release(out);
    var block = new Block(content);
    if (SPOKEN.contains(block.type())) {
      unmarked.ifPresent(part -> emit(new LlmEvent.Whole(part), out));
    }
    open.put(index, block);
    block.begin(out);
  }

  /** A piece of an open block; some servers leave a text's beginning out. */
  void delta(long index, Node delta, List<LlmEvent> out) {
    if (!open.containsKey(index) && delta.at("type").textOrEmpty().equals("text_delta")) {
      start(index, Node.of(Map.of("type", "text")), out);
    }
    var block = open.get(index);
    if (block != null) {
      block.add(delta, out);
    }
  }

  void stop(long index, List<LlmEvent> out) {
    var block = open.remove(index);
    if (block == null) {
      return;
    }
    if (block.type().equals("tool_use")) {
      stopCall(block, out);
    } else {
      unshown.note("citations", block.citations());
      var part = block.part(target);
      part.filter(whole -> whole.marks().state().isPresent())
          .ifPresentOrElse(
              whole -> emit(new LlmEvent.Whole(whole), out),
              () -> unmarked = part.or(() -> unmarked));
    }
  }

  private void stopCall(Block block, List<LlmEvent> out) {
    var call = block.call(target);
    if (call.isEmpty()) {
      unreadable = Optional.of(block.name());
    } else if (block.isWithoutArguments()) {
      heldBack = Optional.of(new LlmEvent.ToolCall(call.get()));
    } else {
      emit(new LlmEvent.ToolCall(call.get()), out);
    }
  }

  /** The end of the answer. What was cut off is left out of its whole parts. */
  void end(StopReason reason, List<LlmEvent> out) {
    if (StopReasons.isCut(reason)) {
      heldBack = Optional.empty();
      unreadable = Optional.empty();
    }
    release(out);
  }

  private void release(List<LlmEvent> out) {
    if (unreadable.isPresent()) {
      throw format.badCall(unreadable.get());
    }
    heldBack.ifPresent(call -> emit(call, out));
    heldBack = Optional.empty();
  }

  private void emit(LlmEvent whole, List<LlmEvent> out) {
    unmarked = Optional.empty();
    out.add(whole);
  }
}
