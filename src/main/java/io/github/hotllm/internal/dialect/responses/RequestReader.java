package io.github.hotllm.internal.dialect.responses;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.EffortWords;
import io.github.hotllm.internal.dialect.Original;
import io.github.hotllm.internal.dialect.RequestBody;
import io.github.hotllm.internal.dialect.StrictSchema;
import io.github.hotllm.internal.dialect.Unread;
import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.wire.Headers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a client asks in Responses. For one request. */
final class RequestReader {
  /** What needs a server that keeps conversations, prompts or answers. */
  private static final List<String> KEPT =
      List.of("previous_response_id", "conversation", "prompt");

  private final Unread unread = new Unread();

  /** @throws io.github.hotllm.LlmException of type {@code invalid_request} that names the field */
  Asked read(byte[] body) {
    var object = RequestBody.object(body);
    var fields = Fields.of(object);
    refuseKept(fields);
    var request = LlmRequest.builder(fields.requiredText("model"));
    readInput(fields, request);
    fields.whole("max_output_tokens", 1).ifPresent(request::maxTokens);
    fields.number("temperature", 0, 2).ifPresent(request::temperature);
    fields.number("top_p", 0, 1).ifPresent(request::topP);
    request.metadata(metadata(fields));
    readReasoning(fields, request);
    new ToolsReader(unread).read(fields, request);
    readText(fields, request);
    boolean streamed = fields.flag("stream").orElse(false);
    readUsual(fields);
    unread.rest(fields);
    var original = new Original(
        ResponsesDialect.NAME, body, object, Headers.none(), unread.list(), unread.refusal());
    return new Asked(
        request.build(), streamed ? Delivery.STREAMED : Delivery.WHOLE, Optional.of(original));
  }

  /** The server that has kept it may be the one that answers; nobody else has it. */
  private void refuseKept(Fields fields) {
    for (var name : KEPT) {
      if (fields.value(name).isPresent()) {
        unread.refuse(fields.refused(
            name,
            "needs what its server has kept, which no other model can see; send it in input"));
      }
    }
    if (fields.flag("background").orElse(false)) {
      throw fields.refused("background", "needs a server that keeps the answer; leave it out");
    }
  }

  private void readInput(Fields fields, LlmRequest.Builder request) {
    var instructions = fields.text("instructions");
    instructions.ifPresent(request::system);
    var input = fields.value("input").orElseThrow(() -> fields.missing("input"));
    if (input instanceof String text) {
      request.prompt(text);
    } else {
      var items = new ItemReader(unread);
      var list = fields.list("input").orElse(List.of());
      for (int i = 0; i < list.size(); i++) {
        items.read(list.get(i), "input[" + i + "]");
      }
      var conversation = items.messages();
      if (conversation.isEmpty()) {
        throw unread
            .refusal()
            .orElseGet(() -> fields.refused("input", "must hold at least one message"));
      }
      int first = instructions.isPresent() ? 0 : ItemReader.leading(conversation);
      if (first > 0) {
        request.system(conversation.subList(0, first).stream()
            .flatMap(message -> message.parts().stream())
            .map(Part.Text.class::cast)
            .toList());
      }
      request.messages(conversation.subList(first, conversation.size()));
    }
  }

  /** What the client notes for itself. */
  private static Map<String, String> metadata(Fields fields) {
    var notes = new LinkedHashMap<String, String>();
    fields
        .fields("metadata")
        .ifPresent(
            inner -> inner.unread().forEach(name -> notes.put(name, inner.requiredText(name))));
    return notes;
  }

  /** A word that we do not know is none of ours to refuse: the provider may know it. */
  private void readReasoning(Fields fields, LlmRequest.Builder request) {
    fields.fields("reasoning").ifPresent(reasoning -> {
      var word = reasoning.text("effort").orElse("");
      var level = EffortWords.read(word);
      level.ifPresent(request::reasoning);
      if (level.isEmpty() && !word.isEmpty()) {
        unread.add(reasoning.path("effort"));
      }
      unread.rest(reasoning);
    });
  }

  private void readText(Fields fields, LlmRequest.Builder request) {
    fields.fields("text").ifPresent(text -> {
      text.fields("format").ifPresent(format -> readFormat(format, request));
      unread.rest(text);
    });
  }

  private void readFormat(Fields format, LlmRequest.Builder request) {
    switch (format.requiredText("type")) {
      case "text" -> unread.rest(format);
      case "json_object" -> {
        request.outputSchema(Map.of("type", "object"));
        unread.rest(format);
      }
      case "json_schema" -> {
        var schema = format.object("schema").orElseThrow(() -> format.missing("schema"));
        request.outputSchema(schema);
        StrictSchema.noteRest(format, schema, unread);
      }
      default -> unread.add(format.path());
    }
  }

  /** What a client says that is so anyway, or that no answer depends on. */
  private void readUsual(Fields fields) {
    if (fields.flag("store").equals(Optional.of(true))) {
      unread.add("store");
    }
    if (fields.texts("include").stream().anyMatch(what -> !what.startsWith("reasoning."))) {
      unread.add("include");
    }
    fields.fields("stream_options").ifPresent(unread::rest);
  }
}
