package io.github.hotllm.internal.dialect;

import io.github.hotllm.internal.json.Node;
import java.util.List;

/**
 * Whether an answer names its sources. Each format has its own way to, and we have no word for it:
 * who reads the provider's own format sees them, everybody else is warned. Belongs to a decoder.
 */
public final class Citations {
  private boolean there;

  /** Notes a list of sources, which may be empty or none at all. */
  public void note(Node sources) {
    there |= !sources.items().isEmpty();
  }

  public List<String> warnings() {
    return there
        ? List.of("citations: shown only to clients that speak the provider's own format")
        : List.of();
  }
}
