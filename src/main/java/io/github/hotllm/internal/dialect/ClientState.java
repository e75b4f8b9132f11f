package io.github.hotllm.internal.dialect;

import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import java.util.List;
import java.util.function.Function;

/**
 * How a part's {@linkplain Marks#state() state} travels through a client, in a field that every
 * client of the format sends back untouched. Immutable.
 *
 * <p>The state of a part that has such a field stands in it as it is. Any other part's state stands
 * in the field of a carrier of its own behind the part: {@code ^}, the type of the part, a colon,
 * the state.
 *
 * <p>A state names its maker, {@code provider/model:}, and what makers write there themselves holds
 * no colon: so the two are told apart.
 */
public final class ClientState {
  private static final String CARRIER = "^";

  private final String dialect;
  private final Function<Part, String> type;

  /** @param type what the format calls a part; the empty text for what has no carriers */
  public ClientState(String dialect, Function<Part, String> type) {
    this.dialect = dialect;
    this.type = type;
  }

  /** Whether this is a state, or a carried one, and not something of a maker's own. */
  public static boolean isOurs(String value) {
    int colon = value.indexOf(':');
    int slash = value.indexOf('/');
    return isCarrier(value) || (0 < slash && slash < colon);
  }

  public static boolean isCarrier(String value) {
    return value.startsWith(CARRIER) && value.indexOf(':') > CARRIER.length();
  }

  /** The marks of a part that came with that value, or whose literal form is this. */
  public Marks marks(String value, String literal) {
    return Marks.ofState(isOurs(value) ? value : State.ofClient(dialect, literal));
  }

  /** What carries the state of the part before it. */
  public String carrier(Part part, String state) {
    return CARRIER + type.apply(part) + ":" + state;
  }

  /** Gives a carried state to the last part of its type that has none, if there is one. */
  public boolean attach(String carrier, List<Part> parts) {
    for (int i = parts.size() - 1; i >= 0; i--) {
      if (takes(parts.get(i), carrier)) {
        parts.set(i, withState(parts.get(i), carrier));
        return true;
      }
    }
    return false;
  }

  /** Whether the carried state may be this part's. */
  public boolean takes(Part part, String carrier) {
    var wanted = carrier.substring(CARRIER.length(), carrier.indexOf(':'));
    return type.apply(part).equals(wanted) && part.marks().state().isEmpty();
  }

  /** The part with the carried state. */
  public static Part withState(Part part, String carrier) {
    return part.withMarks(part.marks().withState(carrier.substring(carrier.indexOf(':') + 1)));
  }
}
