package io.github.hotllm.internal.dialect.responses;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Role;
import io.github.hotllm.internal.catalog.ModelRow.Rule;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Extra;
import io.github.hotllm.internal.dialect.Sampling;
import io.github.hotllm.internal.dialect.StrictSchema;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Writes what is asked as the body of a Responses request for one target. For one encoding. */
final class RequestWriter {
  /** OpenAI refuses a lower limit of output tokens. */
  private static final int LEAST_TOKENS = 16;

  private final Asked asked;
  private final Target target;
  private final Warnings warnings;
  private final Map<String, Object> body = new LinkedHashMap<>();

  RequestWriter(Asked asked, Target target, Warnings warnings) {
    this.asked = asked;
    this.target = target;
    this.warnings = warnings;
  }

  byte[] write() {
    return Json.bytes(body());
  }

  /** @throws io.github.hotllm.LlmException if something can be neither said nor left out */
  Map<String, Object> body() {
    requireOwnEnd();
    var request = withLeastTokens(asked.request());
    body.put("model", target.model().id());
    new InputWriter(target, warnings).write(request, body);
    var sampling = new Sampling(request, target.model(), warnings);
    sampling.limit().ifPresent(most -> body.put("max_output_tokens", most));
    var effort = new Effort(request, target, warnings);
    effort.writeTo(body);
    sampling.writeTo(body, effort.word());
    if (!request.stop().isEmpty()) {
      warnings.add("stop", "left out, for Responses cannot say it");
    }
    warnings.ofCache(request);
    new ToolsWriter(target, warnings).write(request, body);
    request.outputSchema().ifPresent(schema -> body.put("text", Map.of("format", format(schema))));
    body.put("store", false);
    if (asked.isStreamed()) {
      body.put("stream", true);
    }
    warnings.ofClient(asked);
    Extra.merge(request, target, body);
    return body;
  }

  private void requireOwnEnd() {
    var messages = asked.request().messages();
    int last = messages.size() - 1;
    if (target.model().has(Rule.NO_PREFILL) && messages.get(last).role() == Role.ASSISTANT) {
      throw Fields.refusedAt(
          "messages[" + last + "]",
          "is the model's own turn, which " + target.model().id()
              + " does not continue; end with the user's");
    }
  }

  private LlmRequest withLeastTokens(LlmRequest request) {
    OptionalInt wanted = request.maxTokens();
    if (wanted.isEmpty() || wanted.getAsInt() >= LEAST_TOKENS) {
      return request;
    }
    warnings.add(
        "max_tokens",
        wanted.getAsInt() + " became " + LEAST_TOKENS + ", the least that Responses takes");
    return request.toBuilder().maxTokens(LEAST_TOKENS).build();
  }

  private static Map<String, Object> format(Map<String, Object> schema) {
    var format = new LinkedHashMap<String, Object>();
    format.put("type", "json_schema");
    format.put("name", StrictSchema.NAME);
    format.put("schema", schema);
    if (StrictSchema.isStrict(schema)) {
      format.put("strict", true);
    }
    return format;
  }
}
