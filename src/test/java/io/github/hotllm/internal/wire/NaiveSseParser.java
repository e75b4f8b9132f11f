package io.github.hotllm.internal.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The standard read aloud: over the whole stream at once, one character for a byte, no speed. */
final class NaiveSseParser {
  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

  private final List<Frame> frames = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();
  private final List<String> data = new ArrayList<>();
  private String event = "";
  private String id = "";
  private String lastEventId = "";
  private Optional<Duration> retry = Optional.empty();
  private boolean unfinished;

  NaiveSseParser(byte[] stream) {
    var text = new String(stream, ISO_8859_1);
    int from = text.startsWith("\u00EF\u00BB\u00BF") ? 3 : 0;
    var lineEnds = LINE_END.matcher(text);
    int rest = 0;
    while (lineEnds.find()) {
      line(text.substring(Math.min(from, lineEnds.start()), lineEnds.start()), lineEnds.start());
      from = lineEnds.end();
      rest = from;
    }
    unfinished = rest < text.length() || !data.isEmpty() || !event.isEmpty();
  }

  SseOutcome outcome() {
    return new SseOutcome(frames, lastEventId, retry, unfinished);
  }

  /** Where each event's last byte stands. */
  List<Integer> ends() {
    return ends;
  }

  private void line(String line, int end) {
    if (line.isEmpty()) {
      dispatch(end);
      return;
    }
    int colon = line.indexOf(':');
    var name = colon < 0 ? line : line.substring(0, colon);
    var value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
    switch (name) {
      case "data" -> data.add(value);
      case "event" -> event = utf8(value);
      case "id" -> id = value.contains("\0") ? id : utf8(value);
      case "retry" -> {
        if (value.matches("[0-9]{1,18}")) {
          retry = Optional.of(Duration.ofMillis(Long.parseLong(value)));
        }
      }
      default -> {}
    }
  }

  private void dispatch(int end) {
    lastEventId = id;
    if (!data.isEmpty()) {
      frames.add(Frame.event(event, String.join("\n", data).getBytes(ISO_8859_1)));
      ends.add(end);
    }
    data.clear();
    event = "";
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(ISO_8859_1), UTF_8);
  }
}
