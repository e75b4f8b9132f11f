package io.github.hotllm.matrix;

import static io.github.hotllm.matrix.Format.ANTHROPIC;
import static io.github.hotllm.matrix.Format.CHAT;
import static io.github.hotllm.matrix.Format.GEMINI;
import static io.github.hotllm.matrix.Format.RESPONSES;

import io.github.hotllm.LlmReply;
import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.StopReason;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.dialect.LeftOut;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What a format cannot say of an answer, each with what it leaves of one. Whatever is not here is
 * read as it was written.
 */
enum AnswerGap {
  STATE(
      "A state goes out as something that only its giver reads: it is seen when it comes back",
      AnswerGap::withoutStates,
      CHAT,
      RESPONSES,
      ANTHROPIC,
      GEMINI),
  ORDER(
      "A message of Chat has one place each for thinking, text, images and calls, in no order",
      AnswerGap::gathered,
      CHAT),
  BORDERS(
      "Where one text of Gemini ends and the next begins is not said; a state is of all before it",
      AnswerGap::joined,
      GEMINI),
  IMAGES(
      "An answer in Messages holds no images, but a text that names what was left out",
      AnswerGap::withoutImages,
      ANTHROPIC),
  OVERFLOW(
      "That the context window is full is told as the limit of tokens",
      stop(StopReason.CONTEXT_OVERFLOW, StopReason.LENGTH),
      CHAT,
      RESPONSES,
      GEMINI),
  PAUSE("A turn that was paused has simply ended", stop(StopReason.PAUSED, StopReason.STOP), CHAT),
  PAUSE_UNNAMED(
      "A turn that was paused has ended for a reason without a name",
      stop(StopReason.PAUSED, StopReason.OTHER),
      GEMINI),
  OTHER(
      "There is no word for an unknown reason to stop",
      stop(StopReason.OTHER, StopReason.STOP),
      CHAT,
      RESPONSES,
      ANTHROPIC),
  WRITTEN_1H(
      "What is written to the cache for an hour is not told apart",
      usage(usage -> build(usage, usage.inputTokens(), usage.cacheWriteTokens())),
      CHAT,
      RESPONSES,
      GEMINI),
  WRITTEN(
      "What is written to the cache is input like other input",
      usage(usage -> build(
          usage,
          OptionalLong.of(
              usage.inputTokens().orElse(0) + usage.cacheWriteTokens().orElse(0)),
          OptionalLong.empty())),
      GEMINI),
  NO_USAGE(
      "A message always has a usage, of 0 and 0 if nobody knows it",
      reply -> reply.usage().isEmpty() ? reply.toBuilder().usage(Usage.of(0, 0)).build() : reply,
      ANTHROPIC),
  UNKNOWN_TOTALS(
      "The tokens of the prompt and of the answer are 0 where nobody knows them",
      usage(AnswerGap::withTotals),
      CHAT,
      RESPONSES,
      ANTHROPIC,
      GEMINI),
  UNKNOWN_DETAILS(
      "Each other figure is 0, too, where nobody knows it",
      usage(AnswerGap::withDetails),
      RESPONSES);

  private final String why;
  private final UnaryOperator<LlmReply> left;
  private final Set<Format> formats;

  AnswerGap(String why, UnaryOperator<LlmReply> left, Format... formats) {
    this.why = why;
    this.left = left;
    this.formats = Set.of(formats);
  }

  /** What a format can say of a reply. */
  static LlmReply sayable(Format format, LlmReply reply) {
    return sayable(EnumSet.allOf(AnswerGap.class), format, reply);
  }

  /** What a format can say when it comes back from a client, who has changed nothing. */
  static List<Part> returnable(Format format, List<Part> parts) {
    var reply = LlmReply.builder().parts(parts).build();
    return sayable(EnumSet.of(ORDER, BORDERS, IMAGES), format, reply).parts();
  }

  private static LlmReply sayable(Set<AnswerGap> gaps, Format format, LlmReply reply) {
    var left = reply;
    for (var gap : gaps) {
      left = gap.formats.contains(format) ? gap.left.apply(left) : left;
    }
    return left;
  }

  private static LlmReply withoutStates(LlmReply reply) {
    return reply.toBuilder()
        .parts(reply.parts().stream()
            .filter(part -> !(part instanceof Part.Opaque))
            .filter(part -> !part.equals(new Part.Text("", part.marks())))
            .filter(part -> !part.equals(new Part.Thinking("", part.marks())))
            .map(part -> part.withMarks(Marks.NONE))
            .toList())
        .build();
  }

  /** What has a state of its own, else all that was thought; all text under its last state. */
  private static LlmReply gathered(LlmReply reply) {
    var parts = new ArrayList<Part>();
    var thoughts = all(reply, Part.Thinking.class);
    boolean signed = thoughts.stream().anyMatch(AnswerGap::isSigned);
    reply.parts().stream()
        .filter(part -> part instanceof Part.Thinking || part instanceof Part.Opaque)
        .filter(AnswerGap::isSigned)
        .forEach(parts::add);
    if (!signed && !thoughts.isEmpty()) {
      var text = thoughts.stream().map(Part.Thinking::text).collect(Collectors.joining());
      parts.add(new Part.Thinking(text));
    }
    var texts = all(reply, Part.Text.class);
    if (!texts.isEmpty()) {
      var states = texts.stream().flatMap(text -> text.marks().state().stream()).toList();
      var marks = states.isEmpty() ? Marks.NONE : Marks.ofState(states.get(states.size() - 1));
      parts.add(new Part.Text(reply.text(), marks));
    }
    parts.addAll(all(reply, Part.Image.class));
    parts.addAll(reply.toolCalls());
    return reply.toBuilder().parts(parts).build();
  }

  private static boolean isSigned(Part part) {
    return part.marks().state().isPresent();
  }

  private static <P extends Part> List<P> all(LlmReply reply, Class<P> kind) {
    return reply.parts().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Texts, or thoughts, that follow one another with no state between them. */
  private static LlmReply joined(LlmReply reply) {
    var parts = new ArrayList<Part>();
    for (var part : reply.parts()) {
      var both =
          parts.isEmpty() ? Optional.<Part>empty() : joined(parts.get(parts.size() - 1), part);
      both.ifPresentOrElse(joined -> parts.set(parts.size() - 1, joined), () -> parts.add(part));
    }
    return reply.toBuilder().parts(parts).build();
  }

  private static Optional<Part> joined(Part part, Part next) {
    if (isSigned(part)) {
      return Optional.empty();
    } else if (part instanceof Part.Text text && next instanceof Part.Text more) {
      return Optional.of(new Part.Text(text.text() + more.text(), more.marks()));
    }
    return part instanceof Part.Thinking thought && next instanceof Part.Thinking more
        ? Optional.of(new Part.Thinking(thought.text() + more.text(), more.marks()))
        : Optional.empty();
  }

  private static LlmReply withoutImages(LlmReply reply) {
    return reply.toBuilder()
        .parts(reply.parts().stream()
            .map(part ->
                part instanceof Part.Image ? new Part.Text(LeftOut.text(part, "Messages")) : part)
            .toList())
        .build();
  }

  private static UnaryOperator<LlmReply> stop(StopReason reason, StopReason other) {
    return reply ->
        reply.stopReason() == reason ? reply.toBuilder().stopReason(other).build() : reply;
  }

  private static UnaryOperator<LlmReply> usage(UnaryOperator<Usage> change) {
    return reply -> reply
        .usage()
        .map(usage -> reply.toBuilder().usage(change.apply(usage)).build())
        .orElse(reply);
  }

  private static Usage build(Usage usage, OptionalLong input, OptionalLong written) {
    return new Usage(
        input,
        usage.cacheReadTokens(),
        written,
        OptionalLong.empty(),
        usage.outputTokens(),
        usage.reasoningTokens());
  }

  private static Usage withTotals(Usage usage) {
    return new Usage(
        OptionalLong.of(usage.inputTokens().orElse(0)),
        usage.cacheReadTokens(),
        usage.cacheWriteTokens(),
        usage.cacheWrite1hTokens(),
        OptionalLong.of(usage.outputTokens().orElse(0)),
        usage.reasoningTokens());
  }

  private static Usage withDetails(Usage usage) {
    return new Usage(
        usage.inputTokens(),
        OptionalLong.of(usage.cacheReadTokens().orElse(0)),
        OptionalLong.of(usage.cacheWriteTokens().orElse(0)),
        usage.cacheWrite1hTokens(),
        usage.outputTokens(),
        OptionalLong.of(usage.reasoningTokens().orElse(0)));
  }

  @Override
  public String toString() {
    return why;
  }
}
