package io.github.hotllm.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmReply;
import io.github.hotllm.Part;
import io.github.hotllm.Role;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireRequest;
import io.github.hotllm.matrix.Phrases.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A client that wants to see all there is in an answer, and to go on with it. */
record Client(Format format) {
  /** The body of an answer in one piece. */
  byte[] told(LlmReply reply) {
    var encoder = format.dialect().encoder(asked(question(Delivery.WHOLE)));
    return encoder.whole(reply, List.of()).body();
  }

  /** The events of an answer that came as these. */
  List<Frame> streamed(List<LlmEvent> events, LlmReply reply) {
    var encoder = format.dialect().encoder(asked(question(Delivery.STREAMED)));
    var frames = new ArrayList<Frame>();
    for (var event : events) {
      var batch = new Batch("none", Optional.of("m-1"), List.of(event), List.of());
      frames.addAll(encoder.batch(batch));
    }
    frames.addAll(encoder.end(reply));
    return frames;
  }

  /** What is read of an answer that stands in the client's next request. */
  List<Part> sentBack(String answer) {
    var next = format.phrases().next(question(Delivery.WHOLE), answer);
    return asked(next).request().messages().stream()
        .filter(message -> message.role() == Role.ASSISTANT)
        .flatMap(message -> message.parts().stream())
        .filter(part -> !part.equals(new Part.Text("")))
        .toList();
  }

  private Question question(Delivery delivery) {
    var fields = format.phrases().asks(Ask.THINKING_WITH_TOOLS).orElseThrow();
    return format.phrases().question("m", delivery, fields);
  }

  private Asked asked(Question question) {
    var body = question.body().getBytes(UTF_8);
    return format.dialect().decode(new WireRequest("POST", question.path(), Headers.none(), body));
  }
}
