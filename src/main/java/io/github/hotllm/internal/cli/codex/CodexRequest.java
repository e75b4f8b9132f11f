package io.github.hotllm.internal.cli.codex;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.internal.cli.turn.ModelIds;
import io.github.hotllm.internal.cli.turn.OneText;
import io.github.hotllm.internal.cli.turn.Refused;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.NearestEffort;
import io.github.hotllm.internal.dialect.StrictSchema;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.dialect.responses.ResponsesDialect;
import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What codex is told for one answer: a thread of its own, the turns that were, and the one to
 * answer.
 *
 * <p>Parameters are those of codex 0.169.0, tried out on 2026-11-25. The history is made of the
 * items of OpenAI's Responses, which codex hands on as they are.
 */
final class CodexRequest {
  private static final String PROGRAM = "codex";

  private final LlmRequest request;
  private final Target target;
  private final Warnings warnings = new Warnings(PROGRAM);
  private final String model;
  private final Optional<String> effort;
  private final List<Object> history;
  private final List<Map<String, Object>> turn;

  /** @throws io.github.hotllm.LlmException if codex cannot be asked that */
  CodexRequest(Asked asked, Target target) {
    this.request = asked.request();
    this.target = target;
    this.model = ModelIds.safe(target);
    Refused.look(asked, PROGRAM, warnings);
    refuseStrange();
    request.system().forEach(text -> warnings.ofCache(text.marks()));
    this.effort = request.reasoning().flatMap(level -> {
      var nearest = NearestEffort.of(level, target.model());
      nearest.warning().ifPresent(warning -> warnings.add("reasoning", warning));
      return nearest.word();
    });
    var items = new ArrayList<>(items());
    this.turn = turn(Node.of(items.remove(items.size() - 1)));
    this.history = List.copyOf(items);
  }

  List<String> warnings() {
    return warnings.list();
  }

  String model() {
    return model;
  }

  Optional<String> effort() {
    return effort;
  }

  Optional<Map<String, Object>> schema() {
    return request.outputSchema();
  }

  Optional<String> system() {
    return OneText.system(request);
  }

  /**
   * All of the conversation as one text.
   *
   * @throws io.github.hotllm.LlmException if it holds more than text
   */
  String plainTurn() {
    var parts = OneText.of(request, PROGRAM, new Warnings(PROGRAM));
    if (parts.size() == 1 && parts.get(0) instanceof Part.Text said) {
      return said.text();
    }
    throw Fields.refusedAt(
        "messages", "holds pictures, which this version of codex takes none of; update it");
  }

  /** A thread that is kept nowhere and may do nothing. */
  Map<String, Object> threadStart() {
    var params = new LinkedHashMap<String, Object>();
    params.put("model", model);
    params.put("ephemeral", true);
    params.put("approvalPolicy", "never");
    params.put("sandbox", "read-only");
    params.put("environments", List.of());
    // As base instructions they would be sent twice.
    system().ifPresent(text -> params.put("developerInstructions", text));
    return params;
  }

  /** The turns before the one to answer; none if it is the first. */
  List<Object> history() {
    return history;
  }

  /** The turn to answer. */
  Map<String, Object> turnStart(String thread) {
    var params = new LinkedHashMap<String, Object>();
    params.put("threadId", thread);
    params.put("input", turn);
    effort.ifPresent(word -> params.put("effort", word));
    schema().ifPresent(schema -> params.put("outputSchema", schema));
    return params;
  }

  /** Codex is silent about what it drops, so that it is not given to it. */
  private void refuseStrange() {
    if (schema().filter(schema -> !StrictSchema.isStrict(schema)).isPresent()) {
      throw Fields.refusedAt(
          "output_schema",
          "must be strict for codex: each object closed with additionalProperties false, and all"
              + " of its properties required");
    }
    for (int i = 0; i < request.messages().size(); i++) {
      for (var part : request.messages().get(i).parts()) {
        refuseStrange(part, "messages[" + i + "]");
      }
    }
  }

  private static void refuseStrange(Part part, String place) {
    if (part instanceof Part.Document) {
      throw Fields.refusedAt(place, "holds a document, which codex does not take; use an API key");
    } else if (part instanceof Part.Image image && image.source() instanceof Part.Source.Url) {
      throw Fields.refusedAt(
          place, "holds the address of a picture, which codex does not take; send its bytes");
    }
  }

  /** The messages as items of Responses. */
  private List<Object> items() {
    List<Message> messages = request.messages();
    var bare = LlmRequest.builder(request.model()).messages(messages).build();
    var encoded = new ResponsesDialect().encode(Asked.of(bare, Delivery.STREAMED), target);
    encoded.warnings().forEach(this::warn);
    return Node.of(Json.parse(encoded.wire().body())).at("input").items().stream()
        .flatMap(item -> item.value().stream())
        .toList();
  }

  private void warn(String warning) {
    int colon = warning.indexOf(": ");
    warnings.add(warning.substring(0, colon), warning.substring(colon + 2));
  }

  private static List<Map<String, Object>> turn(Node item) {
    if (!item.at("role").textOrEmpty().equals("user")) {
      throw Fields.refusedAt("messages", "must end with a text of the user's for codex");
    }
    return item.at("content").items().stream().map(CodexRequest::input).toList();
  }

  private static Map<String, Object> input(Node part) {
    return part.at("image_url")
        .text()
        .map(url -> Map.<String, Object>of("type", "image", "url", url))
        .orElseGet(() -> Map.of("type", "text", "text", part.at("text").textOrEmpty()));
  }
}
