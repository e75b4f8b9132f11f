package io.github.hotllm.server;

import io.github.hotllm.LlmException;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads the body of a request: JSON, not packed, not larger than the limit, whatever its head says.
 *
 * <p>How long it may take is the JDK server's to watch, which cuts the connection.
 */
final class BodyReader {
  private static final Pattern JSON =
      Pattern.compile("application/json\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?");
  private static final int TOO_LARGE = 413;
  private static final int WRONG_TYPE = 415;

  private final int maxBytes;

  BodyReader(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * The whole body.
   *
   * @throws LlmException with status 413 or 415 if it is refused; what was announced too large is
   *     not read
   * @throws IOException if it did not arrive
   */
  byte[] read(Visit visit) throws IOException {
    requireJson(visit);
    requirePlain(visit);
    if (announcedBytes(visit) > maxBytes) {
      throw tooLarge();
    }
    var body = visit.body().readNBytes(maxBytes + 1);
    if (body.length > maxBytes) {
      throw tooLarge();
    }
    return body;
  }

  private static void requireJson(Visit visit) {
    var types = visit.headers().all("content-type");
    if (types.size() != 1
        || !JSON.matcher(types.get(0).toLowerCase(Locale.ROOT).strip()).matches()) {
      throw Refusals.invalid(
          WRONG_TYPE,
          "the body must be sent with \"content-type: application/json\", as curl does with --json:"
              + " curl --json '{\"prompt\":\"Hello\"}' localhost:8120/call_llm");
    }
  }

  private static void requirePlain(Visit visit) {
    if (!visit.headers().all("content-encoding").isEmpty()) {
      throw Refusals.invalid(
          WRONG_TYPE, "the body must be sent as it is, without a content-encoding");
    }
  }

  private static long announcedBytes(Visit visit) {
    // The JDK has refused what is no number.
    return visit.headers().first("content-length").map(Long::parseLong).orElse(0L);
  }

  private LlmException tooLarge() {
    return Refusals.invalid(
        TOO_LARGE,
        "the body is larger than " + maxBytes + " bytes; send less, or raise limits.max_body_bytes"
            + " in the server's configuration");
  }
}
