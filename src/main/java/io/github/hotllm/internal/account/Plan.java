package io.github.hotllm.internal.account;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A flat-rate plan whose login a direct call may use.
 *
 * <p>Addresses and terms are those of November 2026; {@code docs/subscriptions.md} has the sources.
 */
public enum Plan {
  CHATGPT("openai", "ChatGPT plan", "https://chatgpt.com/backend-api/codex", "run codex login"),
  CLAUDE(
      "anthropic",
      "Claude plan",
      "https://api.anthropic.com",
      "run claude setup-token and set CLAUDE_CODE_OAUTH_TOKEN"),
  GROK("xai", "SuperGrok plan", "https://api.x.ai/v1", "run grok login");

  private final String provider;
  private final String title;
  private final URI address;
  private final String remedy;

  Plan(String provider, String title, String address, String remedy) {
    this.provider = provider;
    this.title = title;
    this.address = URI.create(address);
    this.remedy = remedy;
  }

  /** The plan of that provider. */
  public static Optional<Plan> of(String provider) {
    return Stream.of(values()).filter(plan -> plan.provider.equals(provider)).findFirst();
  }

  /** The name in the configuration. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of the provider whose models it is good for. */
  public String provider() {
    return provider;
  }

  /** The name for people. */
  public String title() {
    return title;
  }

  /** Where it is called, unless the configuration says otherwise. */
  URI address() {
    return address;
  }

  /** What to do when there is no login that works. */
  public String remedy() {
    return remedy;
  }
}
