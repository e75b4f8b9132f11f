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

/** How tokens are counted in our own format: a request is the very same as for an answer. */
public final class HotllmCount implements Dialect {
  public static final String PATH = "/count_tokens";

  @Override
  public String name() {
    return HotllmDialect.NAME;
  }

  @Override
  public Encoded encode(Asked asked, Target target) {
    return new HotRequest(asked, target).to(PATH, RequestWriter::write);
  }

  @Override
  public Decoder decoder(Asked asked, Target target) {
    return new HotDecoder(TokenCountJson::read);
  }

  @Override
  public LlmException decodeError(WireReply reply, Target target) {
    return HotFailure.read(reply, target);
  }

  @Override
  public Asked decode(WireRequest request) {
    return Errands.count(RequestReader.read(request.body()));
  }

  @Override
  public Encoder encoder(Asked asked) {
    return new HotEncoder(TokenCountJson::write);
  }

  @Override
  public WireReply encodeError(LlmException failure) {
    return HotFailure.reply(failure);
  }
}
