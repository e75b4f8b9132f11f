package io.github.hotllm.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.Part;
import io.github.hotllm.internal.engine.Folded;
import io.github.hotllm.internal.wire.Frame;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The law of answers: what a client is told is read as what it was, whole or streamed, but for the
 * {@linkplain AnswerGap gaps} of its format.
 */
class AnswerLawTest {
  private static final int ROUNDS = 200;
  /** In how many places the bytes of a stream are cut. */
  private static final int[] CUTS = {0, 1, 30};

  /** An answer, and how it was streamed to a client. */
  private record Told(Client client, LlmReply reply, List<Frame> frames) {
    static Told of(Format format, long seed) {
      var random = new RandomReplies(seed);
      var reply = random.next();
      var events = random.events(reply);
      assertEquals(reply.parts(), Folded.of(events));
      var client = new Client(format);
      return new Told(client, reply, client.streamed(events, reply));
    }

    byte[] bytes() {
      var bytes = new ByteArrayOutputStream();
      frames.forEach(frame -> bytes.writeBytes(frame.encoded()));
      return bytes.toByteArray();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWholeAnswerMeansTheSame(Format format) {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var reply = new RandomReplies(seed).next();
      var body = new Client(format).told(reply);
      requireSame(reply, Reading.ofWhole(format, body), format + " seed " + seed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStreamMeansTheSameHoweverItIsCut(Format format) {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var told = Told.of(format, seed);
      var bytes = told.bytes();
      for (int cuts : CUTS) {
        var places = new Random(seed).ints(cuts, 0, bytes.length).sorted().toArray();
        var reading = Reading.ofStream(format, bytes, places);
        requireSame(told.reply(), reading, format + " seed " + seed);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStreamWithoutItsEndIsBroken(Format format) {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var frames = Told.of(format, seed).frames();
      var cut = Reading.ofFrames(format, frames.subList(0, frames.size() - 1));
      assertEquals(Optional.of(ErrorType.STREAM_BROKEN), cut.failure().map(LlmException::type));
    }
  }

  /** With its states. */
  @ParameterizedTest
  @EnumSource
  void aWholeAnswerComesBackAsItWas(Format format) {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var reply = new RandomReplies(seed).next();
      var client = new Client(format);
      var back = client.sentBack(new String(client.told(reply), UTF_8));
      requireSentBack(reply, back, format, seed);
    }
  }

  /** With its states. Our own format's clients put together events, whose states were compared. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HOTLLM")
  void aStreamComesBackAsItWas(Format format) {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var told = Told.of(format, seed);
      var back = told.client().sentBack(PutTogether.of(format, told.frames()));
      requireSentBack(told.reply(), back, format, seed);
    }
  }

  private static void requireSame(LlmReply reply, Reading reading, String which) {
    reading.failure().ifPresent(failure -> {
      throw new AssertionError(which, failure);
    });
    var metered = reading.metered().orElseThrow();
    var read = LlmReply.builder().parts(reading.parts()).stopReason(metered.stopReason());
    metered.usage().ifPresent(read::usage);
    var expected = AnswerGap.sayable(reading.format(), reply);
    var actual = AnswerGap.sayable(reading.format(), read.build());
    assertEquals(expected.parts(), actual.parts(), which);
    assertEquals(expected.stopReason(), actual.stopReason(), which);
    assertEquals(expected.usage(), actual.usage(), which);
  }

  private static void requireSentBack(LlmReply reply, List<Part> back, Format format, int seed) {
    assertEquals(
        AnswerGap.returnable(format, reply.parts()),
        AnswerGap.returnable(format, back),
        format + " seed " + seed);
  }
}
