package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Decoder;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Dialect;
import io.github.hotllm.internal.dialect.Encoded;
import io.github.hotllm.internal.dialect.Encoder;
import io.github.hotllm.internal.dialect.Original;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireReply;
import io.github.hotllm.internal.wire.WireRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hot server's own format: what the server speaks, and what a server that stands behind another
 * is spoken to.
 *
 * <p>Every word of the vocabulary has its field here, so a request is never bent and needs no
 * literal beside it. Only what a client of another format wrote beyond the vocabulary is left out,
 * and what only that format's server can read.
 */
public final class HotllmDialect implements Dialect {
  /** The path that answers in one piece. */
  public static final String CALL = "/call_llm";
  /** The path that answers with a stream. */
  public static final String STREAM = "/stream_llm";

  static final String NAME = "hotllm";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Encoded encode(Asked asked, Target target) {
    var path = asked.isStreamed() ? STREAM : CALL;
    return new HotRequest(asked, target).to(path, RequestWriter::write);
  }

  @Override
  public Decoder decoder(Asked asked, Target target) {
    return new HotDecoder(ReplyJson::read);
  }

  @Override
  public LlmException decodeError(WireReply reply, Target target) {
    return HotFailure.read(reply, target);
  }

  @Override
  public Asked decode(WireRequest request) {
    return new Asked(RequestReader.read(request.body()), delivery(request), wish(request));
  }

  /** Who wants the bare text says so in a header: all that a literal of ours is needed for. */
  private Optional<Original> wish(WireRequest request) {
    var accept = request.headers().all("accept");
    if (accept.stream().noneMatch(PlainTextEncoder::isWanted)) {
      return Optional.empty();
    }
    var headers = Headers.none().with("accept", PlainTextEncoder.ACCEPTED);
    return Optional.of(new Original(name(), request.body(), Map.of(), headers, List.of()));
  }

  private static Delivery delivery(WireRequest request) {
    int query = request.path().indexOf('?');
    var path = query < 0 ? request.path() : request.path().substring(0, query);
    return switch (path) {
      case CALL -> Delivery.WHOLE;
      case STREAM -> Delivery.STREAMED;
      default ->
        throw LlmException.builder(
                ErrorType.INVALID_REQUEST, "no such path; POST to " + CALL + " or " + STREAM)
            .status(404)
            .build();
    };
  }

  @Override
  public Encoder encoder(Asked asked) {
    return asked.isStreamed() && asked.literal(this).isPresent()
        ? new PlainTextEncoder()
        : new HotEncoder(ReplyJson::write);
  }

  @Override
  public WireReply encodeError(LlmException failure) {
    return HotFailure.reply(failure);
  }
}
