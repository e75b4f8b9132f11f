package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.dialect.Errands;
import io.github.hotllm.internal.json.Fields;
import java.util.LinkedHashMap;
import java.util.Map;

/** The answer to a count, written and read. What is counted is not used: it has no cost. */
public final class TokenCountJson {
  private static final String TOKENS = "tokens";

  private TokenCountJson() {}

  static Map<String, Object> write(LlmReply reply) {
    var json = new LinkedHashMap<String, Object>();
    Present.put(json, TOKENS, Errands.tokens(reply));
    StoryJson.putFree(json, reply);
    return json;
  }

  /**
   * The reply whose input tokens a hot server has counted.
   *
   * @throws LlmException of type {@code provider_error} if it is none
   */
  public static LlmReply read(byte[] body) {
    return Foreign.object(body, TokenCountJson::reply);
  }

  private static LlmReply reply(Fields json) {
    var tokens = Foreign.count(json, TOKENS)
        .orElseThrow(() -> json.refused(TOKENS, "must be there, a whole number from 0 on"));
    var counted = Usage.builder().inputTokens(tokens).build();
    return StoryJson.read(json).usage(counted).build();
  }
}
