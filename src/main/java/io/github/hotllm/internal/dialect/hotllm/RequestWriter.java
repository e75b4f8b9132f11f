package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.Billing;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Role;
import java.time.Duration;
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
    putUnlessEmpty(json, "metadata", request.metadata());
    putUnlessEmpty(json, "extra", request.extra());
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
      json.put("prompt", first.text());
      return;
    }
    var list = new ArrayList<Object>(messages.size());
    for (var message : messages) {
      list.add(PartJson.message(message));
    }
    json.put("messages", list);
  }

  private static void putSettings(Map<String, Object> json, LlmRequest request) {
    request.maxTokens().ifPresent(tokens -> json.put("max_tokens", tokens));
    request.temperature().ifPresent(temperature -> json.put("temperature", temperature));
    request.topP().ifPresent(topP -> json.put("top_p", topP));
    if (!request.stop().isEmpty()) {
      json.put("stop", request.stop());
    }
    request.reasoning().ifPresent(reasoning -> json.put("reasoning", Words.of(reasoning)));
    request.outputSchema().ifPresent(schema -> json.put("output_schema", schema));
  }

  private static void putMoney(Map<String, Object> json, LlmRequest request) {
    request
        .billing()
        .ifPresent(billing -> json.put("subscription", billing == Billing.FLAT_RATE));
    if (!request.fallbacks().isEmpty()) {
      json.put("fallbacks", request.fallbacks());
    }
    if (request.isFallbackToApi()) {
      json.put("fallback_to_api", true);
    }
  }

  private static void putTimeouts(Map<String, Object> json, LlmRequest.Timeouts timeouts) {
    timeouts.total().ifPresent(wait -> json.put("timeout_ms", millis(wait)));
    timeouts.firstEvent().ifPresent(wait -> json.put("first_event_timeout_ms", millis(wait)));
    timeouts.idle().ifPresent(wait -> json.put("idle_timeout_ms", millis(wait)));
    timeouts.connect().ifPresent(wait -> json.put("connect_timeout_ms", millis(wait)));
  }

  /** Whole milliseconds, at least one, and no more than the field takes: 24 days. */
  private static int millis(Duration wait) {
    if (wait.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) >= 0) {
      return Integer.MAX_VALUE;
    }
    return (int) wait.plusNanos(999_999).toMillis();
  }

  private static void putUnlessEmpty(Map<String, Object> json, String name, Map<String, ?> value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }
}
