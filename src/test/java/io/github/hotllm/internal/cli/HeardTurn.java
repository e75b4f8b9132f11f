package io.github.hotllm.internal.cli;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Metered;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Takes a turn to its end: pulls, and again after each batch. */
public final class HeardTurn implements CliTurn.Listener {
  private static final int PATIENCE_SECONDS = 20;

  public final List<String> signs = new CopyOnWriteArrayList<>();
  public final List<LlmEvent> events = new CopyOnWriteArrayList<>();
  final CountDownLatch first = new CountDownLatch(1);
  public volatile Optional<String> model = Optional.empty();
  private final CompletableFuture<Metered> end = new CompletableFuture<>();
  private volatile CliTurn turn;

  public HeardTurn take(CliTurn taken) {
    turn = taken;
    turn.pull();
    return this;
  }

  /** How the turn ended. */
  public Metered end() {
    try {
      return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw (LlmException) e.getCause();
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("the turn does not end: " + signs, e);
    }
  }

  public boolean isOver() {
    return end.isDone();
  }

  /** The failure that the turn ended in. */
  public LlmException failure() {
    try {
      var metered = end();
      throw new AssertionError("the turn did not fail: " + metered);
    } catch (LlmException e) {
      return e;
    }
  }

  public void awaitFirst() throws InterruptedException {
    if (!first.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("nothing came: " + signs);
    }
  }

  public String text() {
    var text = new StringBuilder();
    for (var event : events) {
      if (event instanceof LlmEvent.Text piece) {
        text.append(piece.text());
      }
    }
    return text.toString();
  }

  @Override
  public void connecting() {
    signs.add("connecting");
  }

  @Override
  public void connected() {
    signs.add("connected");
  }

  @Override
  public void alive() {
    // Comes with everything.
  }

  @Override
  public void next(Batch batch) {
    model = batch.model();
    events.addAll(batch.events());
    first.countDown();
    turn.pull();
  }

  @Override
  public void end(Metered metered) {
    signs.add("end");
    end.complete(metered);
  }

  @Override
  public void fail(LlmException failure) {
    signs.add("fail");
    end.completeExceptionally(failure);
  }
}
