package io.github.hotllm.server;

import com.sun.net.httpserver.HttpServer;
import io.github.hotllm.Llm;
import io.github.hotllm.internal.account.Secret;
import io.github.hotllm.internal.concurrent.Threads;
import io.github.hotllm.internal.engine.Engine;
import io.github.hotllm.internal.route.RouteState;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The hot server: it keeps the connections to the providers warm, and answers every program on this
 * machine that posts to {@code /call_llm} or {@code /stream_llm}, or speaks a vendor's format at
 * its path, such as {@code /v1/chat/completions}.
 *
 * <pre>{@code
 * try (var server = HotServer.builder().port(0).start()) {
 *   System.out.println(server.uri());
 * }
 * }</pre>
 *
 * <p>It listens on 127.0.0.1:8120 and refuses what web pages send. Any other address needs a token,
 * and then no call is answered out of a plan, for that is one person's. At most 1024 calls are in
 * flight and a body has at most 32 MiB, unless the builder or the configuration's {@code limits}
 * say otherwise; beyond that a request is refused at once. How many connections there may be, 4096,
 * is read once in a process, by its first server.
 *
 * <p>Safe for all threads. Its threads are daemons: a program that does nothing else has to wait.
 */
public final class HotServer implements AutoCloseable {
  /** The port it listens on when no other is named. */
  public static final int DEFAULT_PORT = 8120;

  private final HttpServer http;
  private final ExecutorService threads;
  private final Address address;
  private final Drain drain;
  private final Duration grace;
  private final Engine engine;
  private final Runnable closeClient;
  private final AtomicBoolean closed = new AtomicBoolean();

  private HotServer(Builder settings, Backend full, Runnable closeClient) {
    this.closeClient = closeClient;
    this.grace = settings.grace;
    this.threads = Threads.pool("hotllm-server");
    var limits = full.limits();
    ServerSettings.limitConnections(limits.maxConnections());
    this.http = settings.bind();
    this.address = new Address(http.getAddress(), settings.host);
    var backend = address.isLoopback() ? full : full.forOthers();
    this.engine = backend.engine();
    engine.warm();
    var admission = new Admission(settings.maxInFlight.orElse(limits.maxInFlight()));
    this.drain = new Drain(admission, backend.clock(), threads);
    var guard = new Guard(address.names(), settings.token);
    http.createContext(
        "/", door(guard, admission, backend, settings.maxBodyBytes.orElse(limits.maxBodyBytes())));
    // As many threads as requests being read: a slow sender holds up nobody but itself.
    http.setExecutor(threads);
    http.start();
  }

  /** A server for what this machine has, on the default port. */
  public static HotServer start() {
    return builder().start();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The port it listens on. */
  public int port() {
    return address.port();
  }

  /** The address it listens on, such as {@code http://127.0.0.1:8120}. */
  public URI uri() {
    return address.uri();
  }

  /** The ways on which it answers. */
  List<RouteState> routes() {
    return engine.routes();
  }

  /**
   * Takes no new calls, lets those in flight finish for the grace time, tells the rest that they
   * are cut, and stops. Blocks for that long. Closes the client too, unless it was given. Closing
   * twice does nothing.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      drain.run(grace);
      http.stop(0);
      threads.shutdown();
      closeClient.run();
    }
  }

  private static FrontDoor door(
      Guard guard, Admission admission, Backend backend, int maxBodyBytes) {
    var places = new ArrayList<Place>();
    var generate = new GenerateHandler(new BodyReader(maxBodyBytes), admission, backend);
    backend.doors().generating().forEach(door -> places.add(new Place(door.path(), generate)));
    places.add(Place.of(Paths.HEALTH, new HealthHandler(guard, admission, backend)));
    places.add(Place.of(Paths.OLD_CALL, new GoneHandler()));
    places.addAll(ModelsHandler.places(backend));
    return new FrontDoor(guard, places, backend);
  }

  /** Builds a {@link HotServer}. Not thread-safe. */
  public static final class Builder {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private String host = Address.LOOPBACK;
    private int port = DEFAULT_PORT;
    private Optional<Secret> token = Optional.empty();
    private Optional<Llm> llm = Optional.empty();
    private Optional<Backend> backend = Optional.empty();
    private Duration grace = GRACE;
    private OptionalInt maxInFlight = OptionalInt.empty();
    private OptionalInt maxBodyBytes = OptionalInt.empty();

    private Builder() {}

    /**
     * The address or name to listen on. Default 127.0.0.1; one beyond this machine needs a token.
     */
    public Builder host(String host) {
      this.host = host;
      return this;
    }

    /** The port to listen on; 0 for any that is free. Default 8120. */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    /**
     * What every request has to show as {@code Authorization: Bearer}, or where clients of a
     * vendor's format put their key: {@code x-api-key}, {@code x-goog-api-key}. Default: nothing.
     */
    public Builder token(String token) {
      this.token = Optional.of(Secret.of(token));
      return this;
    }

    /** The client that makes the calls; it stays the caller's to close. Default: a new one. */
    public Builder llm(Llm llm) {
      this.llm = Optional.of(llm);
      return this;
    }

    Builder backend(Backend backend) {
      this.backend = Optional.of(backend);
      return this;
    }

    /** How long calls may go on once the server is being closed. Default 10 s. */
    public Builder grace(Duration grace) {
      this.grace = grace;
      return this;
    }

    /** How many calls may be in flight. Default: the configuration's limit, else 1024. */
    public Builder maxInFlight(int calls) {
      this.maxInFlight = OptionalInt.of(positive("maxInFlight", calls));
      return this;
    }

    /** How large the body of a request may be. Default: the configuration's limit, else 32 MiB. */
    public Builder maxBodyBytes(int bytes) {
      this.maxBodyBytes = OptionalInt.of(positive("maxBodyBytes", bytes));
      return this;
    }

    /**
     * Starts the server.
     *
     * @throws IllegalArgumentException if the address is unknown, or needs a token and has none
     * @throws IllegalStateException if the port cannot be had; the message says why
     */
    public HotServer start() {
      Address.requireGuarded(host, token);
      ServerSettings.warnOfOldJdk();
      if (backend.isPresent()) {
        return new HotServer(this, backend.get(), () -> {});
      }
      return llm.map(given -> new HotServer(this, Backend.of(given), () -> {}))
          .orElseGet(this::startWithOwnClient);
    }

    private HotServer startWithOwnClient() {
      var own = Llm.create();
      try {
        return new HotServer(this, Backend.of(own), own::close);
      } catch (RuntimeException e) {
        own.close();
        throw e;
      }
    }

    private HttpServer bind() {
      return Address.bind(host, port);
    }

    private static int positive(String name, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " must be at least 1, not " + value);
      }
      return value;
    }
  }
}
