package io.github.hotllm.server;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;

/** Tells callers of the old API what the call is today. */
final class GoneHandler implements Endpoint {
  @Override
  public void serve(Visit visit) {
    throw LlmException.of(
        ErrorType.GONE,
        "/fast_call and fast_haiku are gone; the call is now POST /call_llm:"
            + " curl --json '{\"model\":\"haiku\",\"prompt\":\"Hello\"}' localhost:8120/call_llm");
  }
}
