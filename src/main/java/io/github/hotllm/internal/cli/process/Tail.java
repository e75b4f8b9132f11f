package io.github.hotllm.internal.cli.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.internal.wire.KeyShapes;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The last words of a process on its standard error, for messages: in one line, without colours and
 * secrets. For all threads.
 */
final class Tail {
  private static final int KEPT = 2000;
  private static final int SHOWN = 300;

  /** The shortest value of an environment that could be a secret. */
  private static final int LEAST_SECRET = 8;

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\s]+");

  private final List<String> secrets;

  // Guarded by this.
  private String text = "";

  /** @param secrets values that must never be shown */
  Tail(Collection<String> secrets) {
    this.secrets =
        secrets.stream().filter(secret -> secret.length() >= LEAST_SECRET).toList();
  }

  synchronized void add(byte[] bytes, int length) {
    var longer = text + new String(bytes, 0, length, UTF_8);
    text = longer.substring(Math.max(0, longer.length() - KEPT));
  }

  /** The last of it; empty if nothing was said. */
  String words() {
    var said = clean(kept()).strip();
    return said.length() <= SHOWN ? said : "…" + said.substring(said.length() - SHOWN);
  }

  private synchronized String kept() {
    return text;
  }

  private String clean(String said) {
    var scrubbed = said;
    for (var secret : secrets) {
      scrubbed = scrubbed.replace(secret, "[secret]");
    }
    var plain = COLOUR.matcher(scrubbed).replaceAll("");
    return KeyShapes.blotted(UNSEEN.matcher(plain).replaceAll(" "));
  }
}
