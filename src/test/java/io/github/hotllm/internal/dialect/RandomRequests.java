package io.github.hotllm.internal.dialect;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Reasoning;
import io.github.hotllm.Role;
import io.github.hotllm.Tool;
import io.github.hotllm.ToolChoice;
import io.github.hotllm.ToolsPerTurn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Makes requests of all kinds out of a seed, for the law {@code decode(encode(x)) = x}.
 *
 * <p>They are in the order that all formats share: turns alternate and end with the user's, results
 * come first in their turn and answer the calls of the turn before, a turn of the model's thinks
 * before it speaks and speaks before it calls. A turn has at most one text, but for the user's.
 */
public final class RandomRequests {
  /** What a request may hold beyond text, tools and limits. */
  public enum Feature {
    IMAGE_DATA,
    IMAGE_URL,
    DOCUMENT_DATA,
    DOCUMENT_URL,
    RESULT_IMAGE,
    RESULT_ERROR,
    THINKING,
    OPAQUE,
    STATE,
    CACHE,
    MID_SYSTEM,
    ONE_TOOL_PER_TURN,
    SEVERAL_TOOLS_PER_TURN,
    OUTPUT_SCHEMA
  }

  private static final Tool WEATHER = Tool.ofJson(
      "weather",
      "Tells the weather of a town",
      "{\"type\":\"object\",\"properties\":{\"town\":{\"type\":\"string\"}}}");
  private static final Tool TIME =
      Tool.ofJson("time", "", "{\"type\":\"object\",\"properties\":{},\"required\":[]}");
  private static final List<String> TEXTS =
      List.of("Hello", "Grüße, 世界 🙂", "a\nb\r\n\tc", "\"quoted\" \\ {json}", " ", "\u2028");

  private final Random random;
  private final Set<Feature> features;
  private int ids;

  public RandomRequests(long seed, Set<Feature> features) {
    this.random = new Random(seed);
    this.features = features;
  }

  public LlmRequest next(String model) {
    var builder = LlmRequest.builder(model).messages(conversation());
    if (maybe()) {
      builder.system(texts());
    }
    if (maybe()) {
      builder.maxTokens(1 + random.nextInt(4000));
    }
    addSampling(builder);
    addTools(builder);
    if (maybe(Feature.OUTPUT_SCHEMA)) {
      builder.outputSchema("{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"}},"
          + "\"additionalProperties\":false}");
    }
    return builder.build();
  }

  private void addSampling(LlmRequest.Builder builder) {
    if (maybe()) {
      builder.temperature(BigDecimal.valueOf(random.nextInt(11), 1).doubleValue());
    }
    if (maybe()) {
      builder.topP(BigDecimal.valueOf(1 + random.nextInt(10), 1).doubleValue());
    }
    if (maybe()) {
      builder.stop("END", "\n\n");
    }
    if (maybe()) {
      builder.reasoning(pick(List.of(Reasoning.values())));
    }
  }

  private void addTools(LlmRequest.Builder builder) {
    if (maybe()) {
      builder.tools(maybe() ? List.of(WEATHER) : List.of(WEATHER, TIME));
      if (maybe()) {
        builder.toolChoice(pick(List.of(
            ToolChoice.AUTO, ToolChoice.ANY, ToolChoice.NONE, new ToolChoice.Named("weather"))));
      }
      addNumber(builder);
    }
  }

  private void addNumber(LlmRequest.Builder builder) {
    if (maybe(Feature.ONE_TOOL_PER_TURN)) {
      builder.toolsPerTurn(ToolsPerTurn.ONE);
    } else if (maybe(Feature.SEVERAL_TOOLS_PER_TURN)) {
      builder.toolsPerTurn(ToolsPerTurn.SEVERAL);
    }
  }

  private List<Message> conversation() {
    var messages = new ArrayList<Message>();
    var calls = List.<Part.ToolCall>of();
    for (int turns = random.nextInt(3); turns > 0; turns--) {
      messages.add(user(calls));
      if (maybe(Feature.MID_SYSTEM)) {
        messages.add(Message.system(text()));
      }
      calls = maybe()
          ? List.of(call(WEATHER))
          : maybe() ? List.of(call(TIME), call(WEATHER)) : List.of();
      messages.add(assistant(calls));
    }
    messages.add(user(calls));
    return messages;
  }

  private Message user(List<Part.ToolCall> calls) {
    var parts = new ArrayList<Part>();
    calls.forEach(call -> parts.add(result(call)));
    if (parts.isEmpty() || maybe()) {
      parts.addAll(texts());
      addAttachments(parts);
    }
    return new Message(Role.USER, parts);
  }

  private void addAttachments(List<Part> parts) {
    addIf(Feature.IMAGE_DATA, parts, () -> Part.Image.of("image/png", bytes()));
    addIf(Feature.IMAGE_URL, parts, () -> Part.Image.at("https://example.com/a.png?b=c"));
    addIf(Feature.DOCUMENT_DATA, parts, () -> {
      var document = Part.Document.of("application/pdf", bytes());
      return maybe() ? document.named("report.pdf") : document;
    });
    addIf(Feature.DOCUMENT_URL, parts, () -> Part.Document.at("https://example.com/a.pdf"));
  }

  private Part result(Part.ToolCall call) {
    var content = new ArrayList<Part>(texts());
    addIf(Feature.RESULT_IMAGE, content, () -> Part.Image.of("image/png", bytes()));
    var outcome =
        maybe(Feature.RESULT_ERROR) ? Part.ToolResult.Outcome.ERROR : Part.ToolResult.Outcome.OK;
    return new Part.ToolResult(call.id(), content, outcome, cache());
  }

  private Message assistant(List<Part.ToolCall> calls) {
    var parts = new ArrayList<Part>();
    addIf(Feature.THINKING, parts, () -> new Part.Thinking(text(), state()));
    addIf(Feature.OPAQUE, parts, () -> new Part.Opaque(Marks.ofState("other/model:blob")));
    if (calls.isEmpty() || maybe()) {
      parts.add(new Part.Text(text(), state()));
    }
    parts.addAll(calls);
    return new Message(Role.ASSISTANT, parts);
  }

  private Part.ToolCall call(Tool tool) {
    var arguments = maybe()
        ? Map.<String, Object>of()
        : Map.<String, Object>of("town", text(), "days", List.of(1L, new BigDecimal("2.50")));
    return new Part.ToolCall("call" + ids++, tool.name(), arguments, state());
  }

  private List<Part.Text> texts() {
    return maybe()
        ? List.of(new Part.Text(text(), cache()))
        : List.of(new Part.Text(text()), new Part.Text(text(), cache()));
  }

  private Marks state() {
    return maybe(Feature.STATE) ? Marks.ofState("other/model:sig") : Marks.NONE;
  }

  private Marks cache() {
    return maybe(Feature.CACHE) ? Marks.ofCache(pick(List.of(Marks.Cache.values()))) : Marks.NONE;
  }

  private void addIf(Feature feature, List<Part> parts, Supplier<? extends Part> part) {
    Optional.of(feature).filter(this::maybe).ifPresent(wanted -> parts.add(part.get()));
  }

  private String text() {
    return pick(TEXTS);
  }

  private byte[] bytes() {
    var bytes = new byte[1 + random.nextInt(20)];
    random.nextBytes(bytes);
    return bytes;
  }

  private boolean maybe() {
    return random.nextBoolean();
  }

  private boolean maybe(Feature feature) {
    return features.contains(feature) && random.nextBoolean();
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
