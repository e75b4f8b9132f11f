package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Decoder;
import io.github.hotllm.internal.dialect.Dialect;
import io.github.hotllm.internal.dialect.Encoded;
import io.github.hotllm.internal.dialect.Encoder;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.ValueDecoder;
import io.github.hotllm.internal.dialect.ValueDecoder.Value;
import io.github.hotllm.internal.dialect.ValueEncoder;
import io.github.hotllm.internal.dialect.Vectors;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.wire.WireReply;
import io.github.hotllm.internal.wire.WireRequest;
import java.util.Optional;

/**
 * Google's embeddings, of the SDK 3.1.0 (2026-11-10). A client may send one text to embedContent or
 * a batch to batchEmbedContents; a provider is always sent a batch, as Google's SDK does.
 */
public final class GeminiEmbeddings implements Dialect {
  /** For a client with one text. */
  public static final GeminiEmbeddings ONE = new GeminiEmbeddings("gemini-embedding");
  /** For a client with many, and for providers. */
  public static final GeminiEmbeddings BATCH = new GeminiEmbeddings("gemini-embeddings");

  private static final String METHOD = "batchEmbedContents";

  private final String name;

  private GeminiEmbeddings(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Encoded encode(Asked asked, Target target) {
    var warnings = new Warnings("Gemini");
    var body = new EmbedWriter(asked, target, warnings).write();
    return Encoded.whole(ModelPath.of(target, METHOD), body, warnings.list());
  }

  @Override
  public Decoder decoder(Asked asked, Target target) {
    return new ValueDecoder(
        target,
        "a vector for each text",
        answer -> read(answer).filter(value -> value.isWhole(asked)));
  }

  private static Optional<Value> read(Node answer) {
    var rows = answer.at("embeddings").items().stream()
        .map(embedding -> Vectors.read(embedding.at("values")))
        .toList();
    return Value.vectors(
        Optional.empty(), answer.at("usageMetadata").at("promptTokenCount").count(), rows);
  }

  @Override
  public LlmException decodeError(WireReply reply, Target target) {
    return new GeminiErrors(target).of(reply);
  }

  @Override
  public Asked decode(WireRequest request) {
    return new EmbedReader(name).read(request);
  }

  @Override
  public Encoder encoder(Asked asked) {
    return new ValueEncoder(this == ONE ? EmbedAnswer::one : EmbedAnswer::batch);
  }

  @Override
  public WireReply encodeError(LlmException failure) {
    return GeminiFailure.reply(failure);
  }
}
