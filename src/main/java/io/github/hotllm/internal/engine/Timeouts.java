package io.github.hotllm.internal.engine;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmException.Phase;
import java.time.Duration;

/** The failures of deadlines: which has passed, and which setting gives more time. */
final class Timeouts {
  private Timeouts() {}

  static LlmException connect(String who, Duration limit) {
    return passed(Phase.CONNECT, who + " took no connection", limit, "connect_timeout_ms");
  }

  static LlmException firstEvent(String who, Duration limit) {
    return passed(
        Phase.FIRST_EVENT, who + " has not begun to answer", limit, "first_event_timeout_ms");
  }

  static LlmException idle(String who, Duration limit) {
    return passed(Phase.IDLE, who + " fell silent", limit, "idle_timeout_ms");
  }

  static LlmException total(Duration limit) {
    return passed(Phase.TOTAL, "the call is not done", limit, "timeout_ms");
  }

  private static LlmException passed(Phase phase, String what, Duration limit, String setting) {
    return LlmException.builder(
            ErrorType.TIMEOUT, what + " within " + text(limit) + " – give it more with " + setting)
        .phase(phase)
        .build();
  }

  private static String text(Duration limit) {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }
}
