package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.Billing;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.RouteKind;
import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.wire.Frame;
import java.util.LinkedHashMap;
import java.util.Map;

/** The events of a stream, one line of JSON each, written and read. */
final class EventJson {
  private EventJson() {}

  static Frame write(LlmEvent event) {
    if (event instanceof LlmEvent.Text text) {
      return frame("text", Map.of("text", text.text()));
    } else if (event instanceof LlmEvent.Thinking thinking) {
      return frame("thinking", Map.of("text", thinking.text()));
    } else if (event instanceof LlmEvent.ToolCallDelta delta) {
      return frame("tool_call_delta", delta(delta));
    } else if (event instanceof LlmEvent.ToolCall call) {
      return frame("tool_call", call(call));
    } else if (event instanceof LlmEvent.Whole whole) {
      return frame("part", PartJson.write(whole.part()));
    } else if (event instanceof LlmEvent.Started started) {
      return frame("start", start(started));
    }
    return frame("done", ReplyJson.writeEnd(((LlmEvent.Finished) event).reply()));
  }

  static Frame write(LlmException failure) {
    return frame("error", ErrorJson.write(failure));
  }

  private static Frame frame(String name, Map<String, Object> json) {
    return Frame.event(name, Json.bytes(json));
  }

  private static Map<String, Object> start(LlmEvent.Started started) {
    var json = new LinkedHashMap<String, Object>();
    json.put("request_id", started.requestId());
    json.put("requested_model", started.requestedModel());
    Present.put(json, "model", started.model());
    json.put("provider", started.provider());
    json.put("route", Words.of(started.route()));
    json.put("billing", Words.of(started.billing()));
    Present.put(json, "warnings", started.warnings());
    return json;
  }

  private static Map<String, Object> delta(LlmEvent.ToolCallDelta delta) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", delta.id());
    json.put("name", delta.name());
    json.put("arguments", delta.arguments());
    return json;
  }

  private static Map<String, Object> call(LlmEvent.ToolCall event) {
    var json = new LinkedHashMap<String, Object>();
    PartJson.putCall(json, event.call());
    MarksJson.put(json, event.call().marks());
    return json;
  }

  static LlmEvent.Started readStart(Fields json) {
    return new LlmEvent.Started(
        json.requiredText("request_id"),
        json.requiredText("requested_model"),
        json.text("model"),
        json.requiredText("provider"),
        Words.required(json, "route", RouteKind.values()),
        Words.required(json, "billing", Billing.values()),
        json.texts("warnings"));
  }

  static LlmEvent.ToolCallDelta readDelta(Fields json) {
    return new LlmEvent.ToolCallDelta(
        json.requiredText("id"), json.requiredText("name"), json.requiredText("arguments"));
  }
}
