package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.Billing;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a request in our format. It can say everything that the vocabulary has. */
public final class RequestWriter {
  private RequestWriter() {}

  /** The body: only what is settled, so that the server's defaults hold for the rest. */
  public static Map<String, Object> write(LlmRequest request) {
    var json = new LinkedHashMap<String, Object>();
    json.put("model", request.model());
    putConversation(json, request);
    putSettings(json, request);
    ToolJson.put(json, request);
    putMoney(json, request);
    putTimeouts(json, request.timeouts());
    Present.put(json, "metadata", request.metadata());
    Present.put(json, "extra", request.extra());
    return json;
  }

  private static void putConversation(Map<String, Object> json, LlmRequest request) {
    var system = request.system();
    if (!system.isEmpty()) {
      json.put("system", PartJson.content(system));
    }
    var messages = request.messages();
    var first = messages.get(0);
    if (messages.size() == 1 && first.role() == Role.USER && PartJson.isPlainText(first.parts())) {
      json.put("prompt", PartJson.content(first.parts()));
      return;
    }
    var list = new ArrayList<Object>(messages.size());
    for (var message : messages) {
      list.add(PartJson.message(message));
    }
    json.put("messages", list);
  }

  private static void putSettings(Map<String, Object> json, LlmRequest request) {
    Present.put(json, "max_tokens", request.maxTokens());
    Present.put(json, "temperature", request.temperature());
    Present.put(json, "top_p", request.topP());
    Present.put(json, "stop", request.stop());
    Present.put(json, "reasoning", request.reasoning());
    Present.put(json, "cache", request.cache());
    Present.put(json, "output_schema", request.outputSchema());
  }

  private static void putMoney(Map<String, Object> json, LlmRequest request) {
    if (request.billing().isPresent()) {
      json.put("subscription", request.billing().get() == Billing.FLAT_RATE);
    }
    Present.put(json, "fallbacks", request.fallbacks());
    if (request.isFallbackToApi()) {
      json.put("fallback_to_api", true);
    }
  }

  private static void putTimeouts(Map<String, Object> json, LlmRequest.Timeouts timeouts) {
    MillisJson.put(json, "timeout_ms", timeouts.total());
    MillisJson.put(json, "first_event_timeout_ms", timeouts.firstEvent());
    MillisJson.put(json, "idle_timeout_ms", timeouts.idle());
    MillisJson.put(json, "connect_timeout_ms", timeouts.connect());
  }
}
