package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.catalog.Hosting.ModelPlace;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.ClientState;
import io.github.hotllm.internal.dialect.Decoder;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Dialect;
import io.github.hotllm.internal.dialect.Encoded;
import io.github.hotllm.internal.dialect.Encoder;
import io.github.hotllm.internal.dialect.Original;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Unshown;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireReply;
import io.github.hotllm.internal.wire.WireRequest;
import java.util.Optional;

/**
 * Anthropic's Messages, which several other providers and gateways speak too.
 *
 * <p>The format is that of Anthropic's TypeScript SDK 1.12.0 (2026-11-20), in the version
 * 2023-06-01, which unlike later ones lets old models keep their temperature.
 */
public final class AnthropicDialect implements Dialect {
  public static final String NAME = "anthropic";

  /** What people call the format. */
  static final String TITLE = "Messages";

  static final String VERSION = "anthropic-version";
  static final String BETA = "anthropic-beta";

  /**
   * The state of thinking is its {@code signature}, that of an opaque part the {@code data} of a
   * {@code redacted_thinking}; the carriers are of that type too.
   */
  static final ClientState STATES = new ClientState(NAME, ReplyWriter::type);

  private static final String PATH = "/v1/messages";
  private static final String OUR_VERSION = "2023-06-01";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Encoded encode(Asked asked, Target target) {
    var warnings = new Warnings(TITLE);
    var literal = asked.literal(this);
    var writer = literal.isPresent()
        ? new LiteralWriter(asked, literal.get(), target, warnings)
        : new RequestWriter(asked, target, warnings);
    var delivery = OutputLimit.delivery(asked, writer.maxTokens());
    var head = headers(literal, delivery);
    var usual = new WireRequest("POST", PATH, head, writer.write(delivery));
    var wire = target.provider().hosting().place() == ModelPlace.PATH
        ? new RawPredict(usual, target, literal).request(delivery)
        : usual;
    return new Encoded(wire, delivery, warnings.list());
  }

  static Headers headers(Optional<Original> literal, Delivery delivery) {
    var theirs = literal.map(Original::headers).orElse(Headers.none());
    var headers = delivery.headers().with(VERSION, theirs.first(VERSION).orElse(OUR_VERSION));
    var betas = theirs.all(BETA);
    return betas.isEmpty() ? headers : headers.with(BETA, String.join(",", betas));
  }

  @Override
  public Decoder decoder(Asked asked, Target target) {
    return new MessagesDecoder(target, Unshown.of(asked, this));
  }

  @Override
  public LlmException decodeError(WireReply reply, Target target) {
    return new MessagesErrors(target).of(reply);
  }

  @Override
  public Asked decode(WireRequest request) {
    return new RequestReader().read(request);
  }

  @Override
  public Encoder encoder(Asked asked) {
    return new MessagesEncoder(asked);
  }

  @Override
  public WireReply encodeError(LlmException failure) {
    return MessagesFailure.reply(failure);
  }
}
