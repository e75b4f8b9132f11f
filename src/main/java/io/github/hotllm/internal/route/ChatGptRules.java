package io.github.hotllm.internal.route;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.account.Grant;
import io.github.hotllm.internal.account.Secret;
import io.github.hotllm.internal.account.Window;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Encoded;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireReply;
import java.util.List;
import java.util.Optional;

/**
 * A ChatGPT plan at the backend of codex: OpenAI's Responses with rules of its own, as openai/codex
 * and honest third parties (pi, opencode) spoke them until 2026-09. Undocumented.
 */
final class ChatGptRules implements PlanRules {
  /** Who calls: ourselves. */
  private static final String ORIGINATOR = "hotllm";

  @Override
  public Asked asked(Asked asked) {
    return new Asked(asked.request(), Delivery.STREAMED, asked.original());
  }

  @Override
  public Encoded encoded(Encoded encoded) {
    return new ChatGptBody(encoded).encoded();
  }

  @Override
  public Headers headers(Headers ours, Encoded encoded, Grant grant) {
    var named = ours.with("originator", ORIGINATOR);
    return grant
        .account()
        .map(Secret::reveal)
        .map(id -> named.with("chatgpt-account-id", id))
        .orElse(named);
  }

  /** Who is told to wait, and that a window is used up, is out of the plan. */
  @Override
  public LlmException judged(LlmException failure, WireReply reply) {
    boolean usedUp = failure.type() == ErrorType.RATE_LIMITED
        && windows(reply.headers()).stream().anyMatch(ChatGptRules::isOwnAndUsedUp);
    return usedUp
        ? PlanRules.as(ErrorType.SUBSCRIPTION_EXHAUSTED, failure, failure.getMessage() + "")
        : failure;
  }

  /** Other families of models have windows of their own. */
  private static boolean isOwnAndUsedUp(Window window) {
    return window.isUsedUp() && !window.name().contains(" ");
  }

  @Override
  public List<Window> windows(Headers headers) {
    return CodexWindows.of(headers);
  }

  @Override
  public List<Window> blocking(Headers headers) {
    return CodexWindows.blocking(headers);
  }

  @Override
  public boolean isOfOneFamily(Headers headers) {
    return CodexWindows.isOfOneFamily(headers);
  }

  @Override
  public Optional<List<Window>> windows(Frame frame) {
    return CodexWindows.of(frame);
  }
}
