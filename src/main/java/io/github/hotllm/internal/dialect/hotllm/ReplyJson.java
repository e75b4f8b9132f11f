package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.Billing;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.Part;
import io.github.hotllm.RouteKind;
import io.github.hotllm.StopReason;
import io.github.hotllm.internal.json.Fields;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The reply object, written and read.
 *
 * <p>A part that is one text without marks is said by {@code text} alone, whatever is absent is not
 * there, and what is read may hold fields and parts of a newer server, which are passed over.
 */
public final class ReplyJson {
  private ReplyJson() {}

  /** The whole reply object. */
  public static Map<String, Object> write(LlmReply reply) {
    var json = new LinkedHashMap<String, Object>();
    json.put("text", reply.text());
    put(json, reply);
    return json;
  }

  /** The reply object that ends a stream: without the text, which the events have told. */
  static Map<String, Object> writeEnd(LlmReply reply) {
    var json = new LinkedHashMap<String, Object>();
    put(json, reply);
    return json;
  }

  private static void put(Map<String, Object> json, LlmReply reply) {
    putContent(json, reply);
    json.put("finish_reason", Words.of(reply.stopReason()));
    if (hasRawReason(reply.stopReason())) {
      Present.put(json, "raw_finish_reason", reply.rawStopReason());
    }
    json.put("model", reply.model());
    json.put("requested_model", reply.requestedModel());
    json.put("provider", reply.provider());
    json.put("route", Words.of(reply.route()));
    json.put("billing", Words.of(reply.billing()));
    Present.put(json, "usage", reply.usage().map(UsageJson::write));
    Present.put(json, "cost_usd", reply.costUsd());
    Present.put(json, "estimated_api_cost_usd", reply.estimatedApiCostUsd());
    json.put("attempts", reply.attempts());
    json.put("latency_ms", reply.latency().toMillis());
    Present.put(json, "first_token_ms", reply.firstToken().map(Duration::toMillis));
    json.put("overhead_ms", reply.overhead().toMillis());
    Present.put(json, "warnings", reply.warnings());
    json.put("request_id", reply.requestId());
  }

  private static void putContent(Map<String, Object> json, LlmReply reply) {
    if (!reply.parts().isEmpty() && !PartJson.isPlainText(reply.parts())) {
      json.put("parts", PartJson.list(reply.parts()));
    }
    var calls = new ArrayList<Object>();
    for (var call : reply.toolCalls()) {
      var fields = new LinkedHashMap<String, Object>();
      PartJson.putCall(fields, call);
      calls.add(fields);
    }
    Present.put(json, "tool_calls", calls);
    Present.put(json, "output", reply.output());
  }

  private static boolean hasRawReason(StopReason reason) {
    return switch (reason) {
      case STOP, LENGTH, TOOL_CALLS, REFUSAL -> false;
      case CONTEXT_OVERFLOW, PAUSED, OTHER -> true;
    };
  }

  /**
   * The reply that a hot server's whole answer holds.
   *
   * @throws LlmException of type {@code provider_error} if it is none
   */
  public static LlmReply read(byte[] body) {
    return Foreign.object(body, json -> read(json, json.requiredText("text")));
  }

  /** The reply whose text is known: from the field, or from the events before the end. */
  static LlmReply read(Fields json, String text) {
    var reply = LlmReply.builder()
        .parts(parts(json, text))
        .model(json.requiredText("model"))
        .requestedModel(json.requiredText("requested_model"))
        .provider(json.requiredText("provider"))
        .route(Words.required(json, "route", RouteKind.values()))
        .billing(Words.required(json, "billing", Billing.values()))
        .attempts(json.whole("attempts", 0).orElse(1))
        .latency(Foreign.millis(json, "latency_ms").orElse(Duration.ZERO))
        .overhead(Foreign.millis(json, "overhead_ms").orElse(Duration.ZERO))
        .warnings(json.texts("warnings"))
        .requestId(json.requiredText("request_id"));
    readStopReason(json, reply);
    json.value("output").ifPresent(reply::output);
    json.fields("usage").ifPresent(usage -> reply.usage(UsageJson.read(usage)));
    cost(json, "cost_usd").ifPresent(reply::costUsd);
    cost(json, "estimated_api_cost_usd").ifPresent(reply::estimatedApiCostUsd);
    Foreign.millis(json, "first_token_ms").ifPresent(reply::firstToken);
    return reply.build();
  }

  private static void readStopReason(Fields json, LlmReply.Builder reply) {
    var word = json.requiredText("finish_reason");
    var known = Words.find(StopReason.values(), word);
    reply.stopReason(known.orElse(StopReason.OTHER));
    var raw = json.text("raw_finish_reason");
    (known.isEmpty() ? raw.or(() -> Optional.of(word)) : raw).ifPresent(reply::rawStopReason);
  }

  private static List<Part> parts(Fields json, String text) {
    if (!json.has("parts")) {
      return text.isEmpty() ? List.of() : List.of(new Part.Text(text));
    }
    var parts = new ArrayList<Part>();
    for (var part : json.objects("parts")) {
      if (PartJson.isKnown(part.requiredText("type"))) {
        parts.add(PartJson.read(part));
      }
    }
    return parts;
  }

  private static Optional<BigDecimal> cost(Fields json, String name) {
    if (!json.has(name)) {
      return Optional.empty();
    }
    json.number(name, 0, Double.MAX_VALUE);
    return json.value(name).map(cost -> new BigDecimal(cost.toString()));
  }
}
