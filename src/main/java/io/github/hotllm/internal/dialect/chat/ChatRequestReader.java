package io.github.hotllm.internal.dialect.chat;

import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Reasoning;
import io.github.hotllm.Tool;
import io.github.hotllm.ToolChoice;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.EffortWords;
import io.github.hotllm.internal.dialect.Original;
import io.github.hotllm.internal.dialect.ParallelCalls;
import io.github.hotllm.internal.dialect.RequestBody;
import io.github.hotllm.internal.dialect.StrictSchema;
import io.github.hotllm.internal.dialect.Unread;
import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.wire.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a client asks in Chat. For one request. */
final class ChatRequestReader {
  private final Unread unread = new Unread();

  /** @throws LlmException of type {@code invalid_request} that names the field */
  Asked read(byte[] body) {
    var object = RequestBody.object(body);
    var fields = Fields.of(object);
    var request = LlmRequest.builder(fields.requiredText("model"));
    refuse(fields);
    new ChatMessageReader(unread).read(fields, request);
    readLimits(fields, request);
    readReasoning(fields, request);
    request.tools(tools(fields));
    readToolChoice(fields, request);
    ParallelCalls.read(fields, request);
    readFormat(fields, request);
    boolean streamed = fields.flag("stream").orElse(false);
    var options = fields.fields("stream_options");
    options.ifPresent(each -> each.flag("include_usage"));
    options.ifPresent(unread::rest);
    unread.rest(fields);
    var original = new Original(
        ChatDialect.NAME, body, object, Headers.none(), unread.list(), unread.refusal());
    return new Asked(
        request.build(), streamed ? Delivery.STREAMED : Delivery.WHOLE, Optional.of(original));
  }

  /** What would change the answer's form, and what no other format can say. */
  private void refuse(Fields fields) {
    if (fields.whole("n", 1).orElse(1) > 1) {
      unread.refuse(fields.refused(
          "n", "must be 1, for hotllm gives one answer here; call again for another"));
    }
    if (fields.value("functions").isPresent()) {
      unread.refuse(
          fields.refused("functions", "is OpenAI's old form of tools; say it with tools"));
    }
    if (fields.value("function_call").isPresent()) {
      unread.refuse(fields.refused(
          "function_call", "is OpenAI's old form of tool_choice; say it with tool_choice"));
    }
  }

  private void readLimits(Fields fields, LlmRequest.Builder request) {
    var old = fields.whole("max_tokens", 1);
    var cap = fields.whole("max_completion_tokens", 1);
    if (cap.isEmpty()) {
      cap = old;
    } else if (old.isPresent() && !old.equals(cap)) {
      unread.add("max_tokens");
    }
    cap.ifPresent(request::maxTokens);
    fields.number("temperature", 0, 2).ifPresent(request::temperature);
    fields.number("top_p", 0, 1).ifPresent(request::topP);
    if (fields.value("stop").orElse("") instanceof List<?>) {
      request.stop(fields.texts("stop").toArray(String[]::new));
    } else {
      fields.text("stop").ifPresent(request::stop);
    }
  }

  /** A word that we do not know is none of ours to refuse: the provider may know it. */
  private void readReasoning(Fields fields, LlmRequest.Builder request) {
    var object = Node.of(fields.value("reasoning").orElse(Map.of()));
    boolean isEffort = Set.of("effort").containsAll(object.fields().keySet());
    if (fields.has("reasoning") && !(object.isObject() && isEffort)) {
      unread.add("reasoning");
    }
    readEffort("reasoning_effort", Node.of(fields.value("reasoning_effort").orElse("")))
        .or(() -> readEffort("reasoning", object.at("effort")))
        .ifPresent(request::reasoning);
  }

  private Optional<Reasoning> readEffort(String field, Node word) {
    var level = EffortWords.read(word.textOrEmpty());
    if (level.isEmpty() && !word.textOrEmpty().isEmpty()) {
      unread.add(field);
    }
    return level;
  }

  private List<Tool> tools(Fields fields) {
    var tools = new ArrayList<Tool>();
    for (var each : fields.objects("tools")) {
      if (each.text("type").orElse("function").equals("function")) {
        var function = each.fields("function").orElseThrow(() -> each.missing("function"));
        tools.add(new Tool(
            function.requiredText("name"),
            function.text("description").orElse(""),
            function.object("parameters").orElse(Map.of())));
        unread.rest(function);
        unread.rest(each);
      } else {
        unread.add(each.path());
      }
    }
    return tools;
  }

  private void readToolChoice(Fields fields, LlmRequest.Builder request) {
    var choice = fields.value("tool_choice");
    if (choice.isEmpty()) {
      return;
    } else if (!(choice.get() instanceof String word)) {
      var object = fields.fields("tool_choice").orElseThrow();
      object
          .fields("function")
          .ifPresentOrElse(
              function -> request.toolChoice(new ToolChoice.Named(function.requiredText("name"))),
              () -> unread.add("tool_choice"));
    } else {
      request.toolChoice(
          switch (word) {
            case "auto" -> ToolChoice.AUTO;
            case "none" -> ToolChoice.NONE;
            case "required", "any" -> ToolChoice.ANY;
            default -> {
              unread.refuse(
                  fields.refused("tool_choice", "must be auto, none, required or a function"));
              yield ToolChoice.AUTO;
            }
          });
    }
  }

  private void readFormat(Fields fields, LlmRequest.Builder request) {
    var format = fields.fields("response_format");
    if (format.isEmpty()) {
      return;
    }
    switch (format.get().requiredText("type")) {
      case "text" -> unread.rest(format.get());
      case "json_object" -> {
        request.outputSchema(Map.of("type", "object"));
        unread.rest(format.get());
      }
      case "json_schema" -> {
        var named = format
            .get()
            .fields("json_schema")
            .orElseThrow(() -> format.get().missing("json_schema"));
        var schema = named.object("schema").orElse(Map.of("type", "object"));
        request.outputSchema(schema);
        StrictSchema.noteRest(named, schema, unread);
        unread.rest(format.get());
      }
      default -> unread.add("response_format");
    }
  }
}
