package io.github.hotllm.internal.route;

import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Encoded;
import io.github.hotllm.internal.dialect.Pairs;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.wire.WireRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A Responses request as the ChatGPT plan's backend takes it: always streamed, never stored, with
 * instructions, and without what it refuses. For one encoding.
 *
 * <p>The fields it takes are those that openai/codex sent in 2026-08; {@code max_output_tokens} was
 * seen to be refused (2026-07-20).
 */
final class ChatGptBody {
  private static final String ENCRYPTED = "reasoning.encrypted_content";
  private static final Set<String> TAKEN = Set.of(
      "model",
      "instructions",
      "input",
      "tools",
      "tool_choice",
      "parallel_tool_calls",
      "reasoning",
      "store",
      "stream",
      "include",
      "service_tier",
      "prompt_cache_key",
      "text");
  /** How an answer is streamed concerns nobody but us. */
  private static final String OURS = "stream_options";
  /** What clients say out of habit, and is so anyway. */
  private static final Map<String, String> USUAL = Map.of(
      "metadata", "{}",
      "truncation", "\"disabled\"",
      "background", "false",
      "top_logprobs", "0");

  private final Encoded encoded;
  private final Map<String, Object> body;
  private final Set<String> warnings;

  ChatGptBody(Encoded encoded) {
    this.encoded = encoded;
    this.body = new LinkedHashMap<>(Json.object(encoded.wire().body()));
    this.warnings = new LinkedHashSet<>(encoded.warnings());
  }

  Encoded encoded() {
    leaveOut();
    if (Node.of(body).at("store").isTrue()) {
      warnings.add("store: became false, for the ChatGPT plan keeps no answers");
    }
    body.put("store", false);
    body.put("stream", true);
    body.putIfAbsent("instructions", "");
    body.put("include", included());
    body.computeIfPresent("input", (name, input) -> withoutSystem(input));
    var wire = encoded.wire();
    var changed = new WireRequest(wire.method(), wire.path(), wire.headers(), Json.bytes(body));
    return new Encoded(changed, Delivery.STREAMED, List.copyOf(warnings));
  }

  private void leaveOut() {
    for (var name : List.copyOf(body.keySet())) {
      if (!TAKEN.contains(name)) {
        var value = body.remove(name);
        if (!name.equals(OURS) && !Json.text(value).equals(USUAL.get(name))) {
          warnings.add(name + ": left out, for the ChatGPT plan does not take it");
        }
      }
    }
  }

  private List<Object> included() {
    var all = new LinkedHashSet<Object>();
    Node.of(body).at("include").items().forEach(item -> item.text().ifPresent(all::add));
    all.add(ENCRYPTED);
    return new ArrayList<>(all);
  }

  /** What has the role of the system is refused there, and means the same as the developer's. */
  private static Object withoutSystem(Object input) {
    if (!(input instanceof List<?> items)) {
      return List.of(Pairs.of("role", "user", "content", input));
    }
    var changed = new ArrayList<Object>(items.size());
    for (var item : items) {
      var fields = Node.of(item);
      if (fields.at("role").textOrEmpty().equals("system")) {
        var developer = new LinkedHashMap<>(fields.fields());
        developer.put("role", "developer");
        changed.add(developer);
      } else {
        changed.add(item);
      }
    }
    return changed;
  }
}
