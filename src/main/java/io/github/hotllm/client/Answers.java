package io.github.hotllm.client;

import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.UnavailableException;
import io.github.hotllm.internal.dialect.hotllm.ErrorJson;
import io.github.hotllm.internal.dialect.hotllm.ReplyJson;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import java.util.Map;

/** Reads whole bodies of a hot server, or finds out that there is no hot server. */
final class Answers {
  private Answers() {}

  /** The reply of a call. */
  static LlmReply reply(int status, byte[] body, Trouble trouble) {
    if (status != 200) {
      throw refusal(status, body, trouble);
    }
    try {
      return ReplyJson.read(body);
    } catch (UnavailableException e) {
      throw trouble.stranger(String.valueOf(e.getMessage())).cause(e).build();
    }
  }

  /** What an answer of another status than 200 tells of. */
  static LlmException refusal(int status, byte[] body, Trouble trouble) {
    try {
      return ErrorJson.read(status, body);
    } catch (UnavailableException e) {
      return trouble.stranger("it answered " + status).cause(e).build();
    }
  }

  /** The state of a server: it tells it while it stops, too. */
  static Map<String, Object> health(int status, byte[] body, Trouble trouble) {
    if (status != 200 && status != 503) {
      throw refusal(status, body, trouble);
    }
    try {
      return Json.object(body);
    } catch (JsonException e) {
      throw trouble.stranger(String.valueOf(e.getMessage())).cause(e).build();
    }
  }
}
