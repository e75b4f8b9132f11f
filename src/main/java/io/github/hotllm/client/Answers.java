package io.github.hotllm.client;

import io.github.hotllm.LlmException;
import io.github.hotllm.UnavailableException;
import io.github.hotllm.internal.dialect.hotllm.ErrorJson;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import java.util.Map;
import java.util.function.Function;

/** Reads whole bodies of a hot server, or finds out that there is no hot server. */
final class Answers {
  private Answers() {}

  /** @param reader of what the server answers if nothing has failed */
  static <T> T read(WholeReply reply, Trouble trouble, Function<byte[], T> reader) {
    if (reply.status() != 200) {
      throw refusal(reply, trouble);
    }
    try {
      return reader.apply(reply.body());
    } catch (UnavailableException e) {
      throw trouble.stranger(String.valueOf(e.getMessage())).cause(e).build();
    }
  }

  /** What an answer of another status than 200 tells of. */
  static LlmException refusal(WholeReply reply, Trouble trouble) {
    try {
      return ErrorJson.read(reply.status(), reply.body());
    } catch (UnavailableException e) {
      return trouble.stranger("it answered " + reply.status()).cause(e).build();
    }
  }

  /** The state of a server: it tells it while it stops, too. */
  static Map<String, Object> health(WholeReply reply, Trouble trouble) {
    if (reply.status() != 200 && reply.status() != 503) {
      throw refusal(reply, trouble);
    }
    try {
      return Json.object(reply.body());
    } catch (JsonException e) {
      throw trouble.stranger(String.valueOf(e.getMessage())).cause(e).build();
    }
  }
}
