package io.github.hotllm.internal.dialect.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.wire.Frame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the events of blocks, one block after the other. Belongs to one encoder, which takes the
 * frames.
 */
final class BlockStream {
  private static final String NONE = "";

  // All owned by the encoder.
  private final List<Frame> frames = new ArrayList<>();
  private int index;
  private String open = NONE;

  /** The type of the open block; empty if there is none. */
  String open() {
    return open;
  }

  /** Begins a block, after the end of the one before. */
  void start(Map<String, Object> block) {
    stop();
    open = String.valueOf(block.get("type"));
    var event = indexed("content_block_start");
    event.put("content_block", block);
    add(event);
  }

  /** A piece of the open block: the most frequent event, and so one text, not maps of maps. */
  void delta(String type, String field, String piece) {
    var data = "{\"type\":\"content_block_delta\",\"index\":" + index + ",\"delta\":{\"type\":\""
        + type + "\",\"" + field + "\":" + Json.text(piece) + "}}";
    frames.add(Frame.event("content_block_delta", data.getBytes(UTF_8)));
  }

  /** Ends the open block, if there is one. */
  void stop() {
    if (!open.equals(NONE)) {
      add(indexed("content_block_stop"));
      index++;
      open = NONE;
    }
  }

  /** A whole block without pieces. */
  void whole(Map<String, Object> block) {
    start(block);
    stop();
  }

  /** An event whose name is its type. */
  void add(Map<String, Object> event) {
    frames.add(Frame.event(String.valueOf(event.get("type")), Json.bytes(event)));
  }

  /** What was written since it was asked for last. */
  List<Frame> taken() {
    var taken = List.copyOf(frames);
    frames.clear();
    return taken;
  }

  static Map<String, Object> event(String type) {
    var event = new LinkedHashMap<String, Object>();
    event.put("type", type);
    return event;
  }

  private Map<String, Object> indexed(String type) {
    var event = event(type);
    event.put("index", index);
    return event;
  }
}
