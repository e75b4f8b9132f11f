package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import java.util.List;
import java.util.Optional;

/**
 * How a part's {@linkplain Marks#state() state} travels through a client that speaks Messages, in
 * the two fields that every such client sends back untouched.
 *
 * <p>The state of thinking is its {@code signature}, that of an opaque part the {@code data} of a
 * {@code redacted_thinking}. Any other part's state stands in a {@code redacted_thinking} of its
 * own behind the part: {@code ^}, the type of its block, a colon, the state.
 *
 * <p>A state names its maker, {@code provider/model:}, and no signature of Anthropic's holds a
 * colon: so a signature that came literally is told from a state. It becomes a state whose maker is
 * nobody, for who made it was not said: it goes back only within the literal request, and another
 * provider's encoder names it as left out.
 */
final class ClientState {
  private static final String NOBODY = "anthropic/(client):";
  private static final String CARRIER = "^";

  private ClientState() {}

  /** Whether this is a state, or a carried one, and not a signature of Anthropic's own. */
  static boolean isOurs(String signature) {
    int colon = signature.indexOf(':');
    int slash = signature.indexOf('/');
    return isCarrier(signature) || (0 < slash && slash < colon);
  }

  static boolean isCarrier(String data) {
    return data.startsWith(CARRIER) && data.indexOf(':') > 0;
  }

  /** The marks of a part that came with that signature, or whose literal block is this. */
  static Marks marks(String signature, String literal) {
    return Marks.ofState(isOurs(signature) ? signature : NOBODY + literal);
  }

  /** What carries the state of the block before it. */
  static String carrier(String blockType, String state) {
    return CARRIER + blockType + ":" + state;
  }

  /** Gives a carried state to the last part of its type that has none. */
  static void attach(String carrier, List<Part> parts) {
    int colon = carrier.indexOf(':');
    var type = carrier.substring(CARRIER.length(), colon);
    var state = carrier.substring(colon + 1);
    for (int i = parts.size() - 1; i >= 0; i--) {
      var part = parts.get(i);
      if (type(part).filter(type::equals).isPresent() && part.marks().state().isEmpty()) {
        parts.set(i, part.withMarks(part.marks().withState(state)));
        return;
      }
    }
  }

  private static Optional<String> type(Part part) {
    if (part instanceof Part.Text) {
      return Optional.of("text");
    } else if (part instanceof Part.Thinking) {
      return Optional.of("thinking");
    }
    return part instanceof Part.ToolCall ? Optional.of("tool_use") : Optional.empty();
  }
}
