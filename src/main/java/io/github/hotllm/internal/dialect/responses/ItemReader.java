package io.github.hotllm.internal.dialect.responses;

import io.github.hotllm.Marks;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Role;
import io.github.hotllm.internal.dialect.ClientState;
import io.github.hotllm.internal.dialect.Unread;
import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the items of a client's input into turns: what the model said, thought and called one after
 * the other is one turn, and so are the results of tools with what the user says behind them. For
 * one request.
 */
final class ItemReader {
  private final Unread unread;
  private final ContentReader contents;
  private final List<Message> messages = new ArrayList<>();
  /** What the model has said, and what was answered to its calls, in the turn that goes on. */
  private final List<Part> turn = new ArrayList<>();

  private final List<Part> results = new ArrayList<>();

  ItemReader(Unread unread) {
    this.unread = unread;
    this.contents = new ContentReader(unread);
  }

  /** All turns; nothing is read afterwards. */
  List<Message> messages() {
    close();
    return messages;
  }

  /** How many turns of instructions come first, where another turn is left. */
  static int leading(List<Message> messages) {
    int first = 0;
    while (first < messages.size() - 1 && messages.get(first).role() == Role.SYSTEM) {
      first++;
    }
    return first;
  }

  /** Reads the item that stands at that place. */
  void read(Object literal, String place) {
    var item = Fields.of(literal, place);
    switch (item.text("type").orElse("message")) {
      case "message" -> readMessage(item);
      case "function_call" -> turn().add(call(item));
      case "function_call_output" -> {
        closeTurn();
        results.add(result(item));
      }
      case "reasoning" -> readReasoning(item, literal);
      case "image_generation_call" -> readImage(item);
      case "item_reference" ->
        unread.refuse(Fields.refusedAt(
            item.path(),
            "refers to what its server has kept, which no other model can see; send the item"));
      default -> unread.add(item.path());
    }
  }

  private void readMessage(Fields item) {
    var role = item.requiredText("role");
    switch (role) {
      case "user" -> {
        closeTurn();
        results.addAll(contents.parts(item, "content"));
        closeResults();
      }
      case "assistant" -> turn().addAll(contents.texts(item, "content"));
      case "system", "developer" -> {
        close();
        messages.add(new Message(Role.SYSTEM, contents.texts(item, "content")));
      }
      default ->
        unread.refuse(
            item.refused("role", "must be user, assistant, system or developer, not " + role));
    }
    rest(item);
  }

  private Part call(Fields item) {
    var call =
        new Part.ToolCall(item.requiredText("call_id"), item.requiredText("name"), arguments(item));
    rest(item);
    return call;
  }

  /** What a model has written wrong its own server may take back; others want an object. */
  private Map<String, Object> arguments(Fields item) {
    var text = item.text("arguments").orElse("").strip();
    try {
      return text.isEmpty() ? Map.of() : Json.object(text);
    } catch (JsonException e) {
      unread.refuse(item.refused("arguments", "must be the text of a JSON object"));
      return Map.of();
    }
  }

  private Part result(Fields item) {
    var result = new Part.ToolResult(
        item.requiredText("call_id"),
        contents.textsAndImages(item, "output"),
        Part.ToolResult.Outcome.OK,
        Marks.NONE);
    rest(item);
    return result;
  }

  private void readReasoning(Fields item, Object literal) {
    var thoughts = contents.thinking(item);
    var text = String.join("\n\n", thoughts);
    var encrypted = item.text("encrypted_content").orElse("");
    rest(item);
    if (ClientState.isCarrier(encrypted)) {
      ResponsesDialect.STATES.attach(encrypted, turn());
    } else if (!encrypted.isEmpty()) {
      var marks = ResponsesDialect.STATES.marks(encrypted, Json.text(literal));
      turn().add(thoughts.isEmpty() ? new Part.Opaque(marks) : new Part.Thinking(text, marks));
    } else if (!text.isEmpty()) {
      turn().add(new Part.Thinking(text));
    }
  }

  /** A picture whose bytes are there; what a server has kept under an id is not ours to read. */
  private void readImage(Fields item) {
    var type = "image/" + item.text("output_format").orElse("png");
    var data = item.text("result");
    if (data.isEmpty()) {
      unread.add(item.path());
      return;
    }
    turn().add(new Part.Image(new Part.Source.Data(type, data.get()), Marks.NONE));
    rest(item);
  }

  /** The ids and states of items mean something to their maker alone. */
  private void rest(Fields item) {
    item.value("id");
    item.value("status");
    unread.rest(item);
  }

  private List<Part> turn() {
    closeResults();
    return turn;
  }

  private void close() {
    closeTurn();
    closeResults();
  }

  private void closeTurn() {
    close(Role.ASSISTANT, turn);
  }

  private void closeResults() {
    close(Role.USER, results);
  }

  private void close(Role role, List<Part> parts) {
    if (!parts.isEmpty()) {
      messages.add(new Message(role, parts));
      parts.clear();
    }
  }
}
