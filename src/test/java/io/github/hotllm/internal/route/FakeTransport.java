package io.github.hotllm.internal.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.internal.http.Outgoing;
import io.github.hotllm.internal.http.Transport;
import io.github.hotllm.internal.wire.Headers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A transport that sends nothing: a test says what comes back. */
final class FakeTransport implements Transport {
  final List<FakeFlight> flights = new ArrayList<>();

  @Override
  public Flight prepare(Outgoing request, Listener listener) {
    var flight = new FakeFlight(request, listener);
    flights.add(flight);
    return flight;
  }

  FakeFlight last() {
    return flights.get(flights.size() - 1);
  }

  @Override
  public void close() {}

  /** One request. */
  static final class FakeFlight implements Flight {
    final Outgoing request;
    final Listener listener;
    int pulls;
    boolean cancelled;
    boolean finished;

    FakeFlight(Outgoing request, Listener listener) {
      this.request = request;
      this.listener = listener;
    }

    FakeFlight head(int status, String... nameAndValue) {
      var headers = Headers.none();
      for (int i = 0; i < nameAndValue.length; i += 2) {
        headers = headers.with(nameAndValue[i], nameAndValue[i + 1]);
      }
      listener.connecting();
      listener.connected();
      listener.head(status, headers);
      return this;
    }

    FakeFlight eventStream() {
      return head(200, "content-type", "text/event-stream; charset=utf-8");
    }

    FakeFlight bytes(String... chunks) {
      for (var chunk : chunks) {
        listener.bytes(List.of(ByteBuffer.wrap(chunk.getBytes(UTF_8))));
      }
      return this;
    }

    void end() {
      listener.end();
    }

    /** The header that was sent. */
    String header(String name) {
      return request.headers().first(name).orElse("");
    }

    Map<String, List<String>> headers() {
      return request.headers().asMap();
    }

    @Override
    public void pull() {
      pulls++;
    }

    @Override
    public void finish() {
      finished = true;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }
}
