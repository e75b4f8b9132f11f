package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Decoder;
import io.github.hotllm.internal.dialect.Dialect;
import io.github.hotllm.internal.dialect.Encoded;
import io.github.hotllm.internal.dialect.Encoder;
import io.github.hotllm.internal.dialect.Errands;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.wire.WireReply;
import io.github.hotllm.internal.wire.WireRequest;

/** How vectors are made in our own format. */
public final class HotllmEmbeddings implements Dialect {
  public static final String PATH = "/embed";

  @Override
  public String name() {
    return HotllmDialect.NAME;
  }

  @Override
  public Encoded encode(Asked asked, Target target) {
    var request = Errands.embedRequest(asked);
    return new HotRequest(asked, target).to(PATH, unused -> EmbedRequestJson.write(request));
  }

  @Override
  public Decoder decoder(Asked asked, Target target) {
    int texts = asked.request().messages().size();
    return new HotDecoder(body -> EmbeddingsJson.read(body, texts));
  }

  @Override
  public LlmException decodeError(WireReply reply, Target target) {
    return HotFailure.read(reply, target);
  }

  @Override
  public Asked decode(WireRequest request) {
    return EmbedRequestJson.read(request.body());
  }

  @Override
  public Encoder encoder(Asked asked) {
    var encoding = EmbedRequestJson.encoding(asked.literal(this));
    return new HotEncoder(reply -> EmbeddingsJson.write(reply, encoding));
  }

  @Override
  public WireReply encodeError(LlmException failure) {
    return HotFailure.reply(failure);
  }
}
