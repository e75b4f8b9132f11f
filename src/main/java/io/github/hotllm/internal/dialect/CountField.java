package io.github.hotllm.internal.dialect;

import io.github.hotllm.LlmReply;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.dialect.ValueDecoder.Value;
import io.github.hotllm.internal.json.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The one field of an answer in which a format tells how many tokens a request has.
 *
 * @param name such as {@code input_tokens}
 */
public record CountField(String name) {
  /** Reads it from a provider's answer. */
  public Decoder decoder(Target target) {
    return new ValueDecoder(target, "a count of tokens", this::read);
  }

  private Optional<Value> read(Node answer) {
    return Optional.of(answer.at(name).count())
        .filter(OptionalLong::isPresent)
        .map(tokens -> new Value(
            Optional.empty(),
            Optional.of(Usage.builder().inputTokens(tokens.getAsLong()).build()),
            Optional.empty()));
  }

  /**
   * Writes it as an answer of ours, if it is known.
   *
   * @param before what the format says besides
   */
  public Encoder encoder(Map<String, Object> before) {
    return new ValueEncoder(reply -> {
      var answer = new LinkedHashMap<>(before);
      tokens(reply).ifPresent(tokens -> answer.put(name, tokens));
      return answer;
    });
  }

  private static OptionalLong tokens(LlmReply reply) {
    return reply.usage().map(Usage::inputTokens).orElse(OptionalLong.empty());
  }
}
