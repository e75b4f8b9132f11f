package io.github.hotllm.internal.dialect.responses;

import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import java.util.List;

/**
 * How a part's {@linkplain Marks#state() state} travels through a client that speaks Responses, in
 * the field that every such client sends back untouched: a reasoning item's
 * {@code encrypted_content}.
 *
 * <p>The state of thinking or of an opaque part stands there as it is. Any other part's state
 * stands in a reasoning item of its own behind the part: {@code ^}, the type of the part's item, a
 * colon, the state.
 *
 * <p>A state names its maker, {@code provider/model:}, and what OpenAI encrypts holds no colon: so
 * the two are told apart. What came literally becomes a state whose maker is nobody, for who made
 * it was not said: it goes back only within the literal request, and another format names it as
 * left out.
 */
final class ClientState {
  private static final String NOBODY = ResponsesDialect.NAME + "/(client):";
  private static final String CARRIER = "^";

  private ClientState() {}

  /** Whether this is a state, or a carried one, and not something of the provider's own. */
  static boolean isOurs(String encrypted) {
    int colon = encrypted.indexOf(':');
    int slash = encrypted.indexOf('/');
    return isCarrier(encrypted) || (0 < slash && slash < colon);
  }

  static boolean isCarrier(String encrypted) {
    return encrypted.startsWith(CARRIER) && encrypted.indexOf(':') > 0;
  }

  /** The marks of what came with that content, in that literal item. */
  static Marks marks(String encrypted, String literal) {
    return Marks.ofState(isOurs(encrypted) ? encrypted : NOBODY + literal);
  }

  /** What carries the state of the part before it. */
  static String carrier(Part part, String state) {
    return CARRIER + type(part) + ":" + state;
  }

  /** Gives a carried state to the last part of its type that has none. */
  static void attach(String carrier, List<Part> parts) {
    int colon = carrier.indexOf(':');
    var type = carrier.substring(CARRIER.length(), colon);
    var state = carrier.substring(colon + 1);
    for (int i = parts.size() - 1; i >= 0; i--) {
      var part = parts.get(i);
      if (type(part).equals(type) && part.marks().state().isEmpty()) {
        parts.set(i, part.withMarks(part.marks().withState(state)));
        return;
      }
    }
  }

  private static String type(Part part) {
    if (part instanceof Part.Text) {
      return "message";
    } else if (part instanceof Part.ToolCall) {
      return "function_call";
    }
    return part instanceof Part.Thinking ? "reasoning" : "other";
  }
}
