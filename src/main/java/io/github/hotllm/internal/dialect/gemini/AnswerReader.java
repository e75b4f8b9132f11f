package io.github.hotllm.internal.dialect.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.AnswerFormat;
import io.github.hotllm.internal.dialect.State;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Unshown;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Reads the parts of an answer. A signature makes a part of its own out of what it stands at, even
 * out of an empty text. State belongs to the decoder.
 */
final class AnswerReader {
  private final Target target;
  private final AnswerFormat format;
  private final Unshown unshown;
  private final Spoken text = new Spoken(LlmEvent.Text::new, Part.Text::new);
  private final Spoken thinking = new Spoken(LlmEvent.Thinking::new, Part.Thinking::new);
  private String seed = "";
  private int calls;

  AnswerReader(Target target, AnswerFormat format, Unshown unshown) {
    this.target = target;
    this.unshown = unshown;
    this.format = format;
  }

  /** What makes the ids that we have to make up differ between answers: the answer's own id. */
  void seed(String answerId) {
    seed = answerId;
  }

  boolean hasCalls() {
    return calls > 0;
  }

  void read(Node part, List<LlmEvent> out) {
    var marks = part.at(Signatures.FIELD)
        .text()
        .filter(signature -> !signature.isEmpty())
        .map(signature -> Marks.ofState(State.of(target, signature)))
        .orElse(Marks.NONE);
    boolean thought = part.at("thought").isTrue();
    if (part.at("functionCall").isObject()) {
      interrupt();
      addCall(part.at("functionCall"), marks, out);
    } else if (part.at("text").text().isPresent() || isSignatureAlone(part)) {
      say(thought ? thinking : text, part.at("text").textOrEmpty(), marks, out);
    } else if (!thought && isMedia(part)) {
      interrupt();
      var data = part.at("inlineData");
      var type = data.at("mimeType").textOrEmpty();
      var source = new Part.Source.Data(type, data.at("data").textOrEmpty());
      out.add(new LlmEvent.Whole(Media.part(type, source, marks)));
    } else if (!part.fields().isEmpty()) {
      interrupt();
      var literal = State.of(target, Json.text(part.fields()));
      out.add(new LlmEvent.Whole(new Part.Opaque(Marks.ofState(literal))));
    }
  }

  private static boolean isSignatureAlone(Node part) {
    return part.at(Signatures.FIELD).isPresent() && part.fields().size() == 1;
  }

  /** Whether it is a picture, or a sound or the like, and nothing else. */
  private static boolean isMedia(Node part) {
    var data = part.at("inlineData");
    return data.at("mimeType").text().isPresent()
        && data.at("data").text().isPresent()
        && Set.of("inlineData", Signatures.FIELD).containsAll(part.fields().keySet());
  }

  private void say(Spoken kind, String piece, Marks marks, List<LlmEvent> out) {
    if (!piece.isEmpty() || marks.state().isPresent()) {
      (kind == text ? thinking : text).interrupt();
      kind.add(piece, marks, out);
    }
  }

  private void interrupt() {
    text.interrupt();
    thinking.interrupt();
  }

  /** Fragments come to whom has asked for them, and puts them together itself. */
  private void addCall(Node call, Marks marks, List<LlmEvent> out) {
    if (unshown.isCopied() && (isFragment(call) || call.at("name").textOrEmpty().isEmpty())) {
      calls++;
    } else {
      out.add(new LlmEvent.ToolCall(call(call, marks)));
    }
  }

  private static boolean isFragment(Node call) {
    return call.at("partialArgs").isPresent() || call.at("willContinue").isTrue();
  }

  private Part.ToolCall call(Node call, Marks marks) {
    var name = call.at("name").textOrEmpty();
    var arguments = call.at("args");
    if (name.isEmpty()) {
      throw format.badCall("");
    } else if (arguments.isPresent() && !arguments.isObject()) {
      throw format.badCall(name);
    } else if (isFragment(call)) {
      throw format.badOutput("calls a tool in fragments, which hotllm does not ask for");
    }
    var id = call.at("id").text().filter(given -> !given.isEmpty()).orElse(madeUp());
    calls++;
    return new Part.ToolCall(id, name, arguments.fields(), marks);
  }

  /** The same for the same answer, however it was cut. */
  private String madeUp() {
    var name = seed + "#" + calls;
    return "call_" + UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString().replace("-", "");
  }
}
