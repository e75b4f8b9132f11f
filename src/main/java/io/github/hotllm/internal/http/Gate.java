package io.github.hotllm.internal.http;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Lets a fixed number of requests at a time through to one origin; the others wait in the order in
 * which they came. For all threads; nothing is run under its lock.
 */
final class Gate {
  private final int width;
  private final Executor executor;
  /** Guarded by this; those that left while waiting stay in it until it is their turn. */
  private final Queue<Pass> waiting = new ArrayDeque<>();
  /** Guarded by this. */
  private int inside;

  /** A gate that runs the turn of those that had to wait on that executor. */
  Gate(int width, Executor executor) {
    this.width = width;
    this.executor = executor;
  }

  /** How many are inside. */
  synchronized int inside() {
    return inside;
  }

  /** A pass to be used once: {@code turn} runs when its holder is let through. */
  Pass pass(Runnable turn) {
    return new Pass(turn);
  }

  private synchronized boolean admit(Pass pass) {
    if (pass.left) {
      return false;
    } else if (inside == width) {
      waiting.add(pass);
      return false;
    }
    inside++;
    pass.inside = true;
    return true;
  }

  /** Takes the leaver's place away from it, and gives it to the first that still waits. */
  private synchronized Runnable leave(Pass leaver) {
    boolean free = leaver.inside && !leaver.left;
    leaver.left = true;
    if (!free) {
      return () -> {};
    }
    for (var next = waiting.poll(); next != null; next = waiting.poll()) {
      if (!next.left) {
        next.inside = true;
        var turn = next.turn;
        return () -> executor.execute(turn);
      }
    }
    inside--;
    return () -> {};
  }

  /** The right of one request to be inside. */
  final class Pass {
    private final Runnable turn;
    // Guarded by the gate.
    private boolean inside;
    private boolean left;

    private Pass(Runnable turn) {
      this.turn = turn;
    }

    /** Takes the turn at once if there is room, else later on the executor. */
    void enter() {
      if (admit(this)) {
        turn.run();
      }
    }

    /** Leaves, or stops waiting; only the first time counts. */
    void leave() {
      Gate.this.leave(this).run();
    }
  }
}
