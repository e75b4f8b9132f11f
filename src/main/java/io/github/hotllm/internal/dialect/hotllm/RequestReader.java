package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.Billing;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Reasoning;
import io.github.hotllm.Role;
import io.github.hotllm.internal.dialect.RequestBody;
import io.github.hotllm.internal.json.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the body of a request, strictly: whatever is not in the contract is refused by name.
 *
 * <p>One reader for one request, in one thread.
 */
final class RequestReader {
  private static final double MAX_TEMPERATURE = 2;

  private final Fields fields;
  private final LlmRequest.Builder request = LlmRequest.builder();

  private RequestReader(Fields fields) {
    this.fields = fields;
  }

  /** @throws LlmException of type {@code invalid_request} that names the field */
  static LlmRequest read(byte[] body) {
    return new RequestReader(Fields.of(RequestBody.object(body))).read();
  }

  private LlmRequest read() {
    StrangeFields.ofCall(fields);
    fields.text("model").ifPresent(request::model);
    conversation();
    settings();
    ToolJson.read(fields, request);
    money();
    timeouts();
    metadata();
    ExtraJson.read(fields).forEach(request::extra);
    fields.refuseUnread();
    return request.build();
  }

  private void conversation() {
    if (fields.has("system")) {
      request.system(instructions());
    }
    var prompt = fields.text("prompt");
    if (prompt.isPresent() && fields.has("messages")) {
      throw fields.refused("messages", "cannot stand beside prompt: give one of the two");
    } else if (prompt.isPresent()) {
      request.prompt(prompt.get());
    } else {
      request.messages(messages());
    }
  }

  private List<Part.Text> instructions() {
    var texts = new ArrayList<Part.Text>();
    for (var part : ContentReader.SYSTEM.read(fields, "system")) {
      texts.add((Part.Text) part);
    }
    return texts;
  }

  private List<Message> messages() {
    if (!fields.has("messages")) {
      throw fields.refused("prompt", "is missing; messages is the other way to ask");
    }
    var messages = new ArrayList<Message>();
    for (var message : fields.objects("messages")) {
      var role = Words.required(message, "role", Role.values());
      messages.add(new Message(role, ContentReader.of(role).read(message)));
      message.refuseUnread();
    }
    if (messages.isEmpty()) {
      throw fields.refused("messages", "must hold at least one message");
    }
    return messages;
  }

  private void settings() {
    fields.whole("max_tokens", 1).ifPresent(request::maxTokens);
    fields.number("temperature", 0, MAX_TEMPERATURE).ifPresent(request::temperature);
    fields.number("top_p", 0, 1).ifPresent(request::topP);
    request.stop(stop());
    Words.read(fields, "reasoning", Reasoning.values()).ifPresent(request::reasoning);
    Words.read(fields, "cache", Marks.Cache.values()).ifPresent(request::cache);
    fields.object("output_schema").ifPresent(request::outputSchema);
  }

  private String[] stop() {
    var stop = fields.value("stop");
    if (stop.isPresent() && stop.get() instanceof String text) {
      return new String[] {text};
    } else if (stop.isPresent() && !(stop.get() instanceof List)) {
      throw fields.refused("stop", "must be a text or a list of texts");
    }
    return fields.texts("stop").toArray(String[]::new);
  }

  private void money() {
    fields
        .flag("subscription")
        .ifPresent(flat -> request.billing(flat ? Billing.FLAT_RATE : Billing.PER_TOKEN));
    request.fallbacks(fields.texts("fallbacks").toArray(String[]::new));
    if (fields.flag("fallback_to_api").orElse(false)) {
      request.fallbackToApi();
    }
  }

  private void timeouts() {
    MillisJson.read(fields, "connect_timeout_ms").ifPresent(request::connectTimeout);
    MillisJson.read(fields, "first_event_timeout_ms").ifPresent(request::firstEventTimeout);
    MillisJson.read(fields, "idle_timeout_ms").ifPresent(request::idleTimeout);
    MillisJson.read(fields, "timeout_ms").ifPresent(request::timeout);
  }

  private void metadata() {
    var metadata = fields.fields("metadata");
    if (metadata.isEmpty()) {
      return;
    }
    var texts = new LinkedHashMap<String, String>();
    for (var name : fields.object("metadata").orElse(Map.of()).keySet()) {
      metadata.get().text(name).ifPresent(text -> texts.put(name, text));
    }
    request.metadata(texts);
  }
}
