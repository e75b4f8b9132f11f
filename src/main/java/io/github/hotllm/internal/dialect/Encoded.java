package io.github.hotllm.internal.dialect;

import io.github.hotllm.internal.wire.WireRequest;
import java.util.List;

/**
 * A request for one target.
 *
 * @param wire path below the provider's base URL, body, and all headers but those of credentials:
 *     the delivery's and the format's own
 * @param delivery how the provider answers, which need not be how the caller asked
 * @param warnings what the target cannot say and what was done with it, each {@code field: what}
 */
public record Encoded(WireRequest wire, Delivery delivery, List<String> warnings) {
  public Encoded {
    warnings = List.copyOf(warnings);
  }

  /** A request whose answer comes in one piece. */
  public static Encoded whole(String path, byte[] body, List<String> warnings) {
    var wire = new WireRequest("POST", path, Delivery.WHOLE.headers(), body);
    return new Encoded(wire, Delivery.WHOLE, warnings);
  }
}
