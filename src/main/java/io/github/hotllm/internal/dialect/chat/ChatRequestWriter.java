package io.github.hotllm.internal.dialect.chat;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Role;
import io.github.hotllm.Tool;
import io.github.hotllm.ToolChoice;
import io.github.hotllm.internal.catalog.ModelRow.Rule;
import io.github.hotllm.internal.catalog.Quirks;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Extra;
import io.github.hotllm.internal.dialect.Pairs;
import io.github.hotllm.internal.dialect.ParallelCalls;
import io.github.hotllm.internal.dialect.Sampling;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes what is asked as the body of a Chat request for one target. For one encoding. */
final class ChatRequestWriter {
  private final LlmRequest request;
  private final Asked asked;
  private final Target target;
  private final Quirks quirks;
  private final Warnings warnings;
  private final Map<String, Object> body = new LinkedHashMap<>();

  ChatRequestWriter(Asked asked, Target target, Warnings warnings) {
    this.asked = asked;
    this.request = asked.request();
    this.target = target;
    this.quirks = target.provider().quirks();
    this.warnings = warnings;
  }

  /** @throws io.github.hotllm.LlmException if something can be neither said nor left out */
  byte[] write() {
    requireOwnEnd();
    var schema = new OutputSchema(request.outputSchema(), target, warnings);
    body.put("model", target.model().id());
    body.put("messages", new ChatMessages(target, warnings).write(request, schema.instruction()));
    var sampling = new Sampling(request, target.model(), warnings);
    boolean old = quirks.cap() == Quirks.Cap.MAX_TOKENS;
    sampling
        .limit()
        .ifPresent(most -> body.put(old ? "max_tokens" : "max_completion_tokens", most));
    var effort = new Effort(request, target, warnings);
    effort.writeTo(body);
    sampling.writeTo(body, effort.word());
    writeStop();
    warnings.ofCache(request);
    writeTools();
    schema.writeTo(body);
    writeStream();
    warnings.ofClient(asked);
    Extra.merge(request, target, body);
    return Json.bytes(body);
  }

  private void requireOwnEnd() {
    int last = request.messages().size() - 1;
    if (target.model().has(Rule.NO_PREFILL)
        && request.messages().get(last).role() == Role.ASSISTANT) {
      throw Fields.refusedAt(
          "messages[" + last + "]",
          "is the model's own turn, which " + name() + " does not continue; end with the user's");
    }
  }

  private void writeStop() {
    if (request.stop().isEmpty()) {
      return;
    } else if (target.model().has(Rule.NO_STOP)) {
      warnings.add("stop", "left out, for " + name() + " refuses it");
    } else {
      body.put("stop", request.stop());
    }
  }

  private void writeTools() {
    if (!request.tools().isEmpty()) {
      body.put("tools", request.tools().stream().map(this::tool).toList());
      request.toolChoice().ifPresent(choice -> body.put("tool_choice", choice(choice)));
      ParallelCalls.put(body, request);
    } else {
      warnings.ofNoTools(request);
    }
  }

  private Map<String, Object> tool(Tool tool) {
    warnings.ofCache(tool.marks());
    var function = new LinkedHashMap<String, Object>();
    function.put("name", tool.name());
    if (!tool.description().isEmpty()) {
      function.put("description", tool.description());
    }
    function.put(
        "parameters",
        tool.inputSchema().isEmpty()
            ? Pairs.of("type", "object", "properties", Map.of())
            : tool.inputSchema());
    return Pairs.of("type", "function", "function", function);
  }

  private Object choice(ToolChoice choice) {
    boolean forced = choice == ToolChoice.ANY || choice instanceof ToolChoice.Named;
    boolean refused =
        quirks.anyTool() == Quirks.AnyTool.NONE || target.model().has(Rule.NO_FORCED_TOOL);
    if (forced && refused) {
      warnings.add("tool_choice", "became auto, for " + name() + " cannot be forced");
      return "auto";
    } else if (choice instanceof ToolChoice.Named named) {
      return Pairs.of("type", "function", "function", Map.of("name", named.name()));
    } else if (choice == ToolChoice.ANY) {
      return quirks.anyTool() == Quirks.AnyTool.ANY ? "any" : "required";
    }
    return choice == ToolChoice.NONE ? "none" : "auto";
  }

  private void writeStream() {
    if (asked.isStreamed()) {
      body.put("stream", true);
      if (quirks.streamUsage() == Quirks.StreamUsage.ASK) {
        body.put("stream_options", Map.of("include_usage", true));
      }
    }
  }

  private String name() {
    return target.model().id();
  }
}
