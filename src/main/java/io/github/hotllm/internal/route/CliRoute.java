package io.github.hotllm.internal.route;

import io.github.hotllm.Billing;
import io.github.hotllm.LlmException;
import io.github.hotllm.RouteKind;
import io.github.hotllm.internal.cli.CliBackend;
import io.github.hotllm.internal.cli.CliTurn;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.dialect.Target;

/** The way through the vendor's own command line program, out of the plan its user is on. */
final class CliRoute implements Route {
  private final Target target;
  private final CliBackend backend;
  private final RouteState state;

  CliRoute(Target target, CliBackend backend, RouteState state) {
    this.target = target;
    this.backend = backend;
    this.state = state;
  }

  @Override
  public Target target() {
    return target;
  }

  @Override
  public RouteKind kind() {
    return RouteKind.CLI;
  }

  @Override
  public Billing billing() {
    return Billing.FLAT_RATE;
  }

  @Override
  public RouteState state() {
    return state;
  }

  @Override
  public Exchange open(Asked asked, Sink sink) {
    var turn = backend.open(asked, target, new ToSink(sink));
    // However it was asked, a program tells its answer as it comes.
    sink.encoded(Delivery.STREAMED, turn.warnings());
    return new Exchange() {
      @Override
      public void pull() {
        turn.pull();
      }

      @Override
      public void cancel() {
        turn.cancel();
      }
    };
  }

  private record ToSink(Sink sink) implements CliTurn.Listener {
    @Override
    public void connecting() {
      sink.connecting();
    }

    @Override
    public void connected() {
      sink.connected();
    }

    @Override
    public void alive() {
      sink.alive();
    }

    @Override
    public void next(Batch batch) {
      sink.next(batch);
    }

    @Override
    public void end(Metered metered) {
      sink.end(metered);
    }

    @Override
    public void fail(LlmException failure) {
      sink.fail(failure);
    }
  }
}
