package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Role;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Original;
import io.github.hotllm.internal.dialect.RequestBody;
import io.github.hotllm.internal.dialect.Task;
import io.github.hotllm.internal.dialect.Unread;
import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a client asks in Messages. Belongs to one request. */
final class RequestReader {
  private final Unread unread = new Unread();
  private final BlockReader blocks = new BlockReader(unread);
  private final Task task;

  RequestReader() {
    this(Task.ANSWER);
  }

  /** @param task only an answer needs a limit */
  RequestReader(Task task) {
    this.task = task;
  }

  Asked read(WireRequest wire) {
    var fields = RequestBody.object(wire.body());
    var top = Fields.of(fields);
    var request = request(top);
    var delivery = top.flag("stream").orElse(false) ? Delivery.STREAMED : Delivery.WHOLE;
    unread.rest(top);
    if (wire.headers().first(AnthropicDialect.BETA).isPresent()) {
      unread.add(AnthropicDialect.BETA);
    }
    var original = new Original(
        AnthropicDialect.NAME,
        wire.body(),
        fields,
        kept(wire.headers()),
        unread.list(),
        unread.refusal());
    return new Asked(request, delivery, Optional.of(original), task);
  }

  private static Headers kept(Headers headers) {
    var kept = Headers.none();
    for (var name : List.of(AnthropicDialect.VERSION, AnthropicDialect.BETA)) {
      for (var value : headers.all(name)) {
        kept = Headers.isSafe(value) ? kept.with(name, value) : kept;
      }
    }
    return kept;
  }

  private LlmRequest request(Fields top) {
    var request = LlmRequest.builder(top.requiredText("model"));
    top.whole("max_tokens", 1).ifPresent(request::maxTokens);
    if (task instanceof Task.Answer && !top.has("max_tokens")) {
      throw top.missing("max_tokens");
    }
    request.messages(messages(top));
    request.system(system(top));
    top.number("temperature", 0, 1).ifPresent(request::temperature);
    top.number("top_p", 0, 1).ifPresent(request::topP);
    request.stop(top.texts("stop_sequences").toArray(String[]::new));
    top.fields("metadata").ifPresent(metadata -> {
      metadata.text("user_id").ifPresent(id -> request.metadata(Map.of("user_id", id)));
      unread.rest(metadata);
    });
    var tools = new ToolsReader(unread);
    request.tools(tools.tools(top));
    tools.readChoice(top, request);
    BlockReader.marks(top, unread).cache().ifPresent(request::cache);
    new ThinkingReader(unread).read(top, request);
    return request.build();
  }

  private List<Part.Text> system(Fields top) {
    return top.has("system")
        ? texts(blocks.content(top, "system", Role.SYSTEM), "system")
        : List.of();
  }

  private List<Message> messages(Fields top) {
    var messages = new ArrayList<Message>();
    for (var turn : top.objects("messages")) {
      var role = role(turn);
      if (!turn.has("content")) {
        throw turn.missing("content");
      }
      var parts = blocks.content(turn, "content", role);
      if (role == Role.SYSTEM) {
        texts(parts, turn.path("content"));
      }
      messages.add(new Message(role, parts));
      unread.rest(turn);
    }
    if (messages.isEmpty()) {
      throw top.refused("messages", "must hold at least one message");
    }
    return messages;
  }

  private static Role role(Fields turn) {
    return switch (turn.requiredText("role")) {
      case "user" -> Role.USER;
      case "assistant" -> Role.ASSISTANT;
      case "system" -> Role.SYSTEM;
      default -> throw turn.refused("role", "must be user, assistant or system");
    };
  }

  private static List<Part.Text> texts(List<Part> parts, String place) {
    var texts = new ArrayList<Part.Text>();
    for (var part : parts) {
      if (!(part instanceof Part.Text text)) {
        throw Fields.refusedAt(place, "must be a text or blocks of type text");
      }
      texts.add(text);
    }
    return texts;
  }
}
