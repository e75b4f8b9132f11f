package io.github.hotllm.internal.catalog;

import io.github.hotllm.internal.json.Fields;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a user has settled for a vendor's own command line program.
 *
 * @param command the program: a name that is looked up on the path, or an absolute path
 * @param environment what its processes get beyond the little that they get of ours
 * @param pool how many processes are kept ready; 0 switches it off
 */
public record CliRow(String name, String command, Map<String, String> environment, int pool) {
  /** The programs that hotllm can drive. */
  public static final Set<String> NAMES = Set.of("claude", "codex", "gemini");

  private static final int MOST = 16;

  /** Variables that would make a program charge an API key instead of its user's plan. */
  private static final Set<String> KEYS = Set.of(
      "ANTHROPIC_API_KEY",
      "ANTHROPIC_AUTH_TOKEN",
      "OPENAI_API_KEY",
      "CODEX_API_KEY",
      "GEMINI_API_KEY",
      "GOOGLE_API_KEY",
      "XAI_API_KEY");

  public CliRow {
    environment = Map.copyOf(environment);
  }

  /** A program of which nothing is settled. */
  public static CliRow of(String name) {
    return new CliRow(name, name, Map.of(), 1);
  }

  public boolean isOff() {
    return pool == 0;
  }

  /** @throws io.github.hotllm.LlmException that names the field of a mistake */
  static CliRow read(String name, Fields fields) {
    var usual = of(name);
    var environment = new TreeMap<String, String>();
    fields.fields("env").ifPresent(section -> readEnvironment(section, environment));
    boolean enabled = fields.flag("enabled").orElse(true);
    int pool = fields.whole("pool", 0).orElse(usual.pool());
    if (pool > MOST) {
      throw fields.refused("pool", "must be between 0 and " + MOST);
    }
    var row = new CliRow(name, command(fields, usual), environment, enabled ? pool : 0);
    fields.refuseUnread();
    return row;
  }

  private static String command(Fields fields, CliRow usual) {
    var command = fields.text("command").orElse(usual.command());
    boolean isName = !command.isBlank() && !command.contains("/") && !command.contains("\\");
    if (isName || Path.of(command).isAbsolute()) {
      return command;
    }
    throw fields.refused("command", "must be a program's name or an absolute path, no arguments");
  }

  private static void readEnvironment(Fields section, Map<String, String> environment) {
    for (var variable : section.unread()) {
      if (KEYS.contains(variable.toUpperCase(Locale.ROOT))) {
        throw section.refused(
            variable, "would charge an API key instead of the plan; leave it out");
      }
      environment.put(variable, section.requiredText(variable));
    }
  }

  /** Without the environment, which may hold secrets. */
  @Override
  public String toString() {
    return "CliRow[" + name + ", " + command + ", pool " + pool + "]";
  }
}
