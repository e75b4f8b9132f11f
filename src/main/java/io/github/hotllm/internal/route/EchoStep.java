package io.github.hotllm.internal.route;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Metered;
import java.time.Duration;

/** What echo does with one pull. */
sealed interface EchoStep {
  /** Says something, after a while. */
  record Say(LlmEvent event, Duration after) implements EchoStep {}

  /** Says nothing, ever. */
  record Stall() implements EchoStep {}

  record Fail(LlmException failure) implements EchoStep {}

  record End(Metered metered) implements EchoStep {}
}
