package io.github.hotllm.internal.cli.claude;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Part;
import io.github.hotllm.Reasoning;
import io.github.hotllm.internal.catalog.ModelRow.Knowledge;
import io.github.hotllm.internal.catalog.ModelRow.Rule;
import io.github.hotllm.internal.cli.turn.ModelIds;
import io.github.hotllm.internal.cli.turn.OneText;
import io.github.hotllm.internal.cli.turn.Refused;
import io.github.hotllm.internal.cli.turn.Slash;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.NearestEffort;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What claude is told for one answer: how it shall be, then the one turn of the user.
 *
 * <p>Control requests and content blocks are those of claude 2.1.330, tried out on 2026-11-25. It
 * takes system prompt, schema, model and effort until the first turn, so any parked process will
 * do. It runs a text as a command of its own if the last block begins with a slash, which an
 * invisible space prevents.
 */
final class ClaudeRequest {
  private static final String PROGRAM = "claude";

  private final LlmRequest request;
  private final Target target;
  private final Warnings warnings = new Warnings(PROGRAM);
  private final String model;
  private final List<Part> turn;
  private final List<Map<String, Object>> settings = new ArrayList<>();

  /** @throws io.github.hotllm.LlmException if claude cannot be asked that */
  ClaudeRequest(Asked asked, Target target) {
    this.request = asked.request();
    this.target = target;
    this.model = ModelIds.safe(target);
    Refused.look(asked, PROGRAM, warnings);
    this.turn = OneText.of(request, PROGRAM, warnings).stream()
        .map(part -> Slash.hidden(part, PROGRAM, warnings))
        .toList();
    settings.add(initialize());
    settle();
  }

  List<String> warnings() {
    return warnings.list();
  }

  String model() {
    return model;
  }

  Optional<Map<String, Object>> schema() {
    return request.outputSchema();
  }

  Optional<String> system() {
    return OneText.system(request);
  }

  /**
   * The turn as plain text.
   *
   * @throws io.github.hotllm.LlmException if it holds more
   */
  String plainTurn() {
    if (turn.size() == 1 && turn.get(0) instanceof Part.Text said) {
      return said.text();
    }
    throw Fields.refusedAt(
        "messages", "holds attachments, which this version of claude takes none of; update it");
  }

  /** What has to be answered before the turn is sent; the first is answered with the account. */
  List<Map<String, Object>> settings() {
    return settings;
  }

  /** The line with the turn. */
  Map<String, Object> userLine() {
    var message = new LinkedHashMap<String, Object>();
    message.put("role", "user");
    message.put("content", turn.stream().map(ClaudeRequest::block).toList());
    var line = new LinkedHashMap<String, Object>();
    line.put("type", "user");
    line.put("message", message);
    line.put("session_id", "");
    return line;
  }

  private Map<String, Object> initialize() {
    request.system().forEach(text -> warnings.ofCache(text.marks()));
    var fields = new LinkedHashMap<String, Object>();
    system().ifPresent(text -> fields.put("systemPrompt", List.of(text)));
    schema().ifPresent(schema -> {
      warnings.add("output", "comes in one piece, for claude checks it first");
      fields.put("jsonSchema", schema);
    });
    return control("initialize", fields);
  }

  private static Map<String, Object> control(String subtype, Map<String, Object> fields) {
    var request = new LinkedHashMap<String, Object>();
    request.put("subtype", subtype);
    request.putAll(fields);
    return request;
  }

  /**
   * The model and how much it thinks. The request {@code set_model} would have claude try the model
   * with a call of its own, which costs time and a token; a setting does not.
   */
  private void settle() {
    var flags = new LinkedHashMap<String, Object>();
    flags.put("permissions", Map.of("deny", List.of("Read")));
    flags.put("model", model);
    effort().ifPresent(word -> flags.put("effortLevel", word));
    settings.add(control("apply_flag_settings", Map.of("settings", flags)));
    budget()
        .ifPresent(tokens -> settings.add(
            control("set_max_thinking_tokens", Map.of("max_thinking_tokens", tokens))));
  }

  private Optional<String> effort() {
    var level = request.reasoning().filter(wanted -> !isOff(wanted));
    if (level.isEmpty() || isBudgeted()) {
      return Optional.empty();
    }
    var effort = NearestEffort.of(level.get(), target.model());
    effort.warning().ifPresent(warning -> warnings.add("reasoning", warning));
    return effort.word();
  }

  /** A model that takes a budget of tokens thinks 31,999 of them unless it is told not to. */
  private Optional<Long> budget() {
    return isBudgeted()
        ? Optional.of(request.reasoning().map(ClaudeRequest::budget).orElse(0L))
        : request.reasoning().filter(this::isOff).map(off -> 0L);
  }

  private boolean isOff(Reasoning level) {
    return level == Reasoning.NONE && !target.model().has(Rule.ALWAYS_THINKS);
  }

  private boolean isBudgeted() {
    var row = target.model();
    return row.knowledge() == Knowledge.KNOWN
        && row.efforts().isEmpty()
        && !row.has(Rule.NO_THINKING_BUDGET);
  }

  private static long budget(Reasoning level) {
    return switch (level) {
      case NONE -> 0;
      case MINIMAL -> 1024;
      case LOW -> 2048;
      case MEDIUM -> 8192;
      case HIGH -> 16_384;
      case MAX -> 31_999;
    };
  }

  private static Map<String, Object> block(Part part) {
    var block = new LinkedHashMap<String, Object>();
    if (part instanceof Part.Image image) {
      block.put("type", "image");
      block.put("source", source(image.source()));
    } else if (part instanceof Part.Document document) {
      block.put("type", "document");
      block.put("source", source(document.source()));
      document.name().ifPresent(name -> block.put("title", name));
    } else {
      block.put("type", "text");
      block.put("text", ((Part.Text) part).text());
    }
    return block;
  }

  private static Map<String, Object> source(Part.Source source) {
    var fields = new LinkedHashMap<String, Object>();
    if (source instanceof Part.Source.Data data) {
      fields.put("type", "base64");
      fields.put("media_type", data.mediaType());
      fields.put("data", data.base64());
    } else {
      fields.put("type", "url");
      fields.put("url", ((Part.Source.Url) source).url());
    }
    return fields;
  }
}
