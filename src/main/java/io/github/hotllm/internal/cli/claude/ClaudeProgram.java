package io.github.hotllm.internal.cli.claude;

import io.github.hotllm.internal.cli.process.Allowed;
import io.github.hotllm.internal.cli.process.CliSetup;
import io.github.hotllm.internal.cli.process.Den;
import io.github.hotllm.internal.cli.process.Launch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How claude is started so that it only answers: no tools, no servers, no settings of the user or a
 * project, no commands, no files from the prompt, nothing kept.
 *
 * <p>Flags and variables are those of 2.1.330, tried out on 2026-11-25. The login is the user's
 * own, in their home or in {@code CLAUDE_CODE_OAUTH_TOKEN}.
 */
final class ClaudeProgram {
  private static final List<String> QUIET = List.of(
      "-p",
      "--output-format",
      "stream-json",
      "--verbose",
      "--include-partial-messages",
      "--tools",
      "",
      "--strict-mcp-config",
      "--setting-sources",
      "",
      "--settings",
      "{\"permissions\":{\"deny\":[\"Read\"]}}",
      "--disable-slash-commands",
      "--no-session-persistence",
      "--permission-mode",
      "dontAsk");

  private static final List<String> INHERITED =
      List.of("CLAUDE_CONFIG_DIR", "CLAUDE_CODE_OAUTH_TOKEN");

  private static final Map<String, String> SET = Map.of(
      "CLAUDE_CODE_DISABLE_ATTACHMENTS", "1",
      "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1",
      "DISABLE_TELEMETRY", "1",
      "DISABLE_ERROR_REPORTING", "1",
      "DISABLE_AUTOUPDATER", "1",
      "CLAUDE_CODE_MAX_RETRIES", "1");

  private final CliSetup setup;
  private final Path program;

  ClaudeProgram(CliSetup setup, Path program) {
    this.setup = setup;
    this.program = program;
  }

  /** A process that waits for control requests and one turn. */
  Launch parked() throws IOException {
    return launch(List.of("--input-format", "stream-json", "--system-prompt", ""));
  }

  /** A process for one request, whose turn is a text on its standard input. */
  Launch oneShot(ClaudeRequest request, String schema) throws IOException {
    var more = new ArrayList<>(
        List.of("--model", request.model(), "--system-prompt", request.system().orElse("")));
    if (!schema.isEmpty()) {
      more.addAll(List.of("--json-schema", schema));
    }
    return launch(more);
  }

  private Launch launch(List<String> more) throws IOException {
    var den = Den.make(setup.name());
    var command = new ArrayList<String>();
    command.add(program.toString());
    command.addAll(QUIET);
    command.addAll(more);
    var set = new LinkedHashMap<>(SET);
    set.put("TMPDIR", den.temporary().toString());
    set.put("CLAUDE_CODE_TMPDIR", den.temporary().toString());
    // It asks git about its folder, which must not find what somebody has put above it.
    set.put("GIT_CEILING_DIRECTORIES", den.neighbourhood().toString());
    return new Launch(setup.name(), command, Allowed.environment(setup, INHERITED, set), den);
  }
}
