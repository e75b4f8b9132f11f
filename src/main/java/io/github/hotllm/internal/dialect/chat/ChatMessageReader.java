package io.github.hotllm.internal.dialect.chat;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Role;
import io.github.hotllm.internal.dialect.Unread;
import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import io.github.hotllm.internal.json.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads Chat's messages. The results of tools and what the user says behind them are one turn, and
 * the instructions before the first turn are the request's own. For one request.
 */
final class ChatMessageReader {
  private static final Part NO_TEXT = new Part.Text("");

  private final Unread unread;
  private final ContentReader contents;
  private final List<Message> messages = new ArrayList<>();
  private final List<Part> results = new ArrayList<>();

  ChatMessageReader(Unread unread) {
    this.unread = unread;
    this.contents = new ContentReader(unread);
  }

  void read(Fields request, LlmRequest.Builder builder) {
    for (var message : request.objects("messages")) {
      read(message);
    }
    addResults(List.of());
    if (messages.isEmpty()) {
      throw unread
          .refusal()
          .orElseGet(() -> request.refused("messages", "must hold at least one message"));
    }
    int first = 0;
    while (first < messages.size() - 1 && messages.get(first).role() == Role.SYSTEM) {
      first++;
    }
    builder.system(messages.subList(0, first).stream()
        .flatMap(message -> message.parts().stream())
        .map(Part.Text.class::cast)
        .toList());
    builder.messages(messages.subList(first, messages.size()));
  }

  private void read(Fields message) {
    var role = message.requiredText("role");
    if (!role.equals("tool") && !role.equals("user")) {
      addResults(List.of());
    }
    switch (role) {
      case "system", "developer" -> messages.add(new Message(Role.SYSTEM, contents.texts(message)));
      case "user" -> addUser(contents.parts(message));
      case "assistant" -> messages.add(new Message(Role.ASSISTANT, turn(message)));
      case "tool" -> results.add(result(message));
      default -> {
        unread.refuse(message.refused(
            "role", "must be system, developer, user, assistant or tool, not " + role));
        return;
      }
    }
    unread.rest(message);
  }

  private void addUser(List<Part> parts) {
    if (results.isEmpty()) {
      messages.add(new Message(Role.USER, parts));
    } else {
      addResults(parts);
    }
  }

  private void addResults(List<Part> behind) {
    if (!results.isEmpty()) {
      results.addAll(behind);
      messages.add(new Message(Role.USER, results));
      results.clear();
    }
  }

  private Part.ToolResult result(Fields message) {
    return new Part.ToolResult(
        message.requiredText("tool_call_id"),
        contents.textsAndImages(message),
        Part.ToolResult.Outcome.OK,
        Marks.NONE);
  }

  private List<Part> turn(Fields message) {
    if (message.value("function_call").isPresent()) {
      unread.refuse(message.refused("function_call", "is OpenAI's old form of tool_calls"));
    }
    var parts = new ArrayList<Part>();
    thinking(message).map(Part.Thinking::new).ifPresent(parts::add);
    parts.addAll(contents.texts(message));
    message
        .text("refusal")
        .filter(text -> !text.isEmpty())
        .map(Part.Text::new)
        .ifPresent(parts::add);
    parts.addAll(contents.images(message));
    for (var call : message.objects("tool_calls")) {
      readCall(call, parts);
    }
    var details = Node.of(message.value("reasoning_details").orElse(List.of()));
    if (MakerStates.areOurs(details)) {
      return withoutEmptyText(MakerStates.read(details, parts));
    }
    unread.add(message.path("reasoning_details"));
    return withoutEmptyText(parts);
  }

  /** Many clients send an empty content beside tool calls, where other formats refuse one. */
  private static List<Part> withoutEmptyText(List<Part> parts) {
    return parts.stream().noneMatch(Part.ToolCall.class::isInstance)
        ? parts
        : parts.stream().filter(part -> !part.equals(NO_TEXT)).toList();
  }

  private static Optional<String> thinking(Fields message) {
    return message
        .text("reasoning_content")
        .or(() -> message.text("reasoning"))
        .filter(text -> !text.isEmpty());
  }

  private void readCall(Fields call, List<Part> parts) {
    var function = call.fields("function");
    if (function.isEmpty()) {
      unread.add(call.path());
      return;
    }
    call.text("type");
    parts.add(new Part.ToolCall(
        call.requiredText("id"), function.get().requiredText("name"), arguments(function.get())));
    unread.rest(function.get());
    unread.rest(call);
  }

  /** What a model has written wrong its own server may take back; others want an object. */
  private Map<String, Object> arguments(Fields function) {
    var text = function.text("arguments").orElse("").strip();
    try {
      return text.isEmpty() ? Map.of() : Json.object(text);
    } catch (JsonException e) {
      unread.refuse(function.refused("arguments", "must be the text of a JSON object"));
      return Map.of();
    }
  }
}
