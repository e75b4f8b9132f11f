package io.github.hotllm.contract;

import io.github.hotllm.LlmException.Phase;
import io.github.hotllm.LlmTimeoutException;
import java.time.Duration;
import java.util.List;

/** Rows of the table about deadlines. */
final class TimeoutRows {
  private static final Duration SHORT = Duration.ofMillis(60);

  static final List<Row> ALL = List.of(
      row("timeout: connect", Phase.CONNECT)
          .model("silent/m")
          .asked(request -> request.connectTimeout(SHORT))
          .saying("connect_timeout_ms")
          .then(Then.AGAIN)
          .unheard(),
      row("timeout: first_event", Phase.FIRST_EVENT)
          .when(ChatScripts::silence)
          .asked(request -> request.firstEventTimeout(SHORT))
          .saying("first_event_timeout_ms")
          .then(Then.AGAIN),
      row("timeout: idle, behind the head of a whole answer", Phase.IDLE)
          .when(call -> {
            call.chunked(200, "Content-Type: application/json");
            call.awaitClosed(Duration.ofSeconds(20));
          })
          .onlyWhole()
          .asked(request -> request.idleTimeout(SHORT))
          .saying("idle_timeout_ms")
          .then(Then.AGAIN),
      row("timeout: idle, within the text", Phase.IDLE)
          .when(ChatScripts::pieceAndSilence)
          .onlyStreamed()
          .asked(request -> request.idleTimeout(SHORT))
          .partial("Hel")
          .then(Then.STOP),
      row("timeout: total", Phase.TOTAL)
          .when(ChatScripts::silence)
          .asked(request -> request.timeout(SHORT.multipliedBy(3)))
          .saying("timeout_ms")
          .then(Then.STOP),
      row("timeout: total, within the text", Phase.TOTAL)
          .when(ChatScripts::pieceAndSilence)
          .onlyStreamed()
          .asked(request -> request.timeout(SHORT.multipliedBy(6)))
          .partial("Hel")
          .then(Then.STOP));

  private TimeoutRows() {}

  private static Row row(String name, Phase phase) {
    return Row.of(name)
        .fails("timeout", 504, LlmTimeoutException.class)
        .retryable()
        .phase(phase);
  }
}
