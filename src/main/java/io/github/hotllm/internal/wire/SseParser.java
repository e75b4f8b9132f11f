package io.github.hotllm.internal.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A push parser of event streams: bytes in, however the network cut them, whole events out.
 *
 * <p>It follows the HTML standard, sections 9.2.5 and 9.2.6, and leaves the data as the bytes that
 * came. An event is out with the very byte that ends it; one that the stream leaves unfinished is
 * never delivered. Each byte is looked at once for a line end and copied once, twice when its line
 * came in pieces.
 *
 * <p>Not thread-safe: all its state belongs to the one who feeds it.
 */
public final class SseParser {
  /** The longest line by default: 8 MiB. */
  public static final int MAX_LINE_BYTES = 8 << 20;
  /** The most data of one event by default: 16 MiB. */
  public static final int MAX_EVENT_BYTES = 16 << 20;

  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] DATA = "data".getBytes(US_ASCII);
  private static final byte[] EVENT = "event".getBytes(US_ASCII);
  private static final byte[] ID = "id".getBytes(US_ASCII);
  private static final byte[] RETRY = "retry".getBytes(US_ASCII);
  /** The most that is kept of what is no event: 64 KiB. */
  private static final int MAX_UNFRAMED_BYTES = 64 << 10;
  /** As many digits as surely fit into a long. */
  private static final int RETRY_DIGITS = 18;

  private final LineCutter lines;
  private final int maxEventBytes;

  // The stream as a whole.
  private boolean firstLine = true;
  private @Nullable TooLargeException failure;

  // The event so far: one line of data, or several joined.
  private String event = "";
  private byte @Nullable [] data;
  private @Nullable ByteArrayOutputStream joined;
  private String id = "";

  // What is no event, from the first line on that begins like JSON.
  private final ByteArrayOutputStream unframed = new ByteArrayOutputStream(0);

  // What outlives an event. A stream says few names many times, so the last one is kept.
  private String lastEventId = "";
  private Optional<Duration> retry = Optional.empty();
  private String lastName = "";
  private byte[] lastNameBytes = {};

  /** A parser with the default limits. */
  public SseParser() {
    this(MAX_LINE_BYTES, MAX_EVENT_BYTES);
  }

  /** A parser with other limits: a line without its end, and the joined data of one event. */
  public SseParser(int maxLineBytes, int maxEventBytes) {
    this.lines = new LineCutter(maxLineBytes);
    this.maxEventBytes = maxEventBytes;
  }

  /**
   * Takes all that remains in the buffer and returns the events that are complete with it.
   *
   * @throws TooLargeException if a limit is passed. Events that were complete before it come first:
   *     then this call returns them, and the next call of this or {@link #end()} throws
   */
  public List<Frame> feed(ByteBuffer bytes) {
    throwFailure();
    var frames = new ArrayList<Frame>();
    try {
      lines.feed(bytes, (line, from, to) -> line(line, from, to, frames));
    } catch (TooLargeException e) {
      failure = e;
      if (frames.isEmpty()) {
        throw e;
      }
    }
    return frames;
  }

  /** Whether the stream, when it ends here, leaves a line or an event unfinished. */
  public boolean end() {
    throwFailure();
    return lines.isInsideLine() || data != null || !event.isEmpty();
  }

  /**
   * What came outside of all events and begins like JSON: some servers break a stream off with an
   * error that they do not frame. Empty if there is nothing of the kind.
   */
  public Optional<byte[]> unframed() {
    var rest = ByteBuffer.wrap(lines.rest());
    var all = new ByteArrayOutputStream();
    all.writeBytes(unframed.toByteArray());
    if (all.size() > 0 || beginsLikeJson(rest, 0, rest.limit())) {
      all.writeBytes(rest.array());
    }
    return all.size() == 0 ? Optional.empty() : Optional.of(all.toByteArray());
  }

  /** The id of the last event, which a later one without id inherits; empty if there was none. */
  public String lastEventId() {
    return lastEventId;
  }

  /** How long the server asks to wait before connecting again. */
  public Optional<Duration> retry() {
    return retry;
  }

  private void throwFailure() {
    if (failure != null) {
      throw failure;
    }
  }

  private void line(ByteBuffer line, int from, int to, List<Frame> out) {
    int start = firstLine && startsWith(BOM, line, from, to) ? from + BOM.length : from;
    firstLine = false;
    if (start == to) {
      dispatch(out);
    } else if (isField(DATA, line, start, to)) {
      addData(line, value(line, start + DATA.length, to), to);
    } else if (isField(EVENT, line, start, to)) {
      event = name(line, value(line, start + EVENT.length, to), to);
    } else if (isField(ID, line, start, to)) {
      readId(line, value(line, start + ID.length, to), to);
    } else if (isField(RETRY, line, start, to)) {
      readRetry(line, value(line, start + RETRY.length, to), to);
    } else if (line.get(start) != ':') {
      keepUnframed(line, start, to);
    }
  }

  private void dispatch(List<Frame> out) {
    lastEventId = id;
    if (data != null) {
      out.add(Frame.event(event, joined == null ? data : joined.toByteArray()));
    }
    event = "";
    data = null;
    joined = null;
  }

  private void addData(ByteBuffer line, int from, int to) {
    if (data == null) {
      requireEvent(to - from);
      data = copy(line, from, to);
      return;
    }
    if (joined == null) {
      joined = new ByteArrayOutputStream(data.length + to - from + 1);
      joined.writeBytes(data);
    }
    requireEvent((long) joined.size() + 1 + to - from);
    joined.write('\n');
    joined.writeBytes(copy(line, from, to));
  }

  private void requireEvent(long bytes) {
    if (bytes > maxEventBytes) {
      throw new TooLargeException("The data of an event", maxEventBytes);
    }
  }

  private String name(ByteBuffer line, int from, int to) {
    if (to - from != lastNameBytes.length || !startsWith(lastNameBytes, line, from, to)) {
      lastNameBytes = copy(line, from, to);
      lastName = new String(lastNameBytes, UTF_8);
    }
    return lastName;
  }

  private void readId(ByteBuffer line, int from, int to) {
    var text = new String(copy(line, from, to), UTF_8);
    if (text.indexOf('\0') < 0) {
      id = text;
    }
  }

  private void readRetry(ByteBuffer line, int from, int to) {
    var text = new String(copy(line, from, to), UTF_8);
    boolean digits = text.chars().allMatch(c -> '0' <= c && c <= '9');
    if (digits && !text.isEmpty() && text.length() <= RETRY_DIGITS) {
      retry = Optional.of(Duration.ofMillis(Long.parseLong(text)));
    }
  }

  private static boolean beginsLikeJson(ByteBuffer line, int from, int to) {
    return from < to && (line.get(from) == '{' || line.get(from) == '[');
  }

  private void keepUnframed(ByteBuffer line, int from, int to) {
    boolean wanted = unframed.size() > 0 || beginsLikeJson(line, from, to);
    if (wanted && unframed.size() + to - from < MAX_UNFRAMED_BYTES) {
      unframed.writeBytes(copy(line, from, to));
      unframed.write('\n');
    }
  }

  private static boolean isField(byte[] name, ByteBuffer line, int from, int to) {
    int end = from + name.length;
    return startsWith(name, line, from, to) && (end == to || line.get(end) == ':');
  }

  /** Where the value begins: after the colon and one space, or at the end of a name alone. */
  private static int value(ByteBuffer line, int nameEnd, int to) {
    int from = Math.min(nameEnd + 1, to);
    return from < to && line.get(from) == ' ' ? from + 1 : from;
  }

  private static boolean startsWith(byte[] prefix, ByteBuffer line, int from, int to) {
    if (to - from < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (line.get(from + i) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] copy(ByteBuffer line, int from, int to) {
    var bytes = new byte[to - from];
    line.get(from, bytes);
    return bytes;
  }

  /** A line or an event beyond its limit. The parser that threw it is of no more use. */
  public static final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLargeException(String what, int limit) {
      super(what + " is longer than " + limit + " bytes");
    }
  }
}
