package io.github.hotllm;

import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Records;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A whole answer, and the story of how it came.
 *
 * <pre>{@code
 * System.out.println(reply.text() + " – " + reply.model() + ", " + reply.costUsd() + " USD");
 * }</pre>
 *
 * <p>Immutable. Made by hotllm; a test that fakes an {@link Llm} builds its own with {@link #of} or
 * {@link #builder()}.
 */
public final class LlmReply {
  private final List<Part> parts;
  private final StopReason stopReason;
  private final Optional<String> rawStopReason;
  private final Optional<Object> output;
  private final String model;
  private final String requestedModel;
  private final String provider;
  private final RouteKind route;
  private final Billing billing;
  private final Optional<Usage> usage;
  private final Optional<BigDecimal> costUsd;
  private final Optional<BigDecimal> estimatedApiCostUsd;
  private final int attempts;
  private final Duration latency;
  private final Optional<Duration> firstToken;
  private final Duration overhead;
  private final List<String> warnings;
  private final String requestId;

  private LlmReply(Builder b) {
    parts = List.copyOf(b.parts);
    stopReason = b.stopReason;
    rawStopReason = b.rawStopReason;
    output = b.output;
    model = b.model;
    requestedModel = b.requestedModel;
    provider = b.provider;
    route = b.route;
    billing = b.billing;
    usage = b.usage;
    costUsd = b.costUsd;
    estimatedApiCostUsd = b.estimatedApiCostUsd;
    attempts = b.attempts;
    latency = b.latency;
    firstToken = b.firstToken;
    overhead = b.overhead;
    warnings = List.copyOf(b.warnings);
    requestId = b.requestId;
  }

  /** A reply of one text that simply stopped. */
  public static LlmReply of(String text) {
    return builder().parts(List.of(new Part.Text(text))).build();
  }

  public static Builder builder() {
    return new Builder();
  }

  public Builder toBuilder() {
    return new Builder(this);
  }

  /** The text of all text parts, joined; empty when there is none. */
  public String text() {
    return Message.textOf(parts);
  }

  /** Everything the model said, in its order. */
  public List<Part> parts() {
    return parts;
  }

  /** The tools the model wants to be run; answer with their results in the next user message. */
  public List<Part.ToolCall> toolCalls() {
    return parts.stream()
        .filter(Part.ToolCall.class::isInstance)
        .map(Part.ToolCall.class::cast)
        .toList();
  }

  /** This answer as a turn of the conversation, to be sent back with the next question. */
  public Message message() {
    return new Message(Role.ASSISTANT, parts);
  }

  public StopReason stopReason() {
    return stopReason;
  }

  /** The provider's own word for the stop reason. */
  public Optional<String> rawStopReason() {
    return rawStopReason;
  }

  /** The parsed JSON of an answer to a schema: maps, lists, texts, numbers, booleans. */
  public Optional<Object> output() {
    return output;
  }

  /**
   * The JSON of the answer read into a record or bean of the caller's own.
   *
   * @throws BrokenStreamException of type {@code invalid_output} when the text is not JSON or does
   *     not fit the type
   */
  public <T> T as(Class<T> type) {
    try {
      return Records.read(output.isPresent() ? output.get() : Json.parse(text()), type);
    } catch (IllegalArgumentException e) {
      throw LlmException.builder(
              ErrorType.INVALID_OUTPUT,
              "the answer cannot be read as " + type.getSimpleName() + ": " + e.getMessage())
          .partial(this)
          .cause(e)
          .build();
    }
  }

  /** The model that answered, in its provider's words. */
  public String model() {
    return model;
  }

  /** The model that was asked for: an alias, a {@code provider/model} or an id. */
  public String requestedModel() {
    return requestedModel;
  }

  /** Who served the model. */
  public String provider() {
    return provider;
  }

  public RouteKind route() {
    return route;
  }

  public Billing billing() {
    return billing;
  }

  /** The tokens used; absent when the provider gave no figures. */
  public Optional<Usage> usage() {
    return usage;
  }

  /** What the call cost in US dollars: exact, or absent where no exact price is known. */
  public Optional<BigDecimal> costUsd() {
    return costUsd;
  }

  /** What a flat-rate call would have cost over the API. */
  public Optional<BigDecimal> estimatedApiCostUsd() {
    return estimatedApiCostUsd;
  }

  /** How often a provider was tried; 1 when all went straight. */
  public int attempts() {
    return attempts;
  }

  /** From the call to the end of the answer. */
  public Duration latency() {
    return latency;
  }

  /** From the call to the first content; absent when there was none. */
  public Optional<Duration> firstToken() {
    return firstToken;
  }

  /** The part of the latency that was spent in hotllm itself. */
  public Duration overhead() {
    return overhead;
  }

  /** What was done with fields the provider could not express, each as {@code field: what}. */
  public List<String> warnings() {
    return warnings;
  }

  /** hotllm's own id of the call. */
  public String requestId() {
    return requestId;
  }

  /** Names the reply without its content. */
  @Override
  public String toString() {
    return "LlmReply[" + requestId + ", " + provider + "/" + model + ", " + stopReason + ", "
        + parts.size() + " parts, " + latency.toMillis() + " ms]";
  }

  /** Builds an {@link LlmReply}. Not thread-safe. */
  public static final class Builder {
    private List<Part> parts = List.of();
    private StopReason stopReason = StopReason.STOP;
    private Optional<String> rawStopReason = Optional.empty();
    private Optional<Object> output = Optional.empty();
    private String model = "";
    private String requestedModel = "";
    private String provider = "";
    private RouteKind route = RouteKind.API;
    private Billing billing = Billing.NONE;
    private Optional<Usage> usage = Optional.empty();
    private Optional<BigDecimal> costUsd = Optional.empty();
    private Optional<BigDecimal> estimatedApiCostUsd = Optional.empty();
    private int attempts = 1;
    private Duration latency = Duration.ZERO;
    private Optional<Duration> firstToken = Optional.empty();
    private Duration overhead = Duration.ZERO;
    private List<String> warnings = List.of();
    private String requestId = "";

    private Builder() {}

    private Builder(LlmReply reply) {
      parts = reply.parts;
      stopReason = reply.stopReason;
      rawStopReason = reply.rawStopReason;
      output = reply.output;
      model = reply.model;
      requestedModel = reply.requestedModel;
      provider = reply.provider;
      route = reply.route;
      billing = reply.billing;
      usage = reply.usage;
      costUsd = reply.costUsd;
      estimatedApiCostUsd = reply.estimatedApiCostUsd;
      attempts = reply.attempts;
      latency = reply.latency;
      firstToken = reply.firstToken;
      overhead = reply.overhead;
      warnings = reply.warnings;
      requestId = reply.requestId;
    }

    public Builder parts(List<? extends Part> parts) {
      this.parts = List.copyOf(parts);
      return this;
    }

    public Builder stopReason(StopReason stopReason) {
      this.stopReason = Objects.requireNonNull(stopReason);
      return this;
    }

    public Builder rawStopReason(String raw) {
      this.rawStopReason = Optional.of(raw);
      return this;
    }

    public Builder output(Object output) {
      this.output = Optional.of(output);
      return this;
    }

    public Builder model(String model) {
      this.model = Objects.requireNonNull(model);
      return this;
    }

    public Builder requestedModel(String model) {
      this.requestedModel = Objects.requireNonNull(model);
      return this;
    }

    public Builder provider(String provider) {
      this.provider = Objects.requireNonNull(provider);
      return this;
    }

    public Builder route(RouteKind route) {
      this.route = Objects.requireNonNull(route);
      return this;
    }

    public Builder billing(Billing billing) {
      this.billing = Objects.requireNonNull(billing);
      return this;
    }

    public Builder usage(Usage usage) {
      this.usage = Optional.of(usage);
      return this;
    }

    public Builder costUsd(BigDecimal cost) {
      this.costUsd = Optional.of(cost);
      return this;
    }

    public Builder estimatedApiCostUsd(BigDecimal cost) {
      this.estimatedApiCostUsd = Optional.of(cost);
      return this;
    }

    public Builder attempts(int attempts) {
      this.attempts = attempts;
      return this;
    }

    public Builder latency(Duration latency) {
      this.latency = Objects.requireNonNull(latency);
      return this;
    }

    public Builder firstToken(Duration firstToken) {
      this.firstToken = Optional.of(firstToken);
      return this;
    }

    public Builder overhead(Duration overhead) {
      this.overhead = Objects.requireNonNull(overhead);
      return this;
    }

    public Builder warnings(List<String> warnings) {
      this.warnings = List.copyOf(warnings);
      return this;
    }

    public Builder requestId(String requestId) {
      this.requestId = Objects.requireNonNull(requestId);
      return this;
    }

    public LlmReply build() {
      return new LlmReply(this);
    }
  }
}
