package io.github.hotllm.internal.cli.turn;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.cli.CliTurn;
import io.github.hotllm.internal.concurrent.Mailbox;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Metered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a program says until it is asked for: the half of every {@link CliTurn} that is the
 * same for all programs. For all threads; neither side ever waits for the other.
 *
 * <p>A program that serves several turns over one pipe cannot be slowed down. So the buffer takes
 * what comes, up to a bound beyond which the turn fails.
 */
public final class TurnBuffer {
  /** The most characters that may wait for a slow reader: 16 Mi. */
  private static final int CAPACITY = 16 << 20;

  /** What a turn is to its program. */
  public interface Source {
    /** The first pull: ask the program. */
    void begin();

    /** Nobody wants the rest. Said at most once, and not behind the end. */
    void abandon();
  }

  private final String program;
  private final CliTurn.Listener listener;
  private final Executor executor;
  private final Mailbox mailbox = new Mailbox();
  private volatile boolean over;

  // Owned by the mailbox.
  private Optional<Source> source = Optional.empty();
  private final List<LlmEvent> waiting = new ArrayList<>();
  private Optional<String> model = Optional.empty();
  private int size;
  private boolean begun;
  private boolean asked;
  private @Nullable Runnable last;

  /** @param program what batches call their format */
  public TurnBuffer(String program, CliTurn.Listener listener, Executor executor) {
    this.program = program;
    this.listener = listener;
    this.executor = executor;
  }

  /** The turn for whoever takes it. */
  public CliTurn turn(List<String> warnings, Source asks) {
    source = Optional.of(asks);
    return new CliTurn() {
      @Override
      public List<String> warnings() {
        return warnings;
      }

      @Override
      public void pull() {
        run(TurnBuffer.this::pulled);
      }

      @Override
      public void cancel() {
        TurnBuffer.this.cancel();
      }
    };
  }

  /** Whether the turn has ended, or nobody wants the rest. */
  boolean isOver() {
    return over;
  }

  /** Passes on that a process is being started, or made ready. */
  public void connecting() {
    listener.connecting();
  }

  /** Passes on that the program has been asked. */
  public void connected() {
    listener.connected();
  }

  /** Adds what the program said, which may be nothing that counts. */
  public void add(Optional<String> answering, List<LlmEvent> events) {
    listener.alive();
    var said = List.copyOf(events);
    run(() -> {
      model = answering.or(() -> model);
      waiting.addAll(said);
      size += said.stream().mapToInt(TurnBuffer::size).sum();
      if (size > CAPACITY) {
        abandon();
        finish(() -> listener.fail(tooMuch()));
      }
      serve();
    });
  }

  /** The answer is complete. What comes after it is not heard. */
  public void end(Metered metered) {
    run(() -> {
      finish(() -> listener.end(metered));
      serve();
    });
  }

  /** There is no more of it; what was said before still comes first. */
  public void fail(LlmException failure) {
    run(() -> {
      finish(() -> listener.fail(failure));
      serve();
    });
  }

  private void run(Runnable task) {
    mailbox.run(() -> unlessOver(task), executor);
  }

  private void unlessOver(Runnable task) {
    if (!over) {
      task.run();
    }
  }

  private void pulled() {
    asked = true;
    if (!begun) {
      begun = true;
      source.ifPresent(Source::begin);
    }
    serve();
  }

  private void cancel() {
    mailbox.run(
        () -> {
          if (!over) {
            abandon();
            over = true;
          }
        },
        executor);
  }

  /** Whoever has not begun has nothing to stop, and whoever has ended neither. */
  private void abandon() {
    if (begun && last == null) {
      source.ifPresent(Source::abandon);
    }
  }

  private void finish(Runnable ending) {
    if (last == null) {
      last = ending;
    }
  }

  private void serve() {
    if (asked && !waiting.isEmpty()) {
      asked = false;
      var batch = new Batch(program, model, waiting, List.of());
      waiting.clear();
      size = 0;
      listener.next(batch);
    } else if (asked && last != null) {
      over = true;
      last.run();
    }
  }

  private static int size(LlmEvent event) {
    if (event instanceof LlmEvent.Text text) {
      return text.text().length();
    } else if (event instanceof LlmEvent.Thinking thinking) {
      return thinking.text().length();
    }
    return 0;
  }

  private LlmException tooMuch() {
    return LlmException.of(
        ErrorType.STREAM_BROKEN,
        program + " said more than " + CAPACITY + " characters that nobody took – read faster");
  }
}
