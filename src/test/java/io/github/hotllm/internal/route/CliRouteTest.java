package io.github.hotllm.internal.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.Billing;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.RouteKind;
import io.github.hotllm.StopReason;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.cli.CliBackend;
import io.github.hotllm.internal.cli.CliHealth;
import io.github.hotllm.internal.cli.CliTurn;
import io.github.hotllm.internal.concurrent.FakeClock;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.dialect.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CliRouteTest {
  private final List<String> told = new ArrayList<>();
  private final HeardSink sink = new HeardSink();
  private final Target target =
      new Target(EchoRoute.PROVIDER, ModelRow.unknown("anthropic", "haiku"));
  private final RouteState state = new RouteState(
      "anthropic", RouteKind.CLI, Billing.FLAT_RATE, Optional.empty(), new FakeClock());
  private final CliRoute route = new CliRoute(target, new Backend(), state);

  /** Says one word at the first pull, and ends at the second. */
  private final class Backend implements CliBackend {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public CliHealth health() {
      return CliHealth.of(CliHealth.State.COLD, Optional.empty());
    }

    @Override
    public void warm() {}

    @Override
    public CliTurn open(Asked asked, Target asks, CliTurn.Listener listener) {
      told.add("open");
      return new CliTurn() {
        private int pulls;

        @Override
        public List<String> warnings() {
          return List.of("a warning");
        }

        @Override
        public void pull() {
          if (pulls++ == 0) {
            listener.connecting();
            listener.connected();
            listener.alive();
            var said = List.<LlmEvent>of(new LlmEvent.Text("word"));
            listener.next(new Batch("fake", Optional.empty(), said, List.of()));
          } else {
            listener.end(Metered.of(StopReason.STOP, Optional.empty(), Optional.empty()));
          }
        }

        @Override
        public void cancel() {
          told.add("cancel");
        }
      };
    }

    @Override
    public void close() {}
  }

  @Test
  void itIsAWayThatAPlanPays() {
    assertEquals(RouteKind.CLI, route.kind());
    assertEquals(Billing.FLAT_RATE, route.billing());
    assertEquals(target, route.target());
    assertEquals(state, route.state());
  }

  @Test
  void anAnswerComesThroughAsAStreamHoweverItWasAsked() {
    var exchange = route.open(Asked.of(LlmRequest.of("haiku", "Hi"), Delivery.WHOLE), sink);
    assertEquals(List.of("encoded STREAMED"), sink.heard);
    sink.take(exchange);
    assertEquals(
        List.of("encoded STREAMED", "connecting", "connected", "alive", "next", "end"), sink.heard);
    assertEquals(List.of("word"), sink.texts);
  }

  @Test
  void cancellingReachesTheProgram() {
    route.open(Asked.of(LlmRequest.of("haiku", "Hi"), Delivery.STREAMED), sink).cancel();
    assertEquals(List.of("open", "cancel"), told);
  }
}
