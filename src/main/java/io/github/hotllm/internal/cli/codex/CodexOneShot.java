package io.github.hotllm.internal.cli.codex;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.StopReason;
import io.github.hotllm.internal.cli.process.Bench;
import io.github.hotllm.internal.cli.process.Child;
import io.github.hotllm.internal.cli.process.Ending;
import io.github.hotllm.internal.cli.process.Launch;
import io.github.hotllm.internal.cli.process.Trouble;
import io.github.hotllm.internal.cli.turn.TurnBuffer;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.json.Node;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a codex that does not shake hands: {@code codex exec}, which gets the turn as text
 * and says its answer in one piece. Shapes are those of 0.169.0.
 *
 * <p>Its state belongs to the reader of its process, but for what says otherwise.
 */
final class CodexOneShot implements TurnBuffer.Source, Child.Listener {
  private final Supplier<CompletableFuture<Launch>> launches;
  private final Bench bench;
  private final CodexTalk talk;
  private final TurnBuffer buffer;

  // Set once, when the process has been started.
  private volatile @Nullable Child child;
  private volatile boolean abandoned;

  private boolean over;

  /** @param launches tells how to start it, for which codex may have to be asked first */
  CodexOneShot(
      Supplier<CompletableFuture<Launch>> launches,
      Bench bench,
      CodexTalk talk,
      TurnBuffer buffer) {
    this.launches = launches;
    this.bench = bench;
    this.talk = talk;
    this.buffer = buffer;
  }

  @Override
  public void begin() {
    if (abandoned) {
      return;
    }
    buffer.connecting();
    try {
      // Before a den is made for it: the turn may be refused.
      var text = talk.request().plainTurn();
      launches.get().thenAccept(launch -> start(launch, text)).exceptionally(thrown -> {
        buffer.fail(Trouble.of("codex", thrown));
        return null;
      });
    } catch (LlmException refused) {
      buffer.fail(refused);
    }
  }

  private void start(Launch launch, String text) {
    try {
      var started = Child.start(launch, bench, this);
      child = started;
      if (abandoned) {
        started.stop();
        return;
      }
      started.sendText(text);
      started.closeInput();
      buffer.connected();
    } catch (IOException e) {
      throw Trouble.noStart("codex", e);
    }
  }

  @Override
  public void abandon() {
    abandoned = true;
    var running = child;
    if (running != null) {
      running.stop();
    }
  }

  @Override
  public void message(Node message) {
    if (over) {
      return;
    }
    switch (message.at("type").textOrEmpty()) {
      case "item.completed" -> said(message.at("item"));
      case "turn.completed" -> {
        over = true;
        var usage = new CodexUsage(message.at("usage")).read();
        buffer.end(Metered.of(StopReason.STOP, Optional.of("completed"), Optional.of(usage)));
      }
      case "turn.failed" -> fail(talk.failures().of(message.at("error")));
      default -> {
        // Errors that will be tried again, and what later versions add, mean nothing to us.
      }
    }
  }

  private void said(Node item) {
    switch (item.at("type").textOrEmpty()) {
      case "agent_message" ->
        buffer.add(
            Optional.of(talk.request().model()),
            List.of(new LlmEvent.Text(item.at("text").textOrEmpty())));
      case "reasoning", "error" -> {
        // A summary, and warnings.
      }
      default -> {
        fail(Trouble.strange("codex", "used a tool though it was started without"));
        abandon();
      }
    }
  }

  private void fail(LlmException failure) {
    over = true;
    buffer.fail(failure);
  }

  @Override
  public void ended(Ending ending) {
    if (!over) {
      fail(Trouble.crashed("codex", ending));
    }
  }
}
