package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.StopReason;
import io.github.hotllm.internal.dialect.AnswerFormat;
import io.github.hotllm.internal.dialect.Decoder;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Unshown;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.wire.Frame;
import java.util.List;
import java.util.Optional;

/**
 * Reads one answer in Gemini's format, chunk by chunk or in one piece, by the same code.
 *
 * <p>The format has no mark of its end: a stream is whole when the input ends after a finish
 * reason. Of several candidates only the first is read. State belongs to the one who feeds it.
 */
final class GeminiDecoder implements Decoder {
  private static final String UNSPECIFIED = "UNSPECIFIED";

  private final GeminiErrors errors;
  private final AnswerFormat format;
  private final AnswerReader answer;
  private final Unshown unshown;
  private Optional<String> model = Optional.empty();
  private Optional<String> finish = Optional.empty();
  private Node usage = Node.of(null);
  private boolean begun;
  private boolean searched;
  private boolean done;

  GeminiDecoder(Target target, Unshown unshown) {
    this.unshown = unshown;
    this.errors = new GeminiErrors(target);
    this.format = errors.format();
    this.answer = new AnswerReader(target, format, unshown);
  }

  @Override
  public void frame(Frame frame, List<LlmEvent> out) {
    if (done || frame.data().length == 0) {
      return;
    } else if (frame.isBody()) {
      body(frame.data(), out);
    } else {
      chunk(format.json(frame.data(), "an event"), out);
    }
  }

  @Override
  public void whole(byte[] body, List<LlmEvent> out) {
    body(body, out);
    if (!begun) {
      throw format.foreign("an answer without candidates");
    }
    done = true;
  }

  /** One object, or the list of chunks that a server sends to whom it does not stream. */
  private void body(byte[] body, List<LlmEvent> out) {
    var value = format.json(body, "an answer");
    if (value.isList()) {
      value.items().forEach(chunk -> chunk(chunk, out));
    } else {
      chunk(value, out);
    }
  }

  private void chunk(Node chunk, List<LlmEvent> out) {
    if (!chunk.isObject()) {
      throw format.foreign("an event that is no object");
    }
    errors.inAnswer(chunk).ifPresent(failure -> {
      throw failure;
    });
    chunk.at("responseId").text().ifPresent(answer::seed);
    model = chunk.at("modelVersion").text().filter(name -> !name.isEmpty()).or(() -> model);
    // Each chunk tells all figures up to it, so the last ones count.
    usage = chunk.at("usageMetadata").isObject() ? chunk.at("usageMetadata") : usage;
    var candidates = chunk.at("candidates").items();
    requireLetThrough(chunk.at("promptFeedback"), candidates);
    for (var candidate : candidates) {
      if (candidate.at("index").count().orElse(0) == 0) {
        candidate(candidate, out);
      } else {
        unshown.note("candidates");
      }
    }
  }

  private void requireLetThrough(Node feedback, List<Node> candidates) {
    var reason = feedback.at("blockReason").textOrEmpty();
    if (candidates.isEmpty() && !reason.isEmpty() && !reason.endsWith(UNSPECIFIED)) {
      throw errors.blocked(feedback);
    }
  }

  private void candidate(Node candidate, List<LlmEvent> out) {
    begun = true;
    for (var part : candidate.at("content").at("parts").items()) {
      answer.read(part, out);
    }
    for (var sources : List.of("groundingMetadata", "citationMetadata", "urlContextMetadata")) {
      unshown.note("citations", candidate.at(sources));
    }
    for (var name : List.of("logprobsResult", "continuationToken")) {
      unshown.note(name, candidate.at(name));
    }
    searched |=
        !candidate.at("groundingMetadata").at("webSearchQueries").items().isEmpty();
    var word = candidate.at("finishReason").textOrEmpty();
    if (!word.isEmpty() && !word.endsWith(UNSPECIFIED)) {
      finish = Optional.of(word);
      errors.ofFinish(word, candidate).ifPresent(failure -> {
        throw failure;
      });
    }
  }

  @Override
  public Optional<String> model() {
    return model;
  }

  @Override
  public boolean isDone() {
    return done;
  }

  @Override
  public Metered end(List<LlmEvent> out) {
    if (finish.isEmpty() && !done) {
      throw format.cut("a finish reason");
    }
    var unpriced =
        searched ? Optional.of("a search by Google's own tool") : GeminiUsage.unpriced(usage);
    return new Metered(
        stopReason(),
        finish,
        GeminiUsage.read(usage),
        Optional.empty(),
        unpriced,
        unshown.warnings());
  }

  /** Gemini has no word of its own for an answer that waits for tools. */
  private StopReason stopReason() {
    var reason = finish.map(FinishReasons::read).orElse(StopReason.OTHER);
    return reason == StopReason.STOP && answer.hasCalls() ? StopReason.TOOL_CALLS : reason;
  }
}
