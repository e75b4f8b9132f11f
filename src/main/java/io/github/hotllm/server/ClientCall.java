package io.github.hotllm.server;

import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.concurrent.Mailbox;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.engine.Engine;
import io.github.hotllm.internal.engine.Receiver;
import io.github.hotllm.internal.route.Exchange;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call of one client, from its admission to its last byte.
 *
 * <p>No thread waits for the provider: each signal, heartbeat and stop is a turn, and turns come
 * one after the other. The next batch is asked for when the last one is written, so a slow client
 * slows its provider; a client that has gone ends the call there at once.
 */
final class ClientCall implements Receiver {
  private static final Logger LOG = LoggerFactory.getLogger(ClientCall.class);

  /** Which thread writes: the one that brings something to write. */
  private final Executor turns = new Mailbox()::run;

  private final AnswerWriter writer;
  private final Admission admission;
  private final Clock clock;

  // Owned by the turns.
  private Optional<Exchange> upstream = Optional.empty();
  private Runnable cancelHeartbeat = () -> {};
  private boolean over;

  ClientCall(AnswerWriter writer, Admission admission, Clock clock) {
    this.writer = writer;
    this.admission = admission;
    this.clock = clock;
  }

  /** Makes the call. */
  void start(Engine engine, Asked asked) {
    turn(() -> {
      var call = engine.open(asked, this);
      upstream = Optional.of(call);
      writer.opened(call.requestId());
      writer.patience().ifPresent(this::awaitSilence);
      pull();
    });
  }

  @Override
  public void next(Batch batch) {
    turn(() -> {
      writer.batch(batch);
      pull();
    });
  }

  @Override
  public void end(LlmReply reply) {
    turn(() -> finish(() -> writer.end(reply)));
  }

  @Override
  public void fail(LlmException failure) {
    turn(() -> finish(() -> writer.error(failure)));
  }

  /** Gives the call up and tells its client why. */
  void stop(LlmException reason) {
    turn(() -> {
      cancelUpstream();
      finish(() -> writer.error(reason));
    });
  }

  /** Something to be done for the client, who may have gone. */
  private interface Step {
    void run() throws IOException;
  }

  private void turn(Step step) {
    turns.execute(() -> {
      if (!over) {
        take(step);
      }
    });
  }

  private void take(Step step) {
    try {
      step.run();
    } catch (IOException gone) {
      LOG.debug("A client went away; its call is cancelled", gone);
      abandon();
    } catch (LlmException failure) {
      tell(failure);
    } catch (RuntimeException | Error broken) {
      var failure = Refusals.broken(broken);
      LOG.error("Call {} failed in hotllm itself", failure.requestId().orElse(""), broken);
      tell(failure);
    }
  }

  private void tell(LlmException failure) {
    cancelUpstream();
    try {
      finish(() -> writer.error(failure));
    } catch (IOException | RuntimeException | Error hopeless) {
      LOG.debug("A failure could not be told to its client", hopeless);
      abandon();
    }
  }

  private void abandon() {
    over = true;
    cancelUpstream();
    writer.breakOff();
    leave();
  }

  /** Takes the last step. Until it is taken the server does not stop. */
  private void finish(Step last) throws IOException {
    over = true;
    admission.end(this);
    try {
      last.run();
    } finally {
      leave();
    }
  }

  private void leave() {
    cancelHeartbeat.run();
    admission.leave(this);
  }

  private void pull() {
    upstream.ifPresent(Exchange::pull);
  }

  private void cancelUpstream() {
    upstream.ifPresent(Exchange::cancel);
  }

  private void awaitSilence(Duration silence) {
    cancelHeartbeat = clock.after(silence, () -> turn(() -> awaitSilence(writer.breakSilence())));
  }
}
