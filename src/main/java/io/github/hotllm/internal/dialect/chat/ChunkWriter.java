package io.github.hotllm.internal.dialect.chat;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.LeftOut;
import io.github.hotllm.internal.dialect.Told;
import io.github.hotllm.internal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes Chat's chunks out of the events of an answer. State belongs to the encoder. */
final class ChunkWriter {
  /** A dialect has no clock, and no client needs the time. */
  static final long CREATED = 0;

  /** Clients expect the field in every chunk. */
  private static final Map<String, Object> UNFINISHED = Json.object("{\"finish_reason\":null}");

  private final List<String> calls = new ArrayList<>();
  private final Told told = new Told();
  private final MakerStates states = new MakerStates();
  private String id = id("");
  private String model = "";
  private boolean begun;

  static String id(String requestId) {
    return "chatcmpl-" + requestId;
  }

  void start(LlmEvent.Started started) {
    id = id(started.requestId());
    model(started.model().orElse(started.requestedModel()));
  }

  void model(String name) {
    model = name;
  }

  /** The chunk for an event; none if it says nothing new. */
  Optional<Map<String, Object>> delta(LlmEvent event) {
    var delta = new LinkedHashMap<String, Object>();
    if (event instanceof LlmEvent.Text text) {
      told.say(text.text());
      delta.put("content", text.text());
    } else if (event instanceof LlmEvent.Thinking thinking) {
      told.think(thinking.text());
      delta.put("reasoning_content", thinking.text());
    } else if (event instanceof LlmEvent.ToolCallDelta piece) {
      delta.put("tool_calls", List.of(piece(piece)));
    } else if (event instanceof LlmEvent.ToolCall call) {
      told.interrupt();
      putCall(call.call(), delta);
    } else if (event instanceof LlmEvent.Whole whole) {
      told.interrupt();
      putPart(whole.part(), delta);
    }
    return delta.isEmpty() ? Optional.empty() : Optional.of(chunk(choice(first(delta))));
  }

  /** Only the first piece of a call names it. */
  private Map<String, Object> piece(LlmEvent.ToolCallDelta piece) {
    var call = new LinkedHashMap<String, Object>();
    int index = calls.indexOf(piece.id());
    if (index < 0) {
      calls.add(piece.id());
      call.put("index", calls.size() - 1L);
      call.put("id", piece.id());
      call.put("type", "function");
      call.put("function", MessageWriter.function(piece.name(), piece.arguments()));
    } else {
      call.put("index", (long) index);
      call.put("function", Map.of("arguments", piece.arguments()));
    }
    return call;
  }

  private void putCall(Part.ToolCall call, Map<String, Object> delta) {
    if (!calls.contains(call.id())) {
      calls.add(call.id());
      var whole = new LinkedHashMap<String, Object>();
      whole.put("index", calls.size() - 1L);
      whole.putAll(MessageWriter.call(call, call.id()));
      delta.put("tool_calls", List.of(whole));
    }
    putState(call, delta);
  }

  private void putPart(Part part, Map<String, Object> delta) {
    if (part instanceof Part.Text text) {
      putUnlessTold(part, "content", text.text(), delta);
    } else if (part instanceof Part.Thinking thinking) {
      putUnlessTold(part, "reasoning_content", thinking.text(), delta);
    } else if (part instanceof Part.Image image) {
      delta.put("images", List.of(MessageWriter.image(image)));
    } else if (!(part instanceof Part.Opaque)) {
      delta.put("content", LeftOut.text(part, ChatDialect.TITLE));
    }
    putState(part, delta);
  }

  private void putUnlessTold(Part part, String field, String text, Map<String, Object> delta) {
    if (!told.isAgain(part) && !text.isEmpty()) {
      delta.put(field, text);
    }
  }

  private void putState(Part part, Map<String, Object> delta) {
    states.write(part).ifPresent(entry -> delta.put("reasoning_details", List.of(entry)));
  }

  private Map<String, Object> first(Map<String, Object> delta) {
    if (begun) {
      return delta;
    }
    begun = true;
    var first = new LinkedHashMap<String, Object>();
    first.put("role", "assistant");
    first.putAll(delta);
    return first;
  }

  Map<String, Object> finish(String reason) {
    var choice = choice(first(Map.of()));
    choice.put("finish_reason", reason);
    return chunk(choice);
  }

  Map<String, Object> usage(Map<String, Object> usage) {
    var chunk = head();
    chunk.put("choices", List.of());
    chunk.put("usage", usage);
    return chunk;
  }

  private static Map<String, Object> choice(Map<String, Object> delta) {
    var choice = new LinkedHashMap<String, Object>();
    choice.put("index", 0L);
    choice.put("delta", delta);
    choice.putAll(UNFINISHED);
    return choice;
  }

  private Map<String, Object> chunk(Map<String, Object> choice) {
    var chunk = head();
    chunk.put("choices", List.of(choice));
    return chunk;
  }

  private Map<String, Object> head() {
    var head = new LinkedHashMap<String, Object>();
    head.put("id", id);
    head.put("object", "chat.completion.chunk");
    head.put("created", CREATED);
    head.put("model", model);
    return head;
  }
}
