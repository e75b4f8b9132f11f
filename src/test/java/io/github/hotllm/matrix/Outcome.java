package io.github.hotllm.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireReply;
import io.github.hotllm.internal.wire.WireRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What comes of a hostile body: it is taken, or it is a typed failure; all else fails the test.
 * What was taken goes on its usual way, to one format or another, as the body falls.
 */
final class Outcome {
  private Outcome() {}

  /** Whether a client's request was taken; else its refusal has named the place. */
  static boolean ofRequest(Format format, String path, byte[] body) {
    return of(format, body, () -> {
      try {
        var dialect = format.dialect();
        var asked = dialect.decode(new WireRequest("POST", path, Headers.none(), body));
        dialect.encoder(asked).whole(LlmReply.of("A"), List.of());
        var meant = new Asked(asked.request(), asked.delivery(), Optional.empty());
        dialect.encode(meant, Providers.target(format));
        dialect.encode(asked, Providers.target(format));
        var other = another(body);
        other.dialect().encode(asked, Providers.target(other));
        return true;
      } catch (LlmException e) {
        assertEquals(ErrorType.INVALID_REQUEST, e.type());
        var message = String.valueOf(e.getMessage());
        assertTrue(e.field().isPresent() || tellsThePlace(message), message);
        return false;
      }
    });
  }

  private static boolean tellsThePlace(String message) {
    return message.contains(" at line ")
        || message.equals("the JSON is not UTF-8 text")
        || message.startsWith("a JSON object is needed");
  }

  private static Format another(byte[] body) {
    return Format.values()[Math.floorMod(Arrays.hashCode(body), Format.values().length)];
  }

  /** Whether that was an answer. */
  static boolean ofWhole(Format format, byte[] body) {
    return of(format, body, () -> passOn(Reading.ofWhole(format, body), another(body)));
  }

  /** Whether that was a whole stream. */
  static boolean ofStream(Format format, byte[] body, int cut) {
    return of(format, body, () -> passOn(Reading.ofStream(format, body, cut), another(body)));
  }

  static boolean ofFrames(Format format, List<Frame> frames) {
    var body = frames.get(0).data();
    return of(format, body, () -> passOn(Reading.ofFrames(format, frames), another(body)));
  }

  private static boolean passOn(Reading reading, Format client) {
    var asked = Asked.of(LlmRequest.of("m", "Q"), Delivery.STREAMED);
    var encoder = client.dialect().encoder(asked);
    encoder.batch(reading.heard());
    if (reading.failure().isPresent()) {
      encoder.error(reading.failure().get());
      return false;
    }
    var metered = reading.metered().orElseThrow();
    var reply = LlmReply.builder().parts(reading.parts()).stopReason(metered.stopReason());
    metered.usage().ifPresent(reply::usage);
    encoder.end(reply.build());
    client.dialect().encoder(asked).whole(reply.build(), List.of());
    return true;
  }

  /** A provider's error is always a failure, which every client can be told. */
  static void ofError(Format format, byte[] body) {
    of(format, body, () -> {
      for (int status : new int[] {400, 429, 500}) {
        var reply = WireReply.json(status, body);
        var failure = format.dialect().decodeError(reply, Providers.target(format));
        assertEquals(Optional.of(status), failure.providerStatus());
        another(body).dialect().encodeError(failure);
      }
      return false;
    });
  }

  private static boolean of(Format format, byte[] body, BooleanSupplier outcome) {
    try {
      return outcome.getAsBoolean();
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      var text = new String(body, UTF_8);
      throw new AssertionError(
          format + ": " + e + "\n" + text.substring(0, Math.min(2000, text.length())), e);
    }
  }
}
