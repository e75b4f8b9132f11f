package io.github.hotllm.internal.dialect.hotllm;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Encoder;
import io.github.hotllm.internal.dialect.LeftOut;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes the bare text of an answer, for people who read along.
 *
 * <p>Without state. It has no words for an end or a failure: the text simply ends, or is cut.
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
      var text = text(event);
      if (!text.isEmpty()) {
        frames.add(Frame.body(text.getBytes(UTF_8)));
      }
    }
    return frames;
  }

  private static String text(LlmEvent event) {
    if (event instanceof LlmEvent.Text piece) {
      return piece.text();
    }
    return event instanceof LlmEvent.Whole whole ? inPlaceOf(whole.part()) : "";
  }

  /** Whoever asks for the text alone learns that there was something else to see. */
  private static String inPlaceOf(Part part) {
    return part instanceof Part.Image || part instanceof Part.Document
        ? LeftOut.text(part, "plain text")
        : "";
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
  public boolean isCutAtError() {
    return true;
  }

  @Override
  public WireReply whole(LlmReply reply, List<Frame> raw) {
    var headers = Headers.none().with("content-type", MEDIA_TYPE);
    return new WireReply(200, headers, text(reply).getBytes(UTF_8));
  }

  private static String text(LlmReply reply) {
    return reply.parts().stream()
        .map(part -> part instanceof Part.Text text ? text.text() : inPlaceOf(part))
        .collect(Collectors.joining());
  }
}
