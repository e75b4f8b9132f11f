package io.github.hotllm.internal.route;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireReply;

/** What a route makes of the reply to one request. Its calls come one after the other. */
interface Judge {
  /** The head of the reply is here. */
  default void head(int status, Headers headers) {}

  /** The failure of a reply whose status is not 200. */
  LlmException of(WireReply reply);

  /** A failure of the transport or within an answer, as it may be passed on. */
  LlmException clean(LlmException failure);
}
