package io.github.hotllm.internal.route;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.account.DirectFailure;
import io.github.hotllm.internal.account.DirectFailure.Kind;
import io.github.hotllm.internal.account.Grant;
import io.github.hotllm.internal.account.Window;
import io.github.hotllm.internal.dialect.Encoded;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireReply;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Claude plan at Anthropic's ordinary API, with a token in place of a key and under our own name.
 *
 * <p>Anthropic's terms reserve such a login for its own programs, and its filter refuses most of
 * what other programs ask (2026-03 to 2026-08); nothing here gets around that.
 */
final class ClaudeRules implements PlanRules {
  private static final String VERSION = "anthropic-version";
  private static final String BETA = "anthropic-beta";
  private static final String OAUTH = "oauth-2025-04-20";
  /** What Claude Code says of itself, which is not ours to pass on. */
  private static final String THEIRS = "claude-code";

  private static final List<String> REFUSALS = List.of(
      "only authorized for use with Claude Code",
      "Third-party apps",
      "out of extra usage",
      "OAuth authentication is currently not supported",
      "OAuth authentication is currently not allowed",
      "does not meet scope requirement");

  private static final String TERMS = " – Anthropic's terms (read 2026-09-14) reserve a Claude"
      + " login for its own programs: use the CLI route, or set ANTHROPIC_API_KEY";

  @Override
  public Headers headers(Headers ours, Encoded encoded, Grant grant) {
    var wire = encoded.wire().headers();
    var betas = wire.all(BETA).stream()
        .flatMap(value -> Stream.of(value.split(",")))
        .map(String::strip)
        .filter(beta -> !beta.isEmpty() && !beta.equals(OAUTH) && !beta.startsWith(THEIRS));
    var headers =
        wire.first(VERSION).map(version -> ours.with(VERSION, version)).orElse(ours);
    return headers.with(
        BETA, String.join(",", Stream.concat(Stream.of(OAUTH), betas).toList()));
  }

  @Override
  public LlmException judged(LlmException failure, WireReply reply) {
    var message = message(reply);
    if (message.contains("revoked") || message.contains("has expired")) {
      return as(ErrorType.AUTHENTICATION, failure, "");
    } else if (isRefusal(reply.status(), message)) {
      return DirectFailure.mark(Kind.REFUSED, as(ErrorType.PERMISSION, failure, TERMS));
    }
    var windows = new ClaudeWindows(reply.headers());
    if (reply.status() != 429 || !windows.isRejected()) {
      return failure;
    }
    return as(ErrorType.SUBSCRIPTION_EXHAUSTED, failure, "");
  }

  /** The bare word is what models other than Haiku answer to other programs. */
  private static boolean isRefusal(int status, String message) {
    return (status == 400 && message.equals("Error"))
        || REFUSALS.stream().anyMatch(message::contains);
  }

  private static LlmException as(ErrorType type, LlmException failure, String advice) {
    return PlanRules.as(type, failure, failure.getMessage() + advice);
  }

  @Override
  public List<Window> windows(Headers headers) {
    return new ClaudeWindows(headers).all();
  }

  @Override
  public boolean isOfOneFamily(Headers headers) {
    var windows = new ClaudeWindows(headers);
    return windows.isRejected() && windows.isOfOneFamily();
  }

  private static String message(WireReply reply) {
    try {
      return Node.of(Json.parse(reply.body()))
          .at("error")
          .at("message")
          .textOrEmpty()
          .strip();
    } catch (JsonException e) {
      return "";
    }
  }
}
