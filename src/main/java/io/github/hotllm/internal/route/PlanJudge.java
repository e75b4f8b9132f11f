package io.github.hotllm.internal.route;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.account.DirectFailure;
import io.github.hotllm.internal.account.DirectFailure.Kind;
import io.github.hotllm.internal.account.Grant;
import io.github.hotllm.internal.account.Login;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.FamilyLimit;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.RetryAfter;
import io.github.hotllm.internal.wire.WireReply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Makes of the replies of a plan the failures we pass on: what is the plan's, what is the login's,
 * and when it begins anew. Owned by one request.
 */
final class PlanJudge implements Judge {
  /** The endpoint is not there any more, or leads elsewhere. */
  private static final Set<Integer> GONE = Set.of(301, 302, 303, 307, 308, 404, 405, 410);
  /** The mark of Cloudflare's question whether a human asks. */
  private static final String CHALLENGE = "cf-mitigated";

  private final Login login;
  private final Grant grant;
  private final Delivery expected;
  private final ProviderFailure provider;
  private final Clock clock;
  private final PlanRules rules;

  // Owned by the transport's serial signals.
  private int status;
  private Headers headers = Headers.none();

  PlanJudge(Login login, Grant grant, Delivery expected, ProviderFailure provider, Clock clock) {
    this.login = login;
    this.grant = grant;
    this.expected = expected;
    this.provider = provider;
    this.clock = clock;
    this.rules = PlanRules.of(login.plan());
  }

  @Override
  public void head(int code, Headers fields) {
    status = code;
    headers = fields;
    login.usage().saw(rules.windows(fields));
  }

  @Override
  public LlmException of(WireReply reply) {
    var said = provider.decoded(reply);
    if (isForeign(reply, said)) {
      return changed(reply.status());
    }
    return finished(rules.judged(said, reply), RetryAfter.from(reply.headers(), clock.now()));
  }

  @Override
  public LlmException clean(LlmException failure) {
    boolean foreign = status == 200
        && failure.type() == ErrorType.PROVIDER_ERROR
        && !isType(expected == Delivery.STREAMED ? "text/event-stream" : "application/json");
    return foreign ? changed(status) : finished(failure, Optional.empty());
  }

  private LlmException finished(LlmException said, Optional<Duration> retryAfter) {
    var told = provider.told(said, headers);
    if (said.type() == ErrorType.SUBSCRIPTION_EXHAUSTED) {
      var reset = ResetTime.of(said, rules.blocking(headers), retryAfter, clock.now());
      told = ofFamily(told.with(same -> reset.map(same::resetsAt).orElse(same)));
    } else if (said.type() == ErrorType.AUTHENTICATION
        && DirectFailure.kindOf(said).isEmpty()) {
      told = DirectFailure.mark(Kind.EXPIRED, advised(told));
    }
    return withoutAccount(told);
  }

  private LlmException ofFamily(LlmException usedUp) {
    return rules.isOfOneFamily(headers) ? FamilyLimit.tell(usedUp) : usedUp;
  }

  private LlmException advised(LlmException failure) {
    return failure.with(
        same -> same.message(failure.getMessage() + " – " + login.plan().remedy()));
  }

  /** Some providers name the account in their words. */
  private LlmException withoutAccount(LlmException failure) {
    var message = String.valueOf(failure.getMessage());
    var clean = grant.account().map(id -> id.scrub(message)).orElse(message);
    return clean.equals(message) ? failure : failure.with(same -> same.message(clean));
  }

  /**
   * A web page, save where a server behind the front is down for a while; or no endpoint at all.
   */
  private boolean isForeign(WireReply reply, LlmException said) {
    boolean page = isType("text/html")
        || new String(reply.body(), StandardCharsets.UTF_8).stripLeading().startsWith("<");
    boolean down = reply.status() >= 500 && headers.first(CHALLENGE).isEmpty();
    return (page && !down)
        || (GONE.contains(reply.status()) && said.type() != ErrorType.MODEL_NOT_FOUND);
  }

  private boolean isType(String type) {
    return headers
        .first("content-type")
        .filter(told -> told.toLowerCase(Locale.ROOT).startsWith(type))
        .isPresent();
  }

  private LlmException changed(int code) {
    var failure = LlmException.builder(
            ErrorType.PROVIDER_ERROR,
            "the " + login.plan().title() + " answered " + code + " with something else than its"
                + " protocol: it may have changed, or a filter stands before it – use the CLI"
                + " route or an API key")
        .provider(login.plan().provider())
        .providerStatus(code)
        .permanent()
        .build();
    return DirectFailure.mark(Kind.PROTOCOL_CHANGED, provider.told(failure, headers));
  }
}
