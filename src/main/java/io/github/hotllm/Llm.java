package io.github.hotllm;

import io.github.hotllm.internal.concurrent.Waiting;
import io.github.hotllm.internal.engine.Assembly;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * A client for large language models: one object for all providers, models and ways of paying.
 *
 * <pre>{@code
 * try (var llm = Llm.create()) {
 *   System.out.println(llm.ask("haiku", "Hello").text());
 * }
 * }</pre>
 *
 * <p>Make one and share it: it is immutable, safe for all threads, and keeps the connections warm.
 * Closing it cancels what still runs and frees its threads, all of which are daemons. Futures and
 * streams complete on hotllm's own threads.
 *
 * <p>Deadlines, per client or per request: connect 10 s, first event 120 s, idle 120 s, and in all
 * 10 minutes for a call and none for a stream. At most three attempts are made for each model, none
 * after the first content has arrived.
 *
 * <p>It is an interface so that a program can be tested with a fake.
 */
public interface Llm extends AutoCloseable {
  /**
   * A client with what this machine has: keys from the usual environment variables, the user's
   * configuration file, model servers on their usual local ports.
   */
  static Llm create() {
    return builder().build();
  }

  static Builder builder() {
    return new Builder();
  }

  /**
   * Asks a model and promises its whole answer.
   *
   * <p>The future fails with an {@link LlmException}. However it is completed from outside
   * ({@code cancel}, {@code orTimeout}, {@code complete}), or a future derived from it is
   * cancelled, the call ends and its connection is closed.
   */
  CompletableFuture<LlmReply> call(LlmRequest request);

  /** An answer that arrives piece by piece. Nothing is sent before it is used. */
  LlmStream stream(LlmRequest request);

  /**
   * Makes vectors of texts. Retried as a call is, but no other model is ever asked in this one's
   * place. The future fails and is cancelled like that of a call.
   *
   * @throws UnsupportedOperationException by a client that does not embed, such as a fake
   */
  default CompletableFuture<Embeddings> embed(EmbedRequest request) {
    throw new UnsupportedOperationException("this client does not embed");
  }

  /** Makes vectors of texts. */
  default CompletableFuture<Embeddings> embed(String model, List<String> texts) {
    return embed(EmbedRequest.of(model, texts));
  }

  /**
   * Has the provider count the tokens of a request, which costs nothing. A provider that has no way
   * to count fails with a {@link BadRequestException}: no number is ever guessed. The future is
   * cancelled like that of a call.
   *
   * @throws UnsupportedOperationException by a client that does not count, such as a fake
   */
  default CompletableFuture<TokenCount> countTokens(LlmRequest request) {
    throw new UnsupportedOperationException("this client does not count tokens");
  }

  /** The models this client knows. */
  Models models();

  /** Cancels what still runs and frees threads and connections. Closing twice does nothing. */
  @Override
  void close();

  default CompletableFuture<LlmReply> call(String model, String prompt) {
    return call(LlmRequest.of(model, prompt));
  }

  default LlmStream stream(String model, String prompt) {
    return stream(LlmRequest.of(model, prompt));
  }

  default LlmReply ask(String model, String prompt) {
    return ask(LlmRequest.of(model, prompt));
  }

  /**
   * Asks a model and waits for its whole answer. An interrupt cancels the call.
   *
   * @throws LlmException when the call fails
   * @throws java.util.concurrent.CancellationException when the thread is interrupted; its
   *     interrupt flag stays set
   */
  default LlmReply ask(LlmRequest request) {
    return Waiting.join(call(request));
  }

  /**
   * A conversation that runs these tools for the model until it has its answer. Nothing is sent
   * before it is used.
   *
   * @throws IllegalArgumentException if two tools have one name, or the request names tools itself
   */
  default Conversation converse(LlmRequest request, ToolFunction... tools) {
    return converse(request, List.of(tools));
  }

  /**
   * The same for tools in a list.
   *
   * @throws IllegalArgumentException if two tools have one name, or the request names tools itself
   */
  default Conversation converse(LlmRequest request, List<ToolFunction> tools) {
    return Assembly.converse(this, request, tools);
  }

  /** Builds an {@link Llm}. Not thread-safe. */
  final class Builder {
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Map<String, Callable<AccessToken>> tokens = new LinkedHashMap<>();
    private final Map<String, String> baseUrls = new LinkedHashMap<>();
    private Map<String, String> environment = System.getenv();
    private Optional<Path> config = Optional.empty();
    private Optional<String> configText = Optional.empty();
    private LlmRequest.Timeouts timeouts = LlmRequest.Timeouts.NONE;

    private Builder() {}

    /** The API key of a provider, in place of its environment variable. */
    public Builder key(String provider, String key) {
      keys.put(provider, key);
      return this;
    }

    /**
     * Tokens for a provider in place of a key: Microsoft Entra's for {@code azure}, Google's for
     * {@code vertex}; or for a plan, in place of its login: {@code chatgpt}, {@code grok},
     * {@code claude}.
     *
     * <p>The supplier is called when a token is needed, on a thread where it may block, once for
     * all who wait. Its token is kept until shortly before it expires, and goes to the provider's
     * own address alone.
     */
    public Builder token(String provider, Callable<AccessToken> supplier) {
      tokens.put(provider, supplier);
      return this;
    }

    /** Another address of a provider, in the form the vendor's own SDK takes it. */
    public Builder baseUrl(String provider, String url) {
      baseUrls.put(provider, url);
      return this;
    }

    /** The environment to read keys and addresses from, in place of the process's own. */
    public Builder environment(Map<String, String> environment) {
      this.environment = Map.copyOf(environment);
      return this;
    }

    /** The configuration file to read, in place of the usual one. It must exist. */
    public Builder config(Path file) {
      this.config = Optional.of(file);
      return this;
    }

    /** The configuration itself, as JSON text, in place of a file. */
    public Builder config(String json) {
      this.configText = Optional.of(json);
      return this;
    }

    /** How long to wait for a connection. Default 10 s. */
    public Builder connectTimeout(Duration timeout) {
      timeouts = new LlmRequest.Timeouts(
          Optional.of(timeout), timeouts.firstEvent(), timeouts.idle(), timeouts.total());
      return this;
    }

    /** How long to wait for the first event of an answer. Default 120 s. */
    public Builder firstEventTimeout(Duration timeout) {
      timeouts = new LlmRequest.Timeouts(
          timeouts.connect(), Optional.of(timeout), timeouts.idle(), timeouts.total());
      return this;
    }

    /** How long an answer may be silent between two signs of life. Default 120 s. */
    public Builder idleTimeout(Duration timeout) {
      timeouts = new LlmRequest.Timeouts(
          timeouts.connect(), timeouts.firstEvent(), Optional.of(timeout), timeouts.total());
      return this;
    }

    /** How long a call may take over all attempts. Default 10 minutes, streams without limit. */
    public Builder timeout(Duration timeout) {
      timeouts = new LlmRequest.Timeouts(
          timeouts.connect(), timeouts.firstEvent(), timeouts.idle(), Optional.of(timeout));
      return this;
    }

    /**
     * @throws IllegalArgumentException when the configuration has a mistake; the message names its
     *     line and column
     */
    public Llm build() {
      return Assembly.llm(
          new Assembly.Settings(keys, tokens, baseUrls, environment, config, configText, timeouts));
    }
  }
}
