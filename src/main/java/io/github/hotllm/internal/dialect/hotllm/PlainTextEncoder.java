package io.github.hotllm.internal.dialect.hotllm;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Encoder;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes the bare text of an answer, for people who read along.
 *
 * <p>Without state. It has no words for an end or a failure: the text simply ends, and after a
 * failure the server has to end the body abnormally.
 */
final class PlainTextEncoder implements Encoder {
  static final String ACCEPTED = "text/plain";

  private static final String MEDIA_TYPE = "text/plain; charset=utf-8";

  /** Whether a value of the header {@code Accept} names plain text. */
  static boolean isWanted(String accept) {
    return accept.toLowerCase(Locale.ROOT).contains(ACCEPTED);
  }

  @Override
  public String mediaType() {
    return MEDIA_TYPE;
  }

  @Override
  public List<Frame> batch(Batch batch) {
    var frames = new ArrayList<Frame>();
    for (var event : batch.events()) {
      if (event instanceof LlmEvent.Text text && !text.text().isEmpty()) {
        frames.add(Frame.body(text.text().getBytes(UTF_8)));
      }
    }
    return frames;
  }

  @Override
  public List<Frame> end(LlmReply reply) {
    return List.of();
  }

  @Override
  public List<Frame> error(LlmException failure) {
    return List.of();
  }

  @Override
  public WireReply whole(LlmReply reply, List<Frame> raw) {
    var headers = Headers.none().with("content-type", MEDIA_TYPE);
    return new WireReply(200, headers, reply.text().getBytes(UTF_8));
  }
}
