package io.github.hotllm.testing;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.StopReason;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.cli.CliBackend;
import io.github.hotllm.internal.cli.CliHealth;
import io.github.hotllm.internal.cli.CliTurn;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.dialect.Target;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A vendor's program without a process: says one word, or fails as a test wants it. */
public final class FakeProgram implements CliBackend {
  private final String name;
  private final AtomicInteger turns = new AtomicInteger();

  private volatile CliHealth health = CliHealth.of(CliHealth.State.COLD, Optional.empty());
  private volatile Optional<LlmException> failure = Optional.empty();

  public FakeProgram(String name) {
    this.name = name;
  }

  /** From now on it is like that. */
  public FakeProgram is(CliHealth other) {
    health = other;
    return this;
  }

  /** From now on it fails like that. */
  public FakeProgram fails(LlmException how) {
    failure = Optional.of(how);
    return this;
  }

  /** How many answers it was asked for. */
  public int turns() {
    return turns.get();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public CliHealth health() {
    return health;
  }

  @Override
  public void warm() {}

  @Override
  public void close() {}

  @Override
  public CliTurn open(Asked asked, Target target, CliTurn.Listener listener) {
    var model = Optional.of(target.model().id());
    return new CliTurn() {
      private int pulls;

      @Override
      public List<String> warnings() {
        return List.of();
      }

      @Override
      public void pull() {
        if (pulls++ > 0) {
          listener.end(
              Metered.of(StopReason.STOP, Optional.empty(), Optional.of(Usage.of(1_000, 100))));
          return;
        }
        turns.incrementAndGet();
        if (failure.isPresent()) {
          listener.fail(failure.get());
        } else {
          var said = List.<LlmEvent>of(new LlmEvent.Text("cli"));
          listener.next(new Batch("fake", model, said, List.of()));
        }
      }

      @Override
      public void cancel() {}
    };
  }
}
