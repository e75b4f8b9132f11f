package io.github.hotllm.internal.dialect.chat;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.internal.catalog.Quirks;
import io.github.hotllm.internal.dialect.AnswerFormat;
import io.github.hotllm.internal.dialect.DataUrl;
import io.github.hotllm.internal.dialect.State;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Unshown;
import io.github.hotllm.internal.json.Node;
import java.util.List;

/**
 * Reads what a model says: the delta of a chunk or the message of a whole answer, which have the
 * same fields. State belongs to the decoder.
 *
 * <p>Thinking that a server leaves inline between {@code <think>} marks stays text: an answer that
 * talks about the marks looks the same.
 */
final class ChatContent {
  private final Target target;
  private final Unshown unshown;
  private final ToolCalls toolCalls;
  /** What was thought since the last time that something else was said. */
  private ReasoningDetails details = new ReasoningDetails();

  private final StringBuilder thinking = new StringBuilder();
  /** Whether thoughts come by a name of their own, so that the details only repeat them. */
  private boolean namesThinking;

  private boolean refused;

  ChatContent(Target target, Unshown unshown) {
    this.target = target;
    this.unshown = unshown;
    this.toolCalls = new ToolCalls(new AnswerFormat(ChatDialect.TITLE, target));
  }

  ToolCalls toolCalls() {
    return toolCalls;
  }

  boolean isRefused() {
    return refused;
  }

  void read(Node said, List<LlmEvent> out) {
    think(thinkingOf(said), out);
    details.add(said.at("reasoning_details"));
    var content = said.at("content");
    say(content.textOrEmpty(), out);
    for (var part : content.items()) {
      readPart(part, out);
    }
    var refusal = said.at("refusal").textOrEmpty();
    refused |= !refusal.isEmpty();
    say(refusal, out);
    for (var image : said.at("images").items()) {
      readImage(image, out);
    }
    readCalls(said, out);
    readAudio(said.at("audio"), out);
  }

  private void readCalls(Node said, List<LlmEvent> out) {
    var calls = said.at("tool_calls").items();
    if (said.at("function_call").isPresent() || !calls.isEmpty()) {
      endThinking(out);
    }
    toolCalls.addFunction(said.at("function_call"), out);
    for (var call : calls) {
      if (call.at("custom").isObject()) {
        unshown.note("tool_calls");
      } else {
        toolCalls.add(call, out);
      }
    }
  }

  /** Who cannot hear it reads what was said. */
  private void readAudio(Node audio, List<LlmEvent> out) {
    unshown.note("audio", audio);
    say(audio.at("transcript").textOrEmpty(), out);
  }

  /** Some servers send the same thinking under two names, so the first one that is there counts. */
  private String thinkingOf(Node said) {
    for (var name : List.of("reasoning_content", "reasoning", "reasoning_text")) {
      var text = said.at(name).textOrEmpty();
      if (!text.isEmpty()) {
        namesThinking = true;
        return text;
      }
    }
    return namesThinking ? "" : ReasoningDetails.text(said.at("reasoning_details"));
  }

  /** Mistral answers with a list of parts, thinking among them. */
  private void readPart(Node part, List<LlmEvent> out) {
    var thought = part.at("thinking");
    think(thought.textOrEmpty(), out);
    for (var piece : thought.items()) {
      think(piece.at("text").textOrEmpty(), out);
    }
    say(part.at("text").textOrEmpty(), out);
    if (!thought.isPresent() && !part.at("text").isPresent()) {
      unshown.note("content");
    }
  }

  private void readImage(Node image, List<LlmEvent> out) {
    var url = image.at("image_url").at("url").textOrEmpty();
    if (!url.isEmpty()) {
      endThinking(out);
      out.add(new LlmEvent.Whole(new Part.Image(DataUrl.source(url), Marks.NONE)));
    }
  }

  private void think(String text, List<LlmEvent> out) {
    if (!text.isEmpty()) {
      thinking.append(text);
      out.add(new LlmEvent.Thinking(text));
    }
  }

  private void say(String text, List<LlmEvent> out) {
    if (!text.isEmpty()) {
      endThinking(out);
      out.add(new LlmEvent.Text(text));
    }
  }

  /**
   * Adds the thinking once more, now with the state that this target wants back with it: as soon as
   * it is over, so that clients find the state where the thoughts are, and the text at the end.
   */
  void endThinking(List<LlmEvent> out) {
    var back = target.provider().quirks().thinkingBack();
    if (back == Quirks.ThinkingBack.REASONING_DETAILS) {
      details.json().ifPresent(json -> addThinking(Marks.ofState(State.of(target, json)), out));
    } else if (back == Quirks.ThinkingBack.REASONING_CONTENT && thinking.length() > 0) {
      addThinking(Marks.ofState(State.of(target, "")), out);
    }
  }

  private void addThinking(Marks marks, List<LlmEvent> out) {
    out.add(new LlmEvent.Whole(
        thinking.length() == 0
            ? new Part.Opaque(marks)
            : new Part.Thinking(thinking.toString(), marks)));
    details = new ReasoningDetails();
    thinking.setLength(0);
  }
}
