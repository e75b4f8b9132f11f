package io.github.hotllm.internal.cli.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The environment of a process: what every program needs of ours, what its driver sets, and what
 * the configuration adds. Whatever else we have, above all an API key that would change who pays,
 * stays with us.
 */
public final class Allowed {
  private static final Set<String> SHARED = Set.of(
      "PATH",
      "HOME",
      "USER",
      "LOGNAME",
      "LANG",
      "LC_ALL",
      "TZ",
      "SYSTEMROOT",
      "USERPROFILE",
      "APPDATA",
      "LOCALAPPDATA");

  private Allowed() {}

  /**
   * An environment.
   *
   * @param inherited names beyond the usual ones that may come from ours
   * @param set what the driver settles, which nobody overrides
   */
  public static Map<String, String> environment(
      CliSetup setup, List<String> inherited, Map<String, String> set) {
    var environment = new LinkedHashMap<String, String>();
    setup.environment().forEach((name, value) -> {
      if (SHARED.contains(name) || inherited.contains(name)) {
        environment.put(name, value);
      }
    });
    environment.putAll(setup.row().environment());
    environment.putAll(set);
    return environment;
  }
}
