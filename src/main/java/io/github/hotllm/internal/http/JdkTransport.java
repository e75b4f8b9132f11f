package io.github.hotllm.internal.http;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.concurrent.Threads;
import io.github.hotllm.internal.wire.Product;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/**
 * The transport over {@link java.net.http.HttpClient}: HTTP/1.1, connections are kept warm, at most
 * 1024 requests at a time go to one origin and the others wait.
 *
 * <p>Signals come on threads named {@code hotllm-http}, those of a failure too; only
 * {@code connecting} may come within the pull itself. {@link #close} fails what still runs.
 */
public final class JdkTransport implements Transport {
  static final String USER_AGENT = Product.userAgent();

  private final Clock clock;
  private final ExecutorService executor = Threads.pool("hotllm-http");
  private final Map<String, Origin> origins = new ConcurrentHashMap<>();
  private final Set<JdkFlight> flights = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** A transport that measures round trips with that clock. */
  public JdkTransport(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Flight prepare(Outgoing request, Listener listener) {
    return new JdkFlight(request, listener, origin(request.uri()), this);
  }

  private Origin origin(URI uri) {
    var key = (uri.getScheme() + "://" + uri.getRawAuthority()).toLowerCase(Locale.ROOT);
    return origins.computeIfAbsent(key, unknown -> new Origin(uri, executor));
  }

  /**
   * How many requests, in all, were sent once more because the server had closed a connection of
   * the pool without a byte of a reply.
   */
  public long replays() {
    return origins.values().stream().mapToLong(Origin::replays).sum();
  }

  /** How many requests are let through to their origin now. */
  public int inFlight() {
    return origins.values().stream().mapToInt(origin -> origin.gate().inside()).sum();
  }

  @Override
  public void close() {
    closed = true;
    flights.forEach(JdkTransport::giveUp);
    origins.values().forEach(Origin::close);
    executor.shutdown();
  }

  Clock clock() {
    return clock;
  }

  ExecutorService executor() {
    return executor;
  }

  void add(JdkFlight flight) {
    flights.add(flight);
    if (closed) {
      giveUp(flight);
    }
  }

  void remove(JdkFlight flight) {
    flights.remove(flight);
  }

  private static void giveUp(JdkFlight flight) {
    flight.giveUp(
        LlmException.of(ErrorType.BUSY, "The call was given up because hotllm is being closed"));
  }
}
