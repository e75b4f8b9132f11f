package io.github.hotllm.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.wire.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A failure that a client is told is read as the one that it was, but for its format's gaps. */
class FailureLawTest {
  private static final String MESSAGE = "\"The\" model – it said – broke, in \\ 3 places 🙂";

  /** What may be known of a failure beyond its type. */
  enum Known {
    NOTHING(failure -> failure),
    WAIT(failure -> failure.retryAfter(Duration.ofMillis(90_500))),
    RESET(failure -> failure.resetsAt(Instant.parse("2026-11-25T03:00:00.123Z"))),
    FIELD(failure -> failure.field("messages[2].content")),
    PARTIAL(failure -> failure.partial(LlmReply.of("so far"))),
    RETRYABLE(LlmException.Builder::transitory),
    FINAL(LlmException.Builder::permanent),
    ALL(failure -> FINAL.more.apply(
        PARTIAL.more.apply(FIELD.more.apply(RESET.more.apply(WAIT.more.apply(failure))))));

    private final UnaryOperator<LlmException.Builder> more;

    Known(UnaryOperator<LlmException.Builder> more) {
      this.more = more;
    }

    LlmException of(ErrorType type) {
      return more.apply(LlmException.builder(type, MESSAGE)).build();
    }
  }

  record Case(Format format, ErrorType type) {
    Stream<LlmException> failures() {
      return Stream.of(Known.values()).map(known -> known.of(type));
    }
  }

  static Stream<Case> replies() {
    return Stream.of(Format.values())
        .flatMap(format -> Stream.of(ErrorType.values()).map(type -> new Case(format, type)));
  }

  /** Who calls the old API gets no stream. */
  static Stream<Case> streams() {
    return replies().filter(is -> is.type() != ErrorType.GONE);
  }

  @ParameterizedTest
  @MethodSource("replies")
  void aReplyTellsTheFailure(Case is) {
    is.failures().forEach(failure -> {
      var dialect = is.format().dialect();
      var read = dialect.decodeError(dialect.encodeError(failure), Providers.target(is.format()));
      requireSame(is.format(), failure, read);
      assertEquals(unless(FailureGap.FIELD, is.format(), failure.field()), read.field());
    });
  }

  @ParameterizedTest
  @MethodSource("streams")
  void aStreamThatHasNotBegunTellsTheFailure(Case is) {
    is.failures().forEach(failure -> {
      var read = within(is.format(), List.of(), failure);
      requireSame(is.format(), failure, read);
      assertEquals(unless(FailureGap.FIELD, is.format(), failure.field()), read.field());
    });
  }

  @ParameterizedTest
  @MethodSource("streams")
  void aStreamThatHasBegunTellsTheFailure(Case is) {
    is.failures().forEach(failure -> {
      var read = within(is.format(), List.of(new LlmEvent.Text("so far")), failure);
      requireSame(is.format(), failure, read);
      var field = unless(FailureGap.FIELD, is.format(), failure.field());
      assertEquals(unless(FailureGap.FIELD_WITHIN, is.format(), field), read.field());
    });
  }

  private static LlmException within(Format format, List<LlmEvent> said, LlmException failure) {
    var asked = Asked.of(LlmRequest.of("m", "Q"), Delivery.STREAMED);
    var encoder = format.dialect().encoder(asked);
    var frames = new ArrayList<Frame>();
    if (!said.isEmpty()) {
      frames.addAll(encoder.batch(new Batch("none", Optional.empty(), said, List.of())));
    }
    frames.addAll(encoder.error(failure));
    var reading = Reading.ofFrames(format, frames);
    assertEquals(said, reading.heard().events());
    return reading.failure().orElseThrow();
  }

  private static void requireSame(Format format, LlmException failure, LlmException read) {
    assertEquals(FailureGap.type(format, failure.type()), read.type());
    assertTrue(read.getMessage().contains(MESSAGE), read.getMessage());
    assertEquals(unless(FailureGap.WAIT, format, failure.retryAfter()), read.retryAfter());
    assertEquals(unless(FailureGap.RESET, format, failure.resetsAt()), read.resetsAt());
    if (!FailureGap.PARTIAL.isOf(format) && failure.partial().isPresent()) {
      assertEquals(failure.partialText(), read.partialText());
    }
  }

  private static <T> Optional<T> unless(FailureGap gap, Format format, Optional<T> value) {
    return gap.isOf(format) ? Optional.empty() : value;
  }
}
