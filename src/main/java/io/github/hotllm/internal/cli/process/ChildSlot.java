package io.github.hotllm.internal.cli.process;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The child of somebody who is there before it: set once, and ended once. For all threads. */
public final class ChildSlot {
  private final CompletableFuture<Ending> end = new CompletableFuture<>();
  // Set once, by the thread that starts the child.
  private volatile Optional<Child> child = Optional.empty();

  /** It has been started. */
  public void set(Child started) {
    child = Optional.of(started);
  }

  /** It has ended. */
  public void ended(Ending ending) {
    end.complete(ending);
  }

  /** How it ends. */
  public CompletableFuture<Ending> end() {
    return end;
  }

  /** Whether it has been started and can still be heard. */
  public boolean isAlive() {
    return !end.isDone() && child.filter(Child::isAlive).isPresent();
  }

  /** Tells once that it has ended; at once if that is so already. */
  public void onEnd(Runnable told) {
    var unused = end.thenRun(told);
  }

  /** Writes a line to it, if it is there. */
  public void send(Map<String, Object> line) {
    child.ifPresent(running -> running.send(line));
  }

  /** Asks it to leave, and sees to it that it does. */
  public void stop() {
    child.ifPresent(Child::stop);
  }

  /** Ends it at once. */
  public void kill() {
    child.ifPresent(Child::kill);
  }
}
