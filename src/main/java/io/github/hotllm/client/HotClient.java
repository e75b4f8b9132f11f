package io.github.hotllm.client;

import io.github.hotllm.EmbedRequest;
import io.github.hotllm.Embeddings;
import io.github.hotllm.Events;
import io.github.hotllm.Llm;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.TokenCount;
import io.github.hotllm.internal.concurrent.Waiting;
import io.github.hotllm.internal.dialect.Errands;
import io.github.hotllm.internal.dialect.hotllm.EmbedRequestJson;
import io.github.hotllm.internal.dialect.hotllm.EmbeddingsJson;
import io.github.hotllm.internal.dialect.hotllm.HotllmCount;
import io.github.hotllm.internal.dialect.hotllm.HotllmDialect;
import io.github.hotllm.internal.dialect.hotllm.HotllmEmbeddings;
import io.github.hotllm.internal.dialect.hotllm.ReplyJson;
import io.github.hotllm.internal.dialect.hotllm.RequestWriter;
import io.github.hotllm.internal.dialect.hotllm.TokenCountJson;
import io.github.hotllm.internal.json.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A blocking client of a hot server: thin, and quick to start.
 *
 * <pre>{@code
 * try (var client = HotClient.create()) {
 *   System.out.println(client.call("haiku", "Hello").text());
 *
 *   var prompt = LlmRequest.of("haiku", "A long text");
 *   System.out.println(client.countTokens(prompt).tokens() + " tokens");
 *
 *   var vectors = client.embed("gemini-embedding-001", List.of("a cat", "a dog")).vectors();
 *   System.out.println(vectors.get(0).length + " numbers");
 * }
 * }</pre>
 *
 * <p>Replies and failures are those of the server, as {@link Llm} would give them in its process. A
 * call is sent once: only a connection that the server closed while it was idle is replaced, and
 * the call sent anew on the next. Deadlines are the server's own; a server that misses them by 5 s,
 * or sends not even a heartbeat for 60 s, is given up with a timeout. An interrupt of the thread
 * that waits closes the connection, upon which the server ends the call.
 *
 * <p>Safe for all threads. It keeps at most eight idle connections and has no threads of its own.
 */
public final class HotClient implements AutoCloseable {
  private final Connections connections;
  private final Requests requests;
  private final Trouble trouble;
  private final Timing timing;
  private final Optional<Llm> fallback;
  private final Optional<Duration> timeout;

  private HotClient(Builder b) {
    connections = new Connections(b.address, b.timing.connect());
    requests = new Requests(b.address, b.tokenOfAddress());
    trouble = new Trouble(b.address);
    timing = b.timing;
    fallback = b.fallback;
    timeout = b.timeout;
  }

  /**
   * A client of the server on this machine: {@code HOTLLM_HOST}, else 127.0.0.1, and
   * {@code HOTLLM_PORT}, else 8120, with the token of {@code HOTLLM_TOKEN}, if that is set.
   */
  public static HotClient create() {
    return builder().build();
  }

  /** A builder that begins with what the environment says. */
  public static Builder builder() {
    return new Builder(System.getenv());
  }

  /** Asks a model one question and waits for the whole answer. */
  public LlmReply call(String model, String prompt) {
    return call(LlmRequest.of(model, prompt));
  }

  /**
   * Asks a model and waits for its whole answer.
   *
   * @throws LlmException when the call fails, or when no server is there and no fallback was given
   * @throws java.util.concurrent.CancellationException when the thread is interrupted; its
   *     interrupt flag stays set
   */
  public LlmReply call(LlmRequest request) {
    var asked = withTimeout(request);
    var patience = timing.whole(asked.timeouts().total());
    var exchange = post(HotllmDialect.CALL, RequestWriter.write(asked), patience);
    return whole(exchange, ReplyJson::read, llm -> llm.ask(asked));
  }

  /** Asks a model one question and hands on the answer as it comes. */
  public Events stream(String model, String prompt) {
    return stream(LlmRequest.of(model, prompt));
  }

  /**
   * Asks a model and hands on the answer as it comes. The request is sent at once; the events have
   * to be walked through or closed.
   *
   * @throws LlmException when no server is there and no fallback was given; other failures are
   *     thrown by the iterator
   */
  public Events stream(LlmRequest request) {
    var asked = withTimeout(request);
    var body = RequestWriter.write(asked);
    var exchange = post(HotllmDialect.STREAM, body, timing.stream(asked));
    try {
      exchange.send();
      return new SocketEvents(exchange, trouble);
    } catch (UnreachableException e) {
      return fallback.orElseThrow(() -> failure(e, exchange)).stream(asked).events();
    } catch (IOException e) {
      var failure = failure(e, exchange);
      exchange.close();
      throw failure;
    }
  }

  /** Makes vectors of texts and waits for them. */
  public Embeddings embed(String model, List<String> texts) {
    return embed(EmbedRequest.of(model, texts));
  }

  /**
   * Makes vectors of texts and waits for them, as {@link Llm#embed(EmbedRequest)} does.
   *
   * @throws LlmException as {@link #call(LlmRequest)} does
   * @throws java.util.concurrent.CancellationException when the thread is interrupted
   * @throws UnsupportedOperationException by a fallback that does not embed
   */
  public Embeddings embed(EmbedRequest request) {
    var asked = withTimeout(request);
    var patience = timing.whole(asked.timeout());
    var exchange = post(HotllmEmbeddings.PATH, EmbedRequestJson.write(asked), patience);
    return whole(
        exchange,
        body -> Errands.embeddings(EmbeddingsJson.read(body, asked.texts().size())),
        llm -> Waiting.join(llm.embed(asked)));
  }

  /**
   * Has the provider count the tokens of a request, as {@link Llm#countTokens} does, and waits for
   * the number.
   *
   * @throws LlmException as {@link #call(LlmRequest)} does
   * @throws java.util.concurrent.CancellationException when the thread is interrupted
   * @throws UnsupportedOperationException by a fallback that does not count
   */
  public TokenCount countTokens(LlmRequest request) {
    var asked = withTimeout(request);
    var patience = timing.whole(asked.timeouts().total());
    var exchange = post(HotllmCount.PATH, RequestWriter.write(asked), patience);
    return whole(
        exchange,
        body -> Errands.tokenCount(TokenCountJson.read(body)),
        llm -> Waiting.join(llm.countTokens(asked)));
  }

  /**
   * What the server says of itself and its routes, in the words of its {@code GET /health}.
   *
   * @throws LlmException when no hot server is there
   */
  public Map<String, Object> health() {
    var exchange = new Exchange(connections, requests.get("/health"), timing.shortly());
    try (exchange) {
      return Answers.health(exchange.ask(), trouble);
    } catch (IOException e) {
      throw failure(e, exchange);
    }
  }

  /** Closes all connections and so ends the calls that still wait. Closing twice does nothing. */
  @Override
  public void close() {
    connections.close();
  }

  /** Names the server, not the token. */
  @Override
  public String toString() {
    return "HotClient[" + connections.address().authority() + "]";
  }

  private Exchange post(String path, Map<String, Object> body, Patience patience) {
    return new Exchange(connections, requests.post(path, Json.bytes(body)), patience);
  }

  /** The whole answer of the server, or of the fallback where no server is there. */
  private <T> T whole(Exchange exchange, Function<byte[], T> reader, Function<Llm, T> otherwise) {
    try (exchange) {
      return Answers.read(exchange.ask(), trouble, reader);
    } catch (UnreachableException e) {
      return otherwise.apply(fallback.orElseThrow(() -> failure(e, exchange)));
    } catch (IOException e) {
      throw failure(e, exchange);
    }
  }

  private LlmRequest withTimeout(LlmRequest request) {
    boolean open = timeout.isPresent() && request.timeouts().total().isEmpty();
    return open ? request.toBuilder().timeout(timeout.get()).build() : request;
  }

  private EmbedRequest withTimeout(EmbedRequest request) {
    boolean open = timeout.isPresent() && request.timeout().isEmpty();
    return open ? request.toBuilder().timeout(timeout.get()).build() : request;
  }

  private RuntimeException failure(IOException e, Exchange exchange) {
    return Trouble.isCancelled(e)
        ? Trouble.cancelled(e)
        : trouble.of(e, exchange.patience()).build();
  }

  /** Builds a {@link HotClient}. Not thread-safe. */
  public static final class Builder {
    private final Address usualAddress;
    private final Optional<String> usualToken;
    private Address address;
    private Optional<String> token = Optional.empty();
    private Optional<Llm> fallback = Optional.empty();
    private Optional<Duration> timeout = Optional.empty();
    private Timing timing = Timing.DEFAULT;

    Builder(Map<String, String> environment) {
      usualAddress = Address.of(environment);
      var named = environment.getOrDefault("HOTLLM_TOKEN", "");
      usualToken = named.isEmpty() ? Optional.empty() : Optional.of(named);
      address = usualAddress;
    }

    /** The server at {@code http://host:port}. */
    public Builder address(URI address) {
      this.address = Address.of(address);
      return this;
    }

    public Builder address(String host, int port) {
      this.address = new Address(host, port);
      return this;
    }

    /** The token that the server asks for. */
    public Builder token(String token) {
      this.token = Optional.of(token);
      return this;
    }

    /** Who answers in this process when no server is there. Whoever made it closes it. */
    public Builder fallback(Llm llm) {
      this.fallback = Optional.of(llm);
      return this;
    }

    /** How long what has no limit of its own may take: a call, a stream, a count, an embedding. */
    public Builder timeout(Duration timeout) {
      this.timeout = Optional.of(timeout);
      return this;
    }

    Builder timing(Timing timing) {
      this.timing = timing;
      return this;
    }

    /** The environment's token belongs to the environment's server and is shown to no other. */
    private Optional<String> tokenOfAddress() {
      boolean usual = usualToken.isPresent() && address.equals(usualAddress);
      return token.isEmpty() && usual ? usualToken : token;
    }

    public HotClient build() {
      return new HotClient(this);
    }
  }
}
