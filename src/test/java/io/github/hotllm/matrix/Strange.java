package io.github.hotllm.matrix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Fields that a client may send and that the vocabulary has no word for: those of the vendors' APIs
 * as their SDKs have them, and some that nobody knows, at every depth.
 */
final class Strange {
  private static final Pattern STEP = Pattern.compile("(\\w+)(?:\\[(\\d+)])?");

  private static final Map<Format, List<String>> PLACES = Map.of(
      Format.CHAT,
      List.of(
          "seed",
          "user",
          "safety_identifier",
          "prompt_cache_key",
          "service_tier",
          "verbosity",
          "frequency_penalty",
          "presence_penalty",
          "top_logprobs",
          "prediction.content",
          "metadata.k",
          "logit_bias.50256",
          "web_search_options.search_context_size",
          "x_new",
          "messages[0].name",
          "messages[0].x_new",
          "messages[0].content[0].x_new",
          "tools[0].x_new",
          "tools[0].function.x_new",
          "response_format.json_schema.name",
          "response_format.json_schema.description",
          "response_format.json_schema.x_new"),
      Format.RESPONSES,
      List.of(
          "user",
          "safety_identifier",
          "prompt_cache_key",
          "service_tier",
          "truncation",
          "top_logprobs",
          "max_tool_calls",
          "metadata.k",
          "text.verbosity",
          "prompt.id",
          "x_new",
          "reasoning.x_new",
          "input[0].x_new",
          "input[0].content[0].x_new",
          "tools[0].x_new",
          "stream_options.x_new",
          "text.format.name",
          "text.format.x_new"),
      Format.ANTHROPIC,
      List.of(
          "top_k",
          "metadata.user_id",
          "service_tier",
          "container",
          "inference_geo",
          "speed",
          "diagnostics.previous_message_id",
          "context_management.x",
          "x_new",
          "metadata.x_new",
          "messages[0].x_new",
          "messages[0].content[0].x_new",
          "messages[0].content[0].citations.x",
          "tools[0].x_new",
          "tools[0].type",
          "output_config.x_new",
          "thinking.x_new"),
      Format.GEMINI,
      List.of(
          "cachedContent",
          "labels.k",
          "serviceTier",
          "xNew",
          "generationConfig.seed",
          "generationConfig.topK",
          "generationConfig.presencePenalty",
          "generationConfig.mediaResolution",
          "generationConfig.speechConfig.languageCode",
          "generationConfig.xNew",
          "generationConfig.thinkingConfig.xNew",
          "contents[0].xNew",
          "contents[0].parts[0].xNew",
          "contents[0].parts[0].videoMetadata.fps",
          "tools[0].googleSearch.x",
          "tools[0].functionDeclarations[0].behavior",
          "toolConfig.xNew",
          "systemInstruction.xNew"),
      Format.HOTLLM,
      List.of("x_new", "messages[0].x_new", "tools[0].x_new"));

  private Strange() {}

  static List<String> places(Format format) {
    return PLACES.get(format);
  }

  /**
   * The same body with a value at a place; the same if there is no such place in it. Objects that
   * are missing on the way are made, lists are not.
   */
  static Map<String, Object> with(Map<String, Object> body, String place, Object value) {
    var copy = new LinkedHashMap<>(body);
    put(copy, List.of(place.split("\\.")), value);
    return copy;
  }

  private static void put(Map<String, Object> object, List<String> steps, Object value) {
    var step = STEP.matcher(steps.get(0));
    if (!step.matches()) {
      throw new IllegalArgumentException(steps.get(0));
    } else if (steps.size() == 1) {
      object.put(step.group(1), value);
    } else if (step.group(2) == null) {
      var inner = object.getOrDefault(step.group(1), Map.of());
      if (inner instanceof Map<?, ?> map) {
        object.put(step.group(1), inside(map, steps, value));
      }
    } else if (object.get(step.group(1)) instanceof List<?> list) {
      var items = new ArrayList<Object>(list);
      int index = Integer.parseInt(step.group(2));
      if (index < items.size() && items.get(index) instanceof Map<?, ?> map) {
        items.set(index, inside(map, steps, value));
        object.put(step.group(1), items);
      }
    }
  }

  private static Map<String, Object> inside(Map<?, ?> map, List<String> steps, Object value) {
    var copy = new LinkedHashMap<String, Object>();
    map.forEach((name, old) -> copy.put(String.valueOf(name), old));
    put(copy, steps.subList(1, steps.size()), value);
    return copy;
  }
}
