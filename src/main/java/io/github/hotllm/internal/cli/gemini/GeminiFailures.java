package io.github.hotllm.internal.cli.gemini;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.cli.process.Trouble;
import io.github.hotllm.internal.cli.rpc.JsonRpc;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.dialect.Failures;
import io.github.hotllm.internal.dialect.FamilyLimit;
import io.github.hotllm.internal.dialect.GoogleDetails;
import io.github.hotllm.internal.dialect.Target;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads the failures that gemini tells of: by their words first, for the code is the status of the
 * provider's answer only sometimes, 500 for what gemini itself has understood, and the same for all
 * that goes wrong before a session. Words are those of 0.61.0. Immutable.
 */
final class GeminiFailures {
  private static final int LEAST_STATUS = 400;
  private static final int MOST_STATUS = 599;
  /** Whatever keeps gemini from logging in, be it the login, the account or the network. */
  private static final long NO_SESSION = -32000;

  /** Who is to wait for longer has used something up; gemini itself draws the line there. */
  private static final Duration LONGEST_THROTTLE = Duration.ofMinutes(5);

  static final String LOGIN = "run gemini, and log in with Google";
  private static final String LICENCE = " – it needs a licence of Gemini Code Assist, for Google"
      + " has ended the plans of single users on 2026-06-18; to pay per token, set GEMINI_API_KEY,"
      + " and subscription to false";
  private static final String SUSPENDED =
      " – gemini will be refused until Google has answered an appeal; name another model";

  private final Target target;
  private final Clock clock;

  GeminiFailures(Target target, Clock clock) {
    this.target = target;
    this.clock = clock;
  }

  /**
   * The failure of a turn.
   *
   * @param hasBegun whether a part of the answer has come
   */
  LlmException of(JsonRpc.RpcException error, boolean hasBegun) {
    var refusal = GeminiRefusal.of(error);
    var type = hasBegun ? ErrorType.STREAM_BROKEN : type(refusal);
    var failure = LlmException.builder(type, message(type, refusal))
        .provider(target.provider().name())
        .model(target.model().id());
    status(refusal, type).ifPresent(failure::providerStatus);
    return switch (type) {
      case RATE_LIMITED, OVERLOADED -> {
        refusal.pause().ifPresent(failure::retryAfter);
        yield failure.build();
      }
      case SUBSCRIPTION_EXHAUSTED -> usedUp(refusal, failure);
      default -> failure.build();
    };
  }

  private LlmException usedUp(GeminiRefusal refusal, LlmException.Builder failure) {
    refusal
        .google()
        .resetsAt()
        .or(() -> refusal.pause().map(wait -> clock.now().plus(wait)))
        .ifPresent(failure::resetsAt);
    return refusal.says("on this model") ? FamilyLimit.tell(failure.build()) : failure.build();
  }

  private static Optional<Integer> status(GeminiRefusal refusal, ErrorType type) {
    // That one is gemini's own where the provider has answered something else.
    boolean isOwn = refusal.code() == 500 && type != ErrorType.OVERLOADED;
    return isStatus(refusal.code()) && !isOwn
        ? Optional.of((int) refusal.code())
        : Optional.empty();
  }

  private ErrorType type(GeminiRefusal refusal) {
    if (isOfAccount(refusal)) {
      return ErrorType.PERMISSION;
    } else if (refusal.says("ai credits", "insufficient_g1_credits_balance")) {
      return ErrorType.BILLING;
    } else if (refusal.says("no capacity available", "capacity exceeded", "model_capacity_")) {
      return ErrorType.OVERLOADED;
    }
    return quota(refusal).orElseGet(() -> rest(refusal));
  }

  private static boolean isOfAccount(GeminiRefusal refusal) {
    return lacksLicence(refusal)
        || wantsVerification(refusal)
        || isSuspended(refusal)
        || refusal.says("google_cloud_project");
  }

  private static boolean lacksLicence(GeminiRefusal refusal) {
    return refusal.says(
        "no longer supported for gemini code assist",
        "unsupported_client",
        "not eligible for gemini code assist",
        "lack a gemini code assist license",
        "subscription_required");
  }

  private static boolean wantsVerification(GeminiRefusal refusal) {
    return refusal.says(
        "verify your account", "account validation required", "validation_required");
  }

  private static boolean isSuspended(GeminiRefusal refusal) {
    return refusal.says("violation of terms of service", "tos_violation");
  }

  private static Optional<ErrorType> quota(GeminiRefusal refusal) {
    var pause = refusal.pause();
    if (pause.filter(wait -> wait.compareTo(LONGEST_THROTTLE) > 0).isPresent()
        || refusal.google().isUsedUp()
        || refusal.says("daily quota")) {
      return Optional.of(ErrorType.SUBSCRIPTION_EXHAUSTED);
    } else if (pause.isPresent()) {
      return Optional.of(ErrorType.RATE_LIMITED);
    } else if (refusal.says("individual quota reached", "exhausted your capacity")) {
      return Optional.of(ErrorType.SUBSCRIPTION_EXHAUSTED);
    }
    return refusal.says("resource has been exhausted", "rate limit exceeded")
        ? Optional.of(ErrorType.RATE_LIMITED)
        : Optional.empty();
  }

  private ErrorType rest(GeminiRefusal refusal) {
    if (refusal.says("is not found for api version", "requested entity was not found")) {
      return ErrorType.MODEL_NOT_FOUND;
    } else if (refusal.says("failed, reason:", "fetch failed")) {
      return ErrorType.OVERLOADED;
    } else if (isStatus(refusal.code())) {
      var said = new Failures.Said((int) refusal.code(), refusal.google().codes(), refusal.words());
      return Failures.of(said, target).build().type();
    } else if (refusal.code() != NO_SESSION) {
      return ErrorType.PROVIDER_ERROR;
    }
    return refusal.says("unavailable", "internal error", "<html", "<!doctype")
        ? ErrorType.OVERLOADED
        : ErrorType.AUTHENTICATION;
  }

  private static boolean isStatus(long code) {
    return code >= LEAST_STATUS && code <= MOST_STATUS;
  }

  private static String message(ErrorType type, GeminiRefusal refusal) {
    if (type == ErrorType.PERMISSION && wantsVerification(refusal)) {
      return verify(refusal);
    }
    var words = Trouble.words("gemini", type, refusal.words(), LOGIN);
    if (type != ErrorType.PERMISSION) {
      return words;
    } else if (lacksLicence(refusal)) {
      return words + LICENCE;
    }
    return isSuspended(refusal) ? words + SUSPENDED : words;
  }

  /** Gemini names the page only where Google's words do; it shows it to who sits before it. */
  private static String verify(GeminiRefusal refusal) {
    var first = refusal.words().lines().findFirst().orElse("");
    var words = Trouble.words("gemini", ErrorType.PERMISSION, first, LOGIN);
    return refusal
        .page()
        .map(page -> GoogleDetails.verify(words, page))
        .orElse(words + " – run gemini in a terminal, and open the page that it shows");
  }
}
