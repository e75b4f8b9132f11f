package io.github.hotllm.internal.dialect.responses;

import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.wire.Frame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the frames of a stream, in which each event has its number. State is the encoder's. */
final class EventWriter {
  private final List<Frame> frames = new ArrayList<>();
  private long next;

  /** Counts events that were copied. */
  void skip(int events) {
    next += events;
  }

  /** Adds an event of that type with these fields. */
  void add(String type, Map<String, Object> fields) {
    var event = new LinkedHashMap<String, Object>();
    event.put("type", type);
    event.put("sequence_number", next++);
    event.putAll(fields);
    frames.add(Frame.event(type, Json.bytes(event)));
  }

  /** The frames since the last time. */
  List<Frame> taken() {
    var taken = List.copyOf(frames);
    frames.clear();
    return taken;
  }
}
