package io.github.hotllm.internal.dialect.embeddings;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Decoder;
import io.github.hotllm.internal.dialect.Dialect;
import io.github.hotllm.internal.dialect.Encoded;
import io.github.hotllm.internal.dialect.Encoder;
import io.github.hotllm.internal.dialect.OpenAiErrors;
import io.github.hotllm.internal.dialect.OpenAiFailure;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.ValueDecoder;
import io.github.hotllm.internal.dialect.ValueDecoder.Value;
import io.github.hotllm.internal.dialect.ValueEncoder;
import io.github.hotllm.internal.dialect.Vectors;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.wire.WireReply;
import io.github.hotllm.internal.wire.WireRequest;
import java.util.Comparator;
import java.util.Optional;

/**
 * OpenAI's embeddings, which most providers and local model servers have beside Chat.
 *
 * <p>The format is that of OpenAI's Node SDK 7.57.0 (2026-11-13). As the official SDKs do we ask
 * for vectors in base64, a quarter of the size of numbers, and understand both.
 */
public final class EmbeddingsDialect implements Dialect {
  /** The path below a base URL that ends in {@code /v1}. */
  public static final String PATH = "/embeddings";

  static final String NAME = "openai-embeddings";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Encoded encode(Asked asked, Target target) {
    var warnings = new Warnings("OpenAI");
    var body = new EmbeddingsWriter(asked, target, warnings).write();
    return Encoded.whole(PATH, body, warnings.list());
  }

  @Override
  public Decoder decoder(Asked asked, Target target) {
    return new ValueDecoder(
        target,
        "a vector for each text",
        answer -> read(answer).filter(value -> value.isWhole(asked)));
  }

  private static Optional<Value> read(Node answer) {
    var rows = answer.at("data").items().stream()
        .sorted(Comparator.comparingLong(row -> row.at("index").count().orElse(0)))
        .map(row -> Vectors.read(row.at("embedding")))
        .toList();
    return Value.vectors(
        answer.at("model").text(), answer.at("usage").at("prompt_tokens").count(), rows);
  }

  @Override
  public LlmException decodeError(WireReply reply, Target target) {
    return new OpenAiErrors(target).of(reply);
  }

  @Override
  public Asked decode(WireRequest request) {
    return EmbeddingsReader.read(request.body());
  }

  @Override
  public Encoder encoder(Asked asked) {
    return new ValueEncoder(new EmbeddingsAnswer(asked)::write);
  }

  @Override
  public WireReply encodeError(LlmException failure) {
    return OpenAiFailure.reply(failure);
  }
}
