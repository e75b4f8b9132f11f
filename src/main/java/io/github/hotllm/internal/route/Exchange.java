package io.github.hotllm.internal.route;

/** An answer on its way, seen by whoever takes it. May be used from any thread. */
public interface Exchange {
  /** Asks for one more batch. The first pull starts everything. Not again before it has come. */
  void pull();

  /** Gives the answer up: the connection is closed at once, and the sink hears nothing more. */
  void cancel();
}
