package io.github.hotllm.internal.account;

import io.github.hotllm.internal.catalog.SubscriptionRow;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the logins of plans are, and which of them are to be used at all. */
record Places(Map<String, String> environment, SubscriptionRow row) {
  private static final String CLAUDE_TOKEN = "CLAUDE_CODE_OAUTH_TOKEN";
  private static final String CLAUDE_SWITCH = "HOTLLM_CLAUDE_DIRECT";
  private static final String GROK_SWITCH = "HOTLLM_XAI_DIRECT";

  /** Of Anthropic's legal page as it stood from 2026-07-21 to 2026-09-14 at least. */
  private static final String CLAUDE_OFF = "the direct way is off, for Anthropic's terms (read"
      + " 2026-09-14) reserve a Claude login for its own programs; the CLI route runs the"
      + " unmodified claude. To call directly on your own account, set " + CLAUDE_SWITCH
      + "=on and "
      + CLAUDE_TOKEN;

  private static final String GROK_OFF = "the direct way is off, for it is experimental: nothing"
      + " that xAI has written (as of 2026-09) allows other programs to use a Grok login. To try"
      + " it, set " + GROK_SWITCH + "=on";

  /** Whether the direct way of a plan is switched on. */
  boolean isOn(Plan plan) {
    return switch (plan) {
      case CHATGPT -> true;
      case CLAUDE -> isOn(CLAUDE_SWITCH);
      case GROK -> isOn(GROK_SWITCH);
    };
  }

  private boolean isOn(String variable) {
    return value(variable).strip().toLowerCase(Locale.ROOT).equals("on");
  }

  /** Where the login of a plan is kept. */
  CredentialSource of(Plan plan) {
    return switch (plan) {
      case CHATGPT ->
        home("CODEX_HOME", ".codex").<CredentialSource>map(CodexLogin::new).orElse(homeless(plan));
      case CLAUDE -> new TokenVariable(CLAUDE_TOKEN, value(CLAUDE_TOKEN));
      case GROK ->
        home("GROK_HOME", ".grok").<CredentialSource>map(GrokLogin::new).orElse(homeless(plan));
    };
  }

  /** The place of a plan whose direct way is off: nobody looks there. */
  CredentialSource off(Plan plan) {
    return plan == Plan.CLAUDE
        ? new Off(CLAUDE_TOKEN, CLAUDE_OFF)
        : new Off(plan.wireName(), GROK_OFF);
  }

  private static CredentialSource homeless(Plan plan) {
    return new Off(plan.wireName(), "HOME is not set");
  }

  /** A program's folder: as configured, as its variable says, or the usual one. */
  private Optional<Path> home(String variable, String usual) {
    return row.home()
        .or(() -> folder(variable))
        .or(() -> folder("HOME").or(() -> folder("USERPROFILE")).map(own -> own.resolve(usual)));
  }

  private Optional<Path> folder(String variable) {
    return Optional.of(value(variable).strip()).filter(text -> !text.isEmpty()).map(Path::of);
  }

  private String value(String variable) {
    return environment.getOrDefault(variable, "");
  }

  /** Without the environment, which holds secrets. */
  @Override
  public String toString() {
    return "Places";
  }
}
