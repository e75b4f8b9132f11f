package io.github.hotllm.testing;

import java.util.List;
import java.util.Locale;

/** Words of the vendors' programs, and of those that dress up as them: we say none of them. */
public final class Disguise {
  private static final List<String> WORDS = List.of(
      "you are claude code",
      "you are a claude agent",
      "you are codex",
      "claude-cli",
      "claude-code",
      "claude_code",
      "x-app",
      "x-stainless",
      "session-id",
      "session_id",
      "cch=",
      "attribution",
      "billing-header",
      "codex_cli",
      "codex-tui",
      "codex_vscode",
      "codex_atlas",
      "codex_chatgpt",
      "codex_exec",
      "geminicli",
      "ideversion",
      "ide_unspecified",
      "editor-version",
      "editor-plugin-version",
      "copilot-integration",
      "kimicli",
      "x-msh-",
      "x-grok-client",
      "x-xai-token-auth",
      "device_id",
      "device-id",
      // The ids under which the vendors' own programs log in.
      "9d1c250a-e61b-44d9-88ed-5944d1962f5e",
      "app_emoameez73f0ckxaxp7hrann",
      "iv1.b507a08c87ecfe98");

  private Disguise() {}

  /** Those that a text has, in whatever case. */
  public static List<String> in(String text) {
    var all = text.toLowerCase(Locale.ROOT);
    return WORDS.stream().filter(all::contains).toList();
  }
}
