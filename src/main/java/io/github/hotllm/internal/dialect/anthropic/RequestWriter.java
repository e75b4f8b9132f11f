package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Part;
import io.github.hotllm.Tool;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Extra;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a request that was not literally given in Messages. Belongs to one encoding. */
final class RequestWriter implements BodyWriter {
  private final Asked asked;
  private final LlmRequest request;
  private final Target target;
  private final Warnings warnings;
  private final CacheMarks cache;
  private final int maxTokens;

  RequestWriter(Asked asked, Target target, Warnings warnings) {
    this.asked = asked;
    this.request = asked.request();
    this.target = target;
    this.warnings = warnings;
    this.cache = new CacheMarks(request, warnings);
    this.maxTokens = OutputLimit.of(request, target.model(), warnings);
  }

  @Override
  public int maxTokens() {
    return maxTokens;
  }

  @Override
  public byte[] write(Delivery delivery) {
    return Json.bytes(body(delivery));
  }

  Map<String, Object> body(Delivery delivery) {
    var body = new LinkedHashMap<String, Object>();
    body.put("model", target.model().id());
    body.put("max_tokens", maxTokens);
    if (delivery == Delivery.STREAMED) {
      body.put("stream", true);
    }
    cache.writeWhole(body);
    writeTools(body);
    var schema = request.outputSchema().map(wanted -> new ClosedSchema(wanted, warnings));
    var closed = schema.flatMap(ClosedSchema::closed);
    var instruction =
        closed.isPresent() ? "" : schema.map(ClosedSchema::instruction).orElse("");
    var blocks = new BlockWriter(target, cache, warnings);
    new ConversationWriter(instructed(instruction), target, blocks).write(body);
    closed.ifPresent(each -> body.put("output_config", Map.of("format", format(each))));
    new ThinkingWriter(request, target.model(), warnings).write(body, maxTokens);
    new SamplingWriter(request, target.model(), warnings).write(body);
    Extra.merge(request, target, body);
    warnings.ofClient(asked);
    return body;
  }

  /** The request with one more instruction behind its own, if there is one. */
  private LlmRequest instructed(String instruction) {
    if (instruction.isEmpty()) {
      return request;
    }
    var system = new ArrayList<>(request.system());
    system.add(new Part.Text(instruction));
    return request.toBuilder().system(system).build();
  }

  private static Map<String, Object> format(Map<String, Object> schema) {
    var format = new LinkedHashMap<String, Object>();
    format.put("type", "json_schema");
    format.put("schema", schema);
    return format;
  }

  private void writeTools(Map<String, Object> body) {
    var tools = new ArrayList<Object>();
    request.tools().forEach(tool -> tools.add(tool(tool)));
    if (tools.isEmpty()) {
      warnings.ofNoTools(request);
    } else {
      body.put("tools", tools);
      new ToolChoiceWriter(request, target.model(), warnings).write(body);
    }
  }

  private Map<String, Object> tool(Tool tool) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", tool.name());
    if (!tool.description().isEmpty()) {
      fields.put("description", tool.description());
    }
    fields.put("input_schema", tool.inputSchema());
    cache.write(tool.marks(), fields);
    return fields;
  }
}
