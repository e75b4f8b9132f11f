package io.github.hotllm.internal.cli.pool;

/** A process of a program that has shaken hands and can answer. For all threads. */
public interface Worker {
  /** Whether it can still answer. */
  boolean isAlive();

  /** Says once, on any thread, that it cannot answer any more; at once if that is so already. */
  void onEnd(Runnable told);

  /** Asks it to leave, and sees to it that it does. */
  void stop();
}
