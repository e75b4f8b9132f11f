package io.github.hotllm.internal.engine;

import io.github.hotllm.Billing;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.RouteKind;
import io.github.hotllm.StopReason;
import io.github.hotllm.internal.concurrent.FakeClock;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.route.Exchange;
import io.github.hotllm.internal.route.Route;
import io.github.hotllm.internal.route.RouteState;
import io.github.hotllm.internal.route.Sink;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** A route whose answer is as many pieces of text as wanted, each sent from another thread. */
final class EndlessRoute implements Route {
  private final long pieces;
  private final Executor provider;
  private final FakeRoute likeThis = new FakeRoute("endless", new FakeClock());

  EndlessRoute(long pieces, Executor provider) {
    this.pieces = pieces;
    this.provider = provider;
  }

  @Override
  public Target target() {
    return likeThis.target();
  }

  @Override
  public RouteKind kind() {
    return RouteKind.API;
  }

  @Override
  public Billing billing() {
    return Billing.NONE;
  }

  @Override
  public RouteState state() {
    return likeThis.state();
  }

  @Override
  public Exchange open(Asked asked, Sink sink) {
    sink.encoded(Delivery.STREAMED, List.of());
    return new Exchange() {
      // Owned by the provider's one thread.
      private long sent;

      @Override
      public void pull() {
        provider.execute(this::send);
      }

      private void send() {
        if (sent < pieces) {
          var text = new LlmEvent.Text("piece " + ++sent);
          sink.next(new Batch("fake", Optional.empty(), List.of(text), List.of()));
        } else {
          sink.end(Metered.of(StopReason.STOP, Optional.empty(), Optional.empty()));
        }
      }

      @Override
      public void cancel() {}
    };
  }
}
