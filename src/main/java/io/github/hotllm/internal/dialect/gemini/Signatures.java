package io.github.hotllm.internal.dialect.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.Marks;
import io.github.hotllm.internal.dialect.State;
import java.util.Base64;
import java.util.Optional;

/**
 * How a part's {@linkplain Marks#state() state} travels through a client that speaks Gemini: in the
 * {@code thoughtSignature}, which every such client sends back with its part.
 *
 * <p>That is base64, so ours is too; the text in it begins with our name and says how the state
 * belongs to the part. A signature that came literally becomes a state whose maker is nobody, for
 * who made it was not said: it goes back only within the literal request, and another provider's
 * encoder names it as left out.
 */
final class Signatures {
  static final String FIELD = "thoughtSignature";

  /** With this Google's servers take a tool call that another model has made. */
  static final String UNSIGNED = "skip_thought_signature_validator";

  private static final String NAME = "hotllm";
  /** What the name looks like in base64: no signature of Google's begins so. */
  private static final String ENCODED_NAME = "aG90bGxt";

  private Signatures() {}

  /** What a state of ours belongs to. */
  enum Owner {
    /** The part that it stands in. */
    THIS(':'),
    /** The part before, for an answer that comes in pieces is signed behind them. */
    BEFORE('^'),
    /** Nothing: the state is the whole part. */
    NONE('=');

    private final char sign;

    Owner(char sign) {
      this.sign = sign;
    }
  }

  /** A state of ours. */
  record Carried(Owner owner, String state) {}

  /** The signature that carries a state. */
  static String of(Owner owner, String state) {
    return Base64.getEncoder().encodeToString((NAME + owner.sign + state).getBytes(UTF_8));
  }

  /** The state that a signature carries, if it is one of ours. */
  static Optional<Carried> carried(String signature) {
    if (!signature.startsWith(ENCODED_NAME)) {
      return Optional.empty();
    }
    // Some clients write base64 with the alphabet for URLs, or without padding.
    var usual = signature.replace('-', '+').replace('_', '/').replace("=", "");
    try {
      var text = new String(Base64.getDecoder().decode(usual), UTF_8);
      for (var owner : Owner.values()) {
        if (text.startsWith(NAME + owner.sign)) {
          return Optional.of(new Carried(owner, text.substring(NAME.length() + 1)));
        }
      }
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** The marks of a part that came with that signature; an empty one is none. */
  static Marks marks(String signature) {
    if (signature.isEmpty() || signature.equals(UNSIGNED)) {
      return Marks.NONE;
    }
    return Marks.ofState(carried(signature)
        .map(Carried::state)
        .orElse(State.ofClient(GeminiDialect.NAME, signature)));
  }
}
