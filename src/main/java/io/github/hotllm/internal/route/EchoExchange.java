package io.github.hotllm.internal.route;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.dialect.Batch;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** One answer of echo: a step for each pull. Pulls come one after the other. */
final class EchoExchange implements Exchange {
  private final Iterator<EchoStep> steps;
  private final Sink sink;
  private final Clock clock;
  private final Optional<String> model;

  // Owned by the one who pulls.
  private boolean begun;

  private volatile boolean cancelled;

  EchoExchange(List<EchoStep> steps, Sink sink, Clock clock, String model) {
    this.steps = steps.iterator();
    this.sink = sink;
    this.clock = clock;
    this.model = Optional.of(model);
  }

  @Override
  public void pull() {
    if (!begun) {
      begun = true;
      sink.connecting();
      sink.connected();
      sink.alive();
    }
    if (!cancelled && steps.hasNext()) {
      step(steps.next());
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
  }

  private void step(EchoStep step) {
    if (step instanceof EchoStep.Say say) {
      say(say);
    } else if (step instanceof EchoStep.Fail fail) {
      sink.fail(fail.failure());
    } else if (step instanceof EchoStep.End end) {
      sink.end(end.metered());
    }
  }

  private void say(EchoStep.Say say) {
    if (say.after().isZero()) {
      next(say.event());
    } else {
      clock.after(say.after(), () -> next(say.event()));
    }
  }

  private void next(LlmEvent event) {
    if (!cancelled) {
      sink.alive();
      sink.next(new Batch("echo", model, List.of(event), List.of()));
    }
  }
}
