package io.github.hotllm.contract;

import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.net.http.HttpHeaders;

/** What a caller got. */
sealed interface Answer {
  /** An answer of a model. */
  record Told(String text, int attempts, String provider) implements Answer {
    static Told of(LlmReply reply) {
      return new Told(reply.text(), reply.attempts(), reply.provider());
    }
  }

  /** A typed failure. */
  record Thrown(LlmException failure) implements Answer {}

  /** A failure as an HTTP reply. */
  record Refused(int status, HttpHeaders headers, Node error) implements Answer {
    static Refused of(int status, HttpHeaders headers, String body) {
      return new Refused(status, headers, Node.of(Json.parse(body)).at("error"));
    }
  }

  /** A failure as the last event of a stream. */
  record Broken(Node error) implements Answer {}
}
