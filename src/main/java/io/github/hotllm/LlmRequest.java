package io.github.hotllm;

import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Records;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What to ask a model: conversation, tools, limits, and who may be billed.
 *
 * <p>Immutable; derive variants with {@link #toBuilder()}. Only the conversation is needed. A
 * setting that the chosen model does not know is never dropped silently: it becomes the nearest
 * true thing and is named in {@link LlmReply#warnings()}, or the call is refused.
 *
 * <pre>{@code
 * var request =
 *     LlmRequest.builder("opus").system("Be brief.").prompt("Why is the sky blue?").build();
 * }</pre>
 */
public final class LlmRequest {
  /** The alias that is asked when no model is named. */
  public static final String DEFAULT_MODEL = "fast";

  private final RequestDraft said;
  private final Timeouts timeouts;

  /**
   * How long to wait for what; absent settings are the client's.
   *
   * @param connect until the connection stands
   * @param firstEvent from then until the first event of the answer
   * @param idle between two signs of life
   * @param total the whole call over all attempts
   */
  public record Timeouts(
      Optional<Duration> connect,
      Optional<Duration> firstEvent,
      Optional<Duration> idle,
      Optional<Duration> total) {
    /** No settings. */
    public static final Timeouts NONE =
        new Timeouts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private LlmRequest(RequestDraft draft) {
    said = draft.frozen();
    timeouts =
        new Timeouts(said.connectTimeout, said.firstEventTimeout, said.idleTimeout, said.timeout);
  }

  /** One question to one model. */
  public static LlmRequest of(String model, String prompt) {
    return builder(model).prompt(prompt).build();
  }

  /** A request to the default model. */
  public static Builder builder() {
    return new Builder(new RequestDraft());
  }

  /** A request to a model: an alias, {@code provider/model} or a model id. */
  public static Builder builder(String model) {
    return builder().model(model);
  }

  public Builder toBuilder() {
    return new Builder(said.open());
  }

  public String model() {
    return said.model;
  }

  /** The conversation, oldest turn first. */
  public List<Message> messages() {
    return said.messages;
  }

  /** The instructions that stand before the conversation. */
  public List<Part.Text> system() {
    return said.system;
  }

  /**
   * Who has to pay: {@link Billing#FLAT_RATE} allows only a subscription, {@link Billing#PER_TOKEN}
   * only an API key; absent means automatic.
   */
  public Optional<Billing> billing() {
    return said.billing;
  }

  public OptionalInt maxTokens() {
    return said.maxTokens;
  }

  public OptionalDouble temperature() {
    return said.temperature;
  }

  public OptionalDouble topP() {
    return said.topP;
  }

  /** Texts at which the model stops. */
  public List<String> stop() {
    return said.stop;
  }

  public Optional<Reasoning> reasoning() {
    return said.reasoning;
  }

  /** For how long the provider is asked to cache the whole prompt, wherever that ends. */
  public Optional<Marks.Cache> cache() {
    return said.cache;
  }

  public List<Tool> tools() {
    return said.tools;
  }

  public Optional<ToolChoice> toolChoice() {
    return said.toolChoice;
  }

  /** How many tools may be called in one turn; absent means as the provider does it by itself. */
  public Optional<ToolsPerTurn> toolsPerTurn() {
    return said.toolsPerTurn;
  }

  /** The JSON Schema that the answer's text has to follow. */
  public Optional<Map<String, Object>> outputSchema() {
    return said.outputSchema;
  }

  /** The models to try next when this one cannot serve the call. */
  public List<String> fallbacks() {
    return said.fallbacks;
  }

  /** Whether a subscription that is used up, or cannot be had, may become a paid call. */
  public boolean isFallbackToApi() {
    return said.fallbackToApi;
  }

  public Timeouts timeouts() {
    return timeouts;
  }

  /** For the caller's own logs; never sent to a provider. */
  public Map<String, String> metadata() {
    return said.metadata;
  }

  /** Fields for one provider or dialect, merged into its body; others ignore them. */
  public Map<String, Map<String, Object>> extra() {
    return said.extra;
  }

  /** Names the request without its content. */
  @Override
  public String toString() {
    return "LlmRequest[" + said.model + ", " + said.messages.size() + " messages, "
        + said.tools.size() + " tools]";
  }

  /** Builds an {@link LlmRequest}. Not thread-safe. */
  public static final class Builder {
    private final RequestDraft draft;

    private Builder(RequestDraft draft) {
      this.draft = draft;
    }

    public Builder model(String model) {
      draft.model = Objects.requireNonNull(model);
      return this;
    }

    /** Adds one user turn of plain text. */
    public Builder prompt(String prompt) {
      return message(Message.user(prompt));
    }

    /** Adds a turn. */
    public Builder message(Message message) {
      draft.messages.add(Objects.requireNonNull(message));
      return this;
    }

    /** Replaces the conversation. */
    public Builder messages(List<Message> messages) {
      draft.messages = new ArrayList<>(messages);
      return this;
    }

    public Builder system(String instructions) {
      return system(List.of(new Part.Text(instructions)));
    }

    public Builder system(List<Part.Text> instructions) {
      draft.system = List.copyOf(instructions);
      return this;
    }

    /**
     * Settles who pays: a subscription only, or an API key only. Default: the plan that the user is
     * logged in to, else a key, else the vendor's program.
     */
    public Builder billing(Billing billing) {
      if (billing == Billing.NONE) {
        throw new IllegalArgumentException("billing of a request is PER_TOKEN or FLAT_RATE");
      }
      draft.billing = Optional.of(billing);
      return this;
    }

    public Builder maxTokens(int tokens) {
      draft.maxTokens = OptionalInt.of(Bounds.positive("maxTokens", tokens));
      return this;
    }

    public Builder temperature(double temperature) {
      draft.temperature = OptionalDouble.of(Bounds.within("temperature", temperature, 2));
      return this;
    }

    public Builder topP(double topP) {
      draft.topP = OptionalDouble.of(Bounds.within("topP", topP, 1));
      return this;
    }

    public Builder stop(String... texts) {
      draft.stop = List.of(texts);
      return this;
    }

    public Builder reasoning(Reasoning reasoning) {
      draft.reasoning = Optional.of(reasoning);
      return this;
    }

    /**
     * Asks the provider to cache the whole prompt, so that the next turn of the conversation reads
     * it at a fraction of the price. Its end is found anew with each request;
     * {@linkplain Part#marks() marks} on single parts say where else to cut, such as behind
     * instructions that several conversations share.
     *
     * <p>Anthropic writes to its cache only what it is asked to, at a higher price. The providers
     * of OpenAI's formats and Gemini cache every long prompt by themselves and for as long as they
     * like: they are sent nothing, and a warning names only a {@link Marks.Cache#LONG} term.
     */
    public Builder cache(Marks.Cache term) {
      draft.cache = Optional.of(term);
      return this;
    }

    public Builder tools(Tool... tools) {
      return tools(List.of(tools));
    }

    public Builder tools(List<Tool> tools) {
      draft.tools = List.copyOf(tools);
      return this;
    }

    public Builder toolChoice(ToolChoice choice) {
      draft.toolChoice = Optional.of(choice);
      return this;
    }

    /** Settles whether the model may call several tools at once. */
    public Builder toolsPerTurn(ToolsPerTurn number) {
      draft.toolsPerTurn = Optional.of(number);
      return this;
    }

    /** The answer shall be JSON for this type; read it with {@link LlmReply#as}. */
    public Builder output(Class<?> type) {
      return outputSchema(Records.schema(type));
    }

    /** The answer shall be JSON for this JSON Schema. */
    public Builder outputSchema(Map<String, Object> schema) {
      draft.outputSchema = Optional.of(Json.immutable(schema));
      return this;
    }

    /** The answer shall be JSON for this JSON Schema, given as text. */
    public Builder outputSchema(String schema) {
      return outputSchema(Json.object(schema));
    }

    public Builder fallbacks(String... models) {
      draft.fallbacks = List.of(models);
      return this;
    }

    /** Lets a subscription that is used up, or cannot be had, become a paid call. */
    public Builder fallbackToApi() {
      draft.fallbackToApi = true;
      return this;
    }

    public Builder connectTimeout(Duration timeout) {
      draft.connectTimeout = Optional.of(Bounds.positive("connectTimeout", timeout));
      return this;
    }

    public Builder firstEventTimeout(Duration timeout) {
      draft.firstEventTimeout = Optional.of(Bounds.positive("firstEventTimeout", timeout));
      return this;
    }

    public Builder idleTimeout(Duration timeout) {
      draft.idleTimeout = Optional.of(Bounds.positive("idleTimeout", timeout));
      return this;
    }

    /** The limit of the whole call, over all attempts; it binds a stream too. */
    public Builder timeout(Duration timeout) {
      draft.timeout = Optional.of(Bounds.positive("timeout", timeout));
      return this;
    }

    public Builder metadata(Map<String, String> metadata) {
      draft.metadata = Map.copyOf(metadata);
      return this;
    }

    /** Fields for one provider or dialect, such as {@code "anthropic"}. */
    public Builder extra(String owner, Map<String, Object> fields) {
      draft.extra.put(owner, Json.immutable(fields));
      return this;
    }

    /** @throws IllegalArgumentException when there is no message */
    public LlmRequest build() {
      Bounds.some(draft.messages, "a request needs a prompt or at least one message");
      return new LlmRequest(draft);
    }
  }
}
