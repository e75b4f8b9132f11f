package io.github.hotllm.internal.engine;

import io.github.hotllm.Billing;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.RouteKind;
import io.github.hotllm.StopReason;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.catalog.Quirks;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.route.Exchange;
import io.github.hotllm.internal.route.Route;
import io.github.hotllm.internal.route.RouteState;
import io.github.hotllm.internal.route.Sink;
import io.github.hotllm.internal.wire.Frame;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A route whose attempts do what a test has written down: one action for each pull. */
final class FakeRoute implements Route {
  private final Target target;
  private final RouteState state;
  private final Queue<Script> scripts = new ArrayDeque<>();
  private Delivery delivery = Delivery.STREAMED;
  private List<String> warnings = List.of();

  /** All exchanges that were opened, in order. */
  final List<FakeExchange> opened = new ArrayList<>();

  /** What one attempt does at its pulls. */
  private record Script(List<Consumer<Sink>> actions) {}

  FakeRoute(String name, Clock clock) {
    this(name, Billing.PER_TOKEN, clock);
  }

  FakeRoute(String name, Billing billing, Clock clock) {
    var provider = new Provider(
        name,
        name.toUpperCase(Locale.ROOT),
        "fake",
        URI.create("http://127.0.0.1:9"),
        List.of(),
        List.of(),
        billing,
        Quirks.DEFAULT);
    this.target = new Target(provider, ModelRow.unknown(name, name + "-model"));
    this.state = new RouteState(name, RouteKind.API, billing, Optional.empty(), clock);
  }

  /** The next attempt does this, an action for each pull. Without a script it stays silent. */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  final FakeRoute attempt(Consumer<Sink>... actions) {
    scripts.add(new Script(List.of(actions)));
    return this;
  }

  FakeRoute delivers(Delivery how) {
    delivery = how;
    return this;
  }

  FakeRoute warns(String warning) {
    warnings = List.of(warning);
    return this;
  }

  static Consumer<Sink> text(String text) {
    return sink -> {
      connect(sink);
      sink.next(batch(List.of(new LlmEvent.Text(text)), Frame.event("", text.getBytes())));
    };
  }

  static Consumer<Sink> event(LlmEvent event) {
    return sink -> {
      connect(sink);
      sink.next(batch(List.of(event), Frame.event("", new byte[0])));
    };
  }

  /** A frame that means nothing, such as a ping. */
  static Consumer<Sink> frame(String data) {
    return sink -> {
      connect(sink);
      sink.next(batch(List.of(), Frame.event("ping", data.getBytes())));
    };
  }

  static Consumer<Sink> end() {
    return end(StopReason.STOP);
  }

  static Consumer<Sink> end(StopReason reason) {
    return sink -> {
      connect(sink);
      sink.end(Metered.of(reason, Optional.of("raw"), Optional.of(Usage.of(3, 2))));
    };
  }

  static Consumer<Sink> fail(LlmException failure) {
    return sink -> sink.fail(failure);
  }

  static Consumer<Sink> silence() {
    return sink -> {};
  }

  static Consumer<Sink> connecting() {
    return Sink::connecting;
  }

  static Consumer<Sink> connected() {
    return FakeRoute::connect;
  }

  private static void connect(Sink sink) {
    sink.connecting();
    sink.connected();
    sink.alive();
  }

  private static Batch batch(List<LlmEvent> events, Frame frame) {
    return new Batch("fake", Optional.of("answered"), events, List.of(frame));
  }

  FakeExchange last() {
    return opened.get(opened.size() - 1);
  }

  @Override
  public Target target() {
    return target;
  }

  @Override
  public RouteKind kind() {
    return RouteKind.API;
  }

  @Override
  public Billing billing() {
    return target.provider().billing();
  }

  @Override
  public RouteState state() {
    return state;
  }

  @Override
  public Exchange open(Asked asked, Sink sink) {
    sink.encoded(delivery, warnings);
    var script = scripts.isEmpty() ? new Script(List.of()) : scripts.remove();
    var exchange = new FakeExchange(new ArrayDeque<>(script.actions()), sink);
    opened.add(exchange);
    return exchange;
  }

  /** One attempt. */
  static final class FakeExchange implements Exchange {
    private final Queue<Consumer<Sink>> actions;
    final Sink sink;
    volatile boolean cancelled;
    private final CountDownLatch cut = new CountDownLatch(1);
    int pulls;

    FakeExchange(Queue<Consumer<Sink>> actions, Sink sink) {
      this.actions = actions;
      this.sink = sink;
    }

    @Override
    public void pull() {
      pulls++;
      if (!actions.isEmpty()) {
        actions.remove().accept(sink);
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
      cut.countDown();
    }

    void awaitCancelled() throws InterruptedException {
      cut.await();
    }
  }
}
