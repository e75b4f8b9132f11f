package io.github.hotllm.internal.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.StopReason;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Decoder;
import io.github.hotllm.internal.dialect.Dialect;
import io.github.hotllm.internal.dialect.Encoded;
import io.github.hotllm.internal.dialect.Encoder;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.WireReply;
import io.github.hotllm.internal.wire.WireRequest;
import java.util.List;
import java.util.Optional;

/**
 * The simplest format there is: a frame is a piece of text, except {@code END}, {@code PING} and
 * {@code ERROR}.
 */
final class LineDialect implements Dialect {
  @Override
  public String name() {
    return "line";
  }

  @Override
  public Encoded encode(Asked asked, Target target) {
    var text = asked.request().messages().get(0).text();
    var wire = new WireRequest("POST", "/lines", asked.delivery().headers(), text.getBytes(UTF_8));
    return new Encoded(wire, asked.delivery(), List.of());
  }

  @Override
  public Decoder decoder(Asked asked, Target target) {
    return new LineDecoder();
  }

  @Override
  public LlmException decodeError(WireReply reply, Target target) {
    var text = new String(reply.body(), UTF_8);
    return LlmException.of(
        reply.status() == 401 ? ErrorType.AUTHENTICATION : ErrorType.OVERLOADED, text);
  }

  @Override
  public Asked decode(WireRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Encoder encoder(Asked asked) {
    throw new UnsupportedOperationException();
  }

  @Override
  public WireReply encodeError(LlmException failure) {
    throw new UnsupportedOperationException();
  }

  private static final class LineDecoder implements Decoder {
    private boolean done;

    @Override
    public void frame(Frame frame, List<LlmEvent> out) {
      if (frame.isBody()) {
        throw LlmException.of(ErrorType.OVERLOADED, "said the body: " + frame.text());
      }
      switch (frame.text()) {
        case "END" -> done = true;
        case "PING" -> {
          // Means nothing.
        }
        case "ERROR" -> throw LlmException.of(ErrorType.OVERLOADED, "said the stream");
        default -> out.add(new LlmEvent.Text(frame.text()));
      }
    }

    @Override
    public void whole(byte[] body, List<LlmEvent> out) {
      out.add(new LlmEvent.Text(new String(body, UTF_8)));
      done = true;
    }

    @Override
    public Optional<String> model() {
      return Optional.of("line-1");
    }

    @Override
    public boolean isDone() {
      return done;
    }

    @Override
    public Metered end(List<LlmEvent> out) {
      if (!done) {
        throw LlmException.of(ErrorType.STREAM_BROKEN, "no END");
      }
      return Metered.of(StopReason.STOP, Optional.empty(), Optional.empty());
    }
  }
}
