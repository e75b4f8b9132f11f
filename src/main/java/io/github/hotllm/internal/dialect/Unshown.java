package io.github.hotllm.internal.dialect;

import io.github.hotllm.internal.json.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What an answer has for which we have no word, such as the sources of a text. Who reads the
 * provider's own format sees it, everybody else is warned. Belongs to a decoder.
 */
public final class Unshown {
  private final boolean copied;
  private final Set<String> names = new LinkedHashSet<>();

  private Unshown(boolean copied) {
    this.copied = copied;
  }

  /** For the answer to that question in that format. */
  public static Unshown of(Asked asked, Dialect dialect) {
    return new Unshown(asked.literal(dialect).isPresent());
  }

  /** Whether the client reads the answer itself, whatever is in it. */
  public boolean isCopied() {
    return copied;
  }

  /** Notes something that may be there, or only be lists and objects with nothing in them. */
  public void note(String name, Node value) {
    if (isSomething(value)) {
      names.add(name);
    }
  }

  private static boolean isSomething(Node value) {
    if (value.isObject()) {
      return value.fields().values().stream().anyMatch(each -> isSomething(Node.of(each)));
    }
    return value.isList()
        ? value.items().stream().anyMatch(Unshown::isSomething)
        : value.isPresent();
  }

  /** Notes something that is there. */
  public void note(String name) {
    names.add(name);
  }

  public List<String> warnings() {
    return copied
        ? List.of()
        : names.stream()
            .map(name -> name + ": shown only to clients that speak the provider's own format")
            .toList();
  }
}
