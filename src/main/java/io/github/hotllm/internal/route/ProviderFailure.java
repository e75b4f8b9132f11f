package io.github.hotllm.internal.route;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.account.Authorization;
import io.github.hotllm.internal.account.Credential;
import io.github.hotllm.internal.account.Secret;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.dialect.Dialect;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.KeyShapes;
import io.github.hotllm.internal.wire.RetryAfter;
import io.github.hotllm.internal.wire.WireReply;
import java.util.Optional;

/** Makes of a provider's error reply the failure we pass on: dated, and without its key. */
final class ProviderFailure implements Judge {
  private final Dialect dialect;
  private final Target target;
  private final Refused shown;
  private final Clock clock;

  /** What the provider was shown, and may refuse. */
  record Refused(Credential credential, Optional<Authorization> authorization) {
    Optional<Secret> key() {
      return authorization.map(Authorization::key);
    }

    /** Whether another attempt shows something else; then this is not shown again. */
    boolean isRenewed() {
      return authorization.map(credential::refused).orElse(false);
    }
  }

  ProviderFailure(Dialect dialect, Target target, Refused shown, Clock clock) {
    this.dialect = dialect;
    this.target = target;
    this.shown = shown;
    this.clock = clock;
  }

  @Override
  public LlmException of(WireReply reply) {
    if (reply.status() >= 300 && reply.status() < 400) {
      return clean(redirect(reply.status()));
    }
    var failure = told(decoded(reply), reply.headers());
    return reply.status() == 401 && shown.isRenewed()
        ? failure.with(LlmException.Builder::transitory)
        : failure;
  }

  /** What the reply means in its dialect. */
  LlmException decoded(WireReply reply) {
    return dialect.decodeError(reply, target);
  }

  /** A failure with what the headers of its reply say. */
  LlmException told(LlmException failure, Headers headers) {
    return clean(dated(failure, headers));
  }

  /** Takes away what looks like a key. */
  @Override
  public LlmException clean(LlmException failure) {
    var message = String.valueOf(failure.getMessage());
    var scrubbed = shown.key().map(secret -> secret.scrub(message)).orElse(message);
    var clean = KeyShapes.blotted(scrubbed);
    return clean.equals(message) ? failure : failure.with(same -> same.message(clean));
  }

  private LlmException dated(LlmException failure, Headers headers) {
    var wait = RetryAfter.from(headers, clock.now());
    var again = RetryAfter.shouldRetry(headers);
    var id = headers
        .first("request-id")
        .or(() -> headers.first("x-request-id"))
        .or(() -> headers.first("x-amzn-requestid"));
    return failure.with(same -> {
      wait.ifPresent(same::retryAfter);
      again.ifPresent(yes -> {
        if (yes) {
          same.transitory();
        } else {
          same.permanent();
        }
      });
      id.ifPresent(same::providerRequestId);
      return same;
    });
  }

  private LlmException redirect(int status) {
    return LlmException.builder(
            ErrorType.PROVIDER_ERROR,
            target.provider().title() + " answered " + status + ": a redirect, which is never"
                + " followed with a key – set its base URL to where the API is")
        .providerStatus(status)
        .permanent()
        .build();
  }
}
