package io.github.hotllm.internal.cli.codex;

import io.github.hotllm.internal.cli.process.Allowed;
import io.github.hotllm.internal.cli.process.CliSetup;
import io.github.hotllm.internal.cli.process.Den;
import io.github.hotllm.internal.cli.process.Launch;
import io.github.hotllm.internal.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How codex is started so that it only answers: no tools, servers, agents, skills or hooks, no
 * files of the user or a project, nothing kept and nothing told to anybody else.
 *
 * <p>Settings and features are those of 0.169.0, tried out on 2026-11-25.
 */
final class CodexProgram {
  private static final List<String> SETTINGS = List.of(
      "agents.enabled=false",
      "tools.experimental_request_user_input.enabled=false",
      "include_permissions_instructions=false",
      "include_environment_context=false",
      "include_apps_instructions=false",
      "include_collaboration_mode_instructions=false",
      "skills.bundled.enabled=false",
      "skills.include_instructions=false",
      "project_doc_max_bytes=0",
      "approval_policy=\"never\"",
      "sandbox_mode=\"read-only\"",
      "web_search=\"disabled\"",
      "analytics.enabled=false",
      "check_for_update_on_startup=false",
      "history.persistence=\"none\"",
      "thread_unload_delay_secs=1");

  private static final List<String> DISABLED = List.of(
      "shell_tool",
      "unified_exec",
      "view_image",
      "multi_agent",
      "goals",
      "apps",
      "plugins",
      "hooks",
      "image_generation",
      "memories",
      "browser_use",
      "computer_use",
      "in_app_browser",
      "tool_suggest",
      "remote_plugin",
      "code_mode_host",
      "sleep_tool",
      "shell_snapshot",
      "skill_mcp_dependency_install",
      "workspace_dependencies",
      "unbounded_connection_retries");

  private static final List<String> ONE_SHOT =
      List.of("--skip-git-repo-check", "--ephemeral", "--ignore-rules");

  private final CliSetup setup;
  private final CodexHome home;
  private final Path program;

  CodexProgram(CliSetup setup, CodexHome home, Path program) {
    this.setup = setup;
    this.home = home;
    this.program = program;
  }

  /** A process that prints its catalogue of models, and knows of no login. */
  Launch models() throws IOException {
    return launch(home.bare(), List.of("debug", "models"));
  }

  /** A process that answers many, over JSON-RPC. */
  Launch server(String catalog) throws IOException {
    var den = home.withLogin();
    return launch(den, quiet(List.of("app-server"), den, catalog));
  }

  /** A process that knows of the user's login and is asked about nothing else. */
  Launch account() throws IOException {
    return launch(
        home.withLogin(),
        Stream.of(List.of("app-server"), disabled()).flatMap(List::stream).toList());
  }

  /** A process for one request, whose turn is a text on its standard input. */
  Launch oneShot(CodexRequest request, String catalog) throws IOException {
    var den = home.withLogin();
    var system = request.system().map(text -> "developer_instructions = " + toml(text) + "\n");
    CodexHome.write(den, "config.toml", system.orElse(""));
    var command = quiet(List.of("exec", "--json"), den, catalog);
    command.addAll(ONE_SHOT);
    command.addAll(List.of("-m", request.model()));
    request
        .effort()
        .ifPresent(word -> command.addAll(List.of("-c", "model_reasoning_effort=" + toml(word))));
    if (request.schema().isPresent()) {
      var file = CodexHome.write(den, "schema.json", Json.text(request.schema().get()));
      command.addAll(List.of("--output-schema", file.toString()));
    }
    command.add("-");
    return launch(den, command);
  }

  private List<String> quiet(List<String> task, Den den, String catalog) throws IOException {
    var command = new ArrayList<>(task);
    var file = CodexHome.write(den, "models.json", catalog);
    command.addAll(List.of("-c", "model_catalog_json=" + toml(file.toString())));
    SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
    command.addAll(disabled());
    return command;
  }

  private static List<String> disabled() {
    return DISABLED.stream().flatMap(name -> Stream.of("--disable", name)).toList();
  }

  /** A text as TOML has it, which differs from JSON in one character. */
  private static String toml(String text) {
    return Json.text(text).replace("\u007f", "\\u007F");
  }

  private Launch launch(Den den, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(program.toString());
    command.addAll(arguments);
    var set = Map.of(
        "HOME", den.home().toString(),
        "CODEX_HOME", den.home().toString(),
        "TMPDIR", den.temporary().toString());
    return new Launch(setup.name(), command, Allowed.environment(setup, List.of(), set), den);
  }
}
