package io.github.hotllm.internal.account;

import io.github.hotllm.internal.concurrent.SystemClock;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Looks at a login again and again, and tells which accounts it has seen. */
final class LoginReader {
  private static final int LOOKS = 40;
  /** However slow the machine is, it sees both by then. */
  private static final int MOST_LOOKS = 2000;

  private LoginReader() {}

  /** Prints what was seen in the folder of codex that is named. */
  public static void main(String[] arguments) {
    System.out.println(seen(Path.of(arguments[0])));
  }

  static Set<String> seen(Path home) {
    var seen = new TreeSet<String>();
    try (var clock = new SystemClock()) {
      var looks = new Looks(new CodexLogin(home), clock);
      for (int i = 0; i < LOOKS || (seen.size() < 2 && i < MOST_LOOKS); i++) {
        seen.add(account(looks.anew().join()));
      }
    }
    return seen;
  }

  private static String account(Found found) {
    return found instanceof Found.Login login
        ? login.grant().account().orElseThrow().reveal()
        : found.toString();
  }
}
