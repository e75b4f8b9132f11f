package io.github.hotllm.internal.dialect.chat;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.StopReason;
import io.github.hotllm.internal.catalog.Quirks;
import io.github.hotllm.internal.dialect.AnswerFormat;
import io.github.hotllm.internal.dialect.Decoder;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.dialect.OpenAiErrors;
import io.github.hotllm.internal.dialect.OpenAiUsage;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Unshown;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireReply;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Reads one answer in Chat, chunk by chunk or in one piece, by the same code.
 *
 * <p>An answer is at its end when a finish reason and then {@code [DONE]} were seen; of a server
 * that sends no {@code [DONE]}, when the input ends after the finish reason. Of several choices
 * only the first is read. State belongs to the one who feeds it.
 */
final class ChatDecoder implements Decoder {
  private static final String DONE = "[DONE]";
  /** With the blanks that some servers put around it; no chunk is as short. */
  private static final int LONGEST_MARK = 16;

  private final Target target;
  private final OpenAiErrors errors;
  private final AnswerFormat format;
  private final ChatErrors failures;
  private final ChatContent content;
  private final Unshown unshown;
  private Optional<String> model = Optional.empty();
  private Optional<String> finish = Optional.empty();
  private Node usage = Node.of(null);
  private Optional<String> unpriced = Optional.empty();
  private boolean done;

  ChatDecoder(Target target, Unshown unshown) {
    this.target = target;
    this.errors = new OpenAiErrors(target);
    this.failures = new ChatErrors(target);
    this.format = new AnswerFormat(ChatDialect.TITLE, target);
    this.unshown = unshown;
    this.content = new ChatContent(target, unshown);
  }

  @Override
  public void frame(Frame frame, List<LlmEvent> out) {
    if (done) {
      return;
    } else if (frame.isBody()) {
      whole(frame.data(), out);
      return;
    } else if (frame.event().equals("error")) {
      throw errors.of(new WireReply(200, Headers.none(), frame.data()));
    }
    var mark = frame.data().length <= LONGEST_MARK ? frame.text().strip() : "{";
    if (mark.equals(DONE)) {
      requireFinish();
      done = true;
    } else if (!mark.isEmpty()) {
      chunk(format.json(frame.data(), "an event"), out);
    }
  }

  @Override
  public void whole(byte[] body, List<LlmEvent> out) {
    var answer = format.json(body, "an answer");
    if (answer.isList()) {
      answer = answer.at(0);
    }
    chunk(answer, out);
    if (answer.at("choices").items().isEmpty()) {
      throw format.foreign("an answer without choices");
    }
    done = true;
  }

  private void chunk(Node chunk, List<LlmEvent> out) {
    if (!chunk.isObject()) {
      throw format.foreign("an event that is no object");
    }
    failures.inAnswer(chunk).ifPresent(failure -> {
      throw failure;
    });
    readHead(chunk);
    for (var choice : chunk.at("choices").items()) {
      if (choice.at("index").count().orElse(0) == 0) {
        readChoice(choice, out);
      } else {
        unshown.note("choices");
      }
    }
  }

  private void readHead(Node chunk) {
    chunk.at("id").text().ifPresent(content.toolCalls()::seed);
    model = model.or(() -> chunk.at("model").text().filter(name -> !name.isEmpty()));
    readUsage(chunk.at("usage"));
    readUsage(chunk.at("x_groq").at("usage"));
    unshown.note("moderation", chunk.at("moderation"));
    unpriced = OpenAiUsage.unpriced(chunk.at("service_tier")).or(() -> unpriced);
  }

  /** The last figures count, for those before are of a part of the answer. */
  private void readUsage(Node figures) {
    if (figures.isObject()) {
      usage = figures;
    }
  }

  private void readChoice(Node choice, List<LlmEvent> out) {
    readUsage(choice.at("usage"));
    var said = choice.at("delta").isObject() ? choice.at("delta") : choice.at("message");
    content.read(said, out);
    unshown.note("citations", said.at("annotations"));
    unshown.note("logprobs", choice.at("logprobs"));
    var word = choice.at("finish_reason").text().filter(text -> !text.isEmpty());
    if (word.isPresent()) {
      finish = word;
      failures.ofFinish(choice, word.get()).ifPresent(failure -> {
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
    if (!done) {
      requireFinish();
      if (target.provider().quirks().end() != Quirks.End.EOF) {
        throw format.cut("[DONE]");
      }
    }
    var reason = stopReason();
    content.endThinking(out);
    content.toolCalls().finish(reason, out);
    Optional<BigDecimal> cost = OpenAiUsage.cost(usage);
    return new Metered(
        reason, finish, ChatUsage.FIGURES.read(usage), cost, unpriced, unshown.warnings());
  }

  /** Calls of tools are waited for, whatever word the server has for it. */
  private StopReason stopReason() {
    var reason = finish.map(StopReasons::read).orElse(StopReason.OTHER);
    boolean calls = !content.toolCalls().isEmpty();
    if (content.isRefused()) {
      return StopReason.REFUSAL;
    } else if (reason == StopReason.STOP && calls) {
      return StopReason.TOOL_CALLS;
    }
    return reason == StopReason.TOOL_CALLS && !calls ? StopReason.OTHER : reason;
  }

  private void requireFinish() {
    if (finish.isEmpty()) {
      throw format.cut("a finish reason");
    }
  }
}
