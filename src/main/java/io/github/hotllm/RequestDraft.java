package io.github.hotllm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * All that a request says, one field for each setting.
 *
 * <p>It belongs to one builder, which alone writes to it; or to one request, and nobody does.
 */
final class RequestDraft {
  String model = LlmRequest.DEFAULT_MODEL;
  List<Message> messages = new ArrayList<>();
  List<Part.Text> system = List.of();
  Optional<Billing> billing = Optional.empty();
  OptionalInt maxTokens = OptionalInt.empty();
  OptionalDouble temperature = OptionalDouble.empty();
  OptionalDouble topP = OptionalDouble.empty();
  List<String> stop = List.of();
  Optional<Reasoning> reasoning = Optional.empty();
  Optional<Marks.Cache> cache = Optional.empty();
  List<Tool> tools = List.of();
  Optional<ToolChoice> toolChoice = Optional.empty();
  Optional<ToolsPerTurn> toolsPerTurn = Optional.empty();
  Optional<Map<String, Object>> outputSchema = Optional.empty();
  List<String> fallbacks = List.of();
  boolean fallbackToApi;
  Optional<Duration> connectTimeout = Optional.empty();
  Optional<Duration> firstEventTimeout = Optional.empty();
  Optional<Duration> idleTimeout = Optional.empty();
  Optional<Duration> timeout = Optional.empty();
  Map<String, String> metadata = Map.of();
  Map<String, Map<String, Object>> extra = new LinkedHashMap<>();

  RequestDraft() {}

  private RequestDraft(RequestDraft other) {
    model = other.model;
    system = other.system;
    billing = other.billing;
    maxTokens = other.maxTokens;
    temperature = other.temperature;
    topP = other.topP;
    stop = other.stop;
    reasoning = other.reasoning;
    cache = other.cache;
    tools = other.tools;
    toolChoice = other.toolChoice;
    toolsPerTurn = other.toolsPerTurn;
    outputSchema = other.outputSchema;
    fallbacks = other.fallbacks;
    fallbackToApi = other.fallbackToApi;
    connectTimeout = other.connectTimeout;
    firstEventTimeout = other.firstEventTimeout;
    idleTimeout = other.idleTimeout;
    timeout = other.timeout;
    metadata = other.metadata;
  }

  /** A copy for a builder, which adds to it. */
  RequestDraft open() {
    var copy = new RequestDraft(this);
    copy.messages = new ArrayList<>(messages);
    copy.extra = new LinkedHashMap<>(extra);
    return copy;
  }

  /** A copy for a request, to which nothing can be added. */
  RequestDraft frozen() {
    var copy = new RequestDraft(this);
    copy.messages = List.copyOf(messages);
    copy.extra = Map.copyOf(extra);
    return copy;
  }
}
