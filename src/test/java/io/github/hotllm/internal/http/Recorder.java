package io.github.hotllm.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.wire.Headers;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A listener that writes down what it hears, and pulls on after each signal of bytes if told so.
 */
class Recorder implements Transport.Listener {
  /** Whether it asks for more by itself. */
  enum Pulling {
    ALWAYS,
    BY_HAND
  }

  private final Transport.Flight flight;
  private final Pulling pulling;
  private final BlockingQueue<String> signals = new LinkedBlockingQueue<>();
  private final StringBuffer body = new StringBuffer();
  private final Set<String> threads = new ConcurrentSkipListSet<>();
  private final CompletableFuture<String> last = new CompletableFuture<>();
  private volatile Headers headers = Headers.none();

  Recorder(Transport transport, URI uri, Pulling pulling) {
    this(transport, new Outgoing(uri, Headers.none(), "question".getBytes(UTF_8)), pulling);
  }

  Recorder(Transport transport, Outgoing request, Pulling pulling) {
    this.pulling = pulling;
    this.flight = transport.prepare(request, this);
  }

  /** Sends a request and reads all of the reply. */
  static Recorder sent(Transport transport, URI uri) {
    var recorder = new Recorder(transport, uri, Pulling.ALWAYS);
    recorder.flight().pull();
    return recorder;
  }

  Transport.Flight flight() {
    return flight;
  }

  @Override
  public void connecting() {
    hear("connecting");
  }

  @Override
  public void connected() {
    hear("connected");
  }

  @Override
  public void head(int status, Headers received) {
    headers = received;
    hear("head " + status);
  }

  @Override
  public void bytes(List<ByteBuffer> bytes) {
    for (var buffer : bytes) {
      body.append(UTF_8.decode(buffer));
    }
    hear("bytes");
    if (pulling == Pulling.ALWAYS) {
      flight.pull();
    }
  }

  @Override
  public void end() {
    hear("end");
    last.complete("end");
  }

  @Override
  public void fail(LlmException failure) {
    hear("fail");
    last.completeExceptionally(failure);
  }

  void hear(String signal) {
    if (!signal.startsWith("connect")) {
      threads.add(Thread.currentThread().getName());
    }
    signals.add(signal);
  }

  /** Waits for the next signal that was not asked for yet. */
  String next() throws InterruptedException {
    return String.valueOf(signals.poll(10, TimeUnit.SECONDS));
  }

  /** Waits for that many signals. */
  List<String> next(int count) throws InterruptedException {
    var heard = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      heard.add(next());
    }
    return heard;
  }

  /** The signals that were not asked for yet, without waiting. */
  List<String> rest() {
    var heard = new ArrayList<String>();
    signals.drainTo(heard);
    return heard;
  }

  /** Waits for the end and returns the body. */
  String body() throws InterruptedException, TimeoutException {
    try {
      last.get(20, TimeUnit.SECONDS);
      return body.toString();
    } catch (ExecutionException e) {
      throw new AssertionError("the request failed: " + e.getCause(), e.getCause());
    }
  }

  /** Waits for the failure. */
  LlmException failure() throws InterruptedException, TimeoutException {
    try {
      throw new AssertionError("not a failure: " + last.get(20, TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      return (LlmException) e.getCause();
    }
  }

  /** Waits for the end or the failure. */
  void awaitOver() throws InterruptedException, TimeoutException, ExecutionException {
    last.handle((end, failure) -> "over").get(20, TimeUnit.SECONDS);
  }

  /** What has arrived of the body. */
  String soFar() {
    return body.toString();
  }

  Headers headers() {
    return headers;
  }

  /** The threads of all signals but the first two, which come on any. */
  Set<String> threads() {
    return threads;
  }
}
