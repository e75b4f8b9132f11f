package io.github.hotllm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A call that failed: what failed, where, and what to do about it.
 *
 * <p>Unchecked. Its {@link #type()} is the row of the error table; its class is what a caller
 * handles differently:
 *
 * <pre>
 * LlmException
 * ├─ CredentialsException    no key, key refused, not allowed, no credit    fix the account
 * ├─ BadRequestException     the request cannot be served as it is          fix the request
 * ├─ ThrottledException      too much, too fast, or the plan is used up     wait
 * ├─ UnavailableException    the provider is down or answers nonsense       try elsewhere
 * ├─ LlmTimeoutException     a deadline has passed                          give it more time
 * ├─ BrokenStreamException   the answer was cut or cannot be used           look at the partial
 * └─ RoundLimitException     a conversation called tools without end        allow more rounds
 * </pre>
 *
 * <pre>{@code
 * try {
 *   llm.ask("opus", "Hello");
 * } catch (ThrottledException e) {
 *   System.err.println("try again in " + e.retryAfter());
 * } catch (LlmException e) {
 *   System.err.println(e.type() + " at " + e.provider() + ": " + e.getMessage());
 * }
 * }</pre>
 *
 * <p>Immutable. Messages hold neither keys nor prompts.
 */
public class LlmException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Which deadline has passed. */
  public enum Phase {
    /** Until the connection stands. */
    CONNECT,
    /** From then until the first event of the answer. */
    FIRST_EVENT,
    /** Between two signs of life. */
    IDLE,
    /** The whole call, over all attempts. */
    TOTAL
  }

  private final transient Details details;

  LlmException(Details details) {
    super(details.message, details.cause.orElse(null));
    this.details = details;
  }

  /** A failure of this type with this message, and nothing else known. */
  public static LlmException of(ErrorType type, String message) {
    return builder(type, message).build();
  }

  /** A builder for a failure of this type. */
  public static Builder builder(ErrorType type, String message) {
    return new Builder(new Details(type, message));
  }

  /** This failure with more details. */
  public final LlmException with(UnaryOperator<Builder> more) {
    var same = more.apply(new Builder(new Details(details))).build();
    same.setStackTrace(getStackTrace());
    for (var suppressed : getSuppressed()) {
      same.addSuppressed(suppressed);
    }
    return same;
  }

  /** The row of the error table. */
  public final ErrorType type() {
    return details.type;
  }

  /** The HTTP status with which the hot server passes this failure on. */
  public final int status() {
    return details.status.orElse(details.type.status());
  }

  /** The status of the provider's own answer, where there was one. */
  public final Optional<Integer> providerStatus() {
    return details.providerStatus;
  }

  /** Whether the same call may succeed when it is made again, later or at once. */
  public final boolean isRetryable() {
    return details.retryable.orElse(details.type.isRetryable());
  }

  /** Who failed. */
  public final Optional<String> provider() {
    return details.provider;
  }

  /** The model that was called. */
  public final Optional<String> model() {
    return details.model;
  }

  /** The way on which it was called. */
  public final Optional<RouteKind> route() {
    return details.route;
  }

  /** hotllm's own id of the call; every log line about it has the same. */
  public final Optional<String> requestId() {
    return details.requestId;
  }

  /** The provider's id of the call, for its support. */
  public final Optional<String> providerRequestId() {
    return details.providerRequestId;
  }

  /** How long the provider asks to wait before the next try. */
  public final Optional<Duration> retryAfter() {
    return details.retryAfter;
  }

  /** When the used-up plan or quota begins anew. */
  public final Optional<Instant> resetsAt() {
    return details.resetsAt;
  }

  /** Which deadline has passed. */
  public final Optional<Phase> phase() {
    return details.phase;
  }

  /** The field of the request that is wrong, such as {@code messages[2].content}. */
  public final Optional<String> field() {
    return details.field;
  }

  /** What had arrived of the answer before it failed. */
  public final Optional<LlmReply> partial() {
    return details.partial;
  }

  /** The text that had arrived before the answer failed. */
  public final Optional<String> partialText() {
    return details.partial.map(LlmReply::text);
  }

  /**
   * What was said in a {@link Conversation} before it failed, each call of a tool with its result:
   * send it again to go on. Empty for a call without tools to run.
   */
  public final List<Message> conversation() {
    return details.conversation;
  }

  /** Everything known about a failure. Owned by its builder until the exception is made. */
  static final class Details {
    private final ErrorType type;
    private String message;
    private Optional<Throwable> cause = Optional.empty();
    private Optional<Integer> status = Optional.empty();
    private Optional<Integer> providerStatus = Optional.empty();
    private Optional<Boolean> retryable = Optional.empty();
    private Optional<String> provider = Optional.empty();
    private Optional<String> model = Optional.empty();
    private Optional<RouteKind> route = Optional.empty();
    private Optional<String> requestId = Optional.empty();
    private Optional<String> providerRequestId = Optional.empty();
    private Optional<Duration> retryAfter = Optional.empty();
    private Optional<Instant> resetsAt = Optional.empty();
    private Optional<Phase> phase = Optional.empty();
    private Optional<String> field = Optional.empty();
    private Optional<LlmReply> partial = Optional.empty();
    private List<Message> conversation = List.of();
    private boolean isRoundLimit;

    private Details(ErrorType type, String message) {
      this.type = Objects.requireNonNull(type);
      this.message = Objects.requireNonNull(message);
    }

    private Details(Details other) {
      this(other.type, other.message);
      cause = other.cause;
      status = other.status;
      providerStatus = other.providerStatus;
      retryable = other.retryable;
      provider = other.provider;
      model = other.model;
      route = other.route;
      requestId = other.requestId;
      providerRequestId = other.providerRequestId;
      retryAfter = other.retryAfter;
      resetsAt = other.resetsAt;
      phase = other.phase;
      field = other.field;
      partial = other.partial;
      conversation = other.conversation;
      isRoundLimit = other.isRoundLimit;
    }
  }

  /** Builds an {@link LlmException} of the subclass that fits its type. Not thread-safe. */
  public static final class Builder {
    private final Details details;

    private Builder(Details details) {
      this.details = details;
    }

    public Builder message(String message) {
      details.message = message;
      return this;
    }

    public Builder cause(Throwable cause) {
      details.cause = Optional.of(cause);
      return this;
    }

    /** Another HTTP status than the type's own, for the hot server's answer. */
    public Builder status(int status) {
      details.status = Optional.of(status);
      return this;
    }

    public Builder providerStatus(int status) {
      details.providerStatus = Optional.of(status);
      return this;
    }

    /** The failure is for good, whatever its type. */
    public Builder permanent() {
      details.retryable = Optional.of(Boolean.FALSE);
      return this;
    }

    /** The failure may pass, whatever its type. */
    public Builder transitory() {
      details.retryable = Optional.of(Boolean.TRUE);
      return this;
    }

    public Builder provider(String provider) {
      details.provider = Optional.of(provider);
      return this;
    }

    public Builder model(String model) {
      details.model = Optional.of(model);
      return this;
    }

    public Builder route(RouteKind route) {
      details.route = Optional.of(route);
      return this;
    }

    public Builder requestId(String requestId) {
      details.requestId = Optional.of(requestId);
      return this;
    }

    public Builder providerRequestId(String requestId) {
      details.providerRequestId = Optional.of(requestId);
      return this;
    }

    public Builder retryAfter(Duration wait) {
      details.retryAfter = Optional.of(wait);
      return this;
    }

    public Builder resetsAt(Instant instant) {
      details.resetsAt = Optional.of(instant);
      return this;
    }

    public Builder phase(Phase phase) {
      details.phase = Optional.of(phase);
      return this;
    }

    public Builder field(String field) {
      details.field = Optional.of(field);
      return this;
    }

    public Builder partial(LlmReply partial) {
      details.partial = Optional.of(partial);
      return this;
    }

    public Builder conversation(List<Message> said) {
      details.conversation = List.copyOf(said);
      return this;
    }

    /** The failure is that a conversation has used up its rounds. */
    public Builder roundLimit() {
      details.isRoundLimit = true;
      return permanent();
    }

    public LlmException build() {
      if (details.isRoundLimit) {
        return new RoundLimitException(details);
      }
      return switch (details.type) {
        case AUTHENTICATION, PERMISSION, BILLING -> new CredentialsException(details);
        case INVALID_REQUEST, GONE, CONTEXT_TOO_LONG, MODEL_NOT_FOUND, CONTENT_REFUSED ->
          new BadRequestException(details);
        case RATE_LIMITED, BUSY, SUBSCRIPTION_EXHAUSTED -> new ThrottledException(details);
        case OVERLOADED, PROVIDER_ERROR -> new UnavailableException(details);
        case TIMEOUT -> new LlmTimeoutException(details);
        case STREAM_BROKEN, INVALID_OUTPUT -> new BrokenStreamException(details);
      };
    }
  }
}
