package io.github.hotllm.internal.dialect.responses;

import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.dialect.OpenAiFailure;
import io.github.hotllm.internal.dialect.Pairs;
import io.github.hotllm.internal.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the object around an answer, at its beginning and at its end. */
final class ResponseWriter {
  /** What clients expect where there is nothing to say. */
  private static final Map<String, Object> USUAL = Json.object("""
      {"error":null,"incomplete_details":null,"instructions":null,"metadata":{},"temperature":null,
       "top_p":null,"parallel_tool_calls":true,"tool_choice":"auto","tools":[],"store":false}
      """);

  /** A dialect has no clock, and no client needs the time. */
  private static final long CREATED = 0;

  private ResponseWriter() {}

  /** A response of which nothing is known but who answers. */
  static Map<String, Object> head(String answerId, String model, String status) {
    var response = new LinkedHashMap<String, Object>();
    response.put("id", "resp_" + answerId);
    response.put("object", "response");
    response.put("created_at", CREATED);
    response.put("status", status);
    response.put("model", model);
    response.put("output", List.of());
    response.putAll(USUAL);
    return response;
  }

  static Map<String, Object> whole(LlmReply reply, String answerId, List<Object> items) {
    var why = StopReasons.incomplete(reply.stopReason());
    var response = head(answerId, reply.model(), why.isPresent() ? "incomplete" : "completed");
    response.put("output", items);
    why.ifPresent(word -> response.put("incomplete_details", Map.of("reason", word)));
    reply.usage().ifPresent(usage -> response.put("usage", ResponsesUsage.write(usage)));
    return response;
  }

  static Map<String, Object> failed(Map<String, Object> head, LlmException failure) {
    var response = new LinkedHashMap<>(head);
    response.put("status", "failed");
    response.put("error", error(failure));
    return response;
  }

  /** A failure within an answer. */
  static Map<String, Object> error(LlmException failure) {
    return Pairs.of(
        "code", OpenAiFailure.code(failure), "message", String.valueOf(failure.getMessage()));
  }
}
