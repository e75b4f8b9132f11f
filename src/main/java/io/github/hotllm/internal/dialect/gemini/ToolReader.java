package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.Unread;
import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.json.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads tool calls and their results. A client need not give ids: then the N-th call of the
 * conversation is {@code call_N}, and a result answers the first call of its name that waits.
 * Belongs to one request.
 */
final class ToolReader {
  private final Unread unread;
  private final Map<String, Deque<String>> waiting = new HashMap<>();
  private int calls;

  ToolReader(Unread unread) {
    this.unread = unread;
  }

  Part call(Fields call, Marks marks) {
    var name = call.requiredText("name");
    int number = calls++;
    var id = call.text("id").filter(given -> !given.isEmpty()).orElse("call_" + number);
    waiting.computeIfAbsent(name, key -> new ArrayDeque<>()).add(id);
    var part = new Part.ToolCall(id, name, call.object("args").orElse(Map.of()), marks);
    unread.rest(call);
    return part;
  }

  Part result(Fields result, Marks marks) {
    var id = answered(result);
    var literal = result.object("response").orElseThrow(() -> result.missing("response"));
    var response = Fields.of(literal, result.path("response"));
    boolean alone = response.unread().size() == 1;
    boolean failed = alone && response.has("error");
    var content = new ArrayList<Part>();
    if (alone && (failed || response.has("output"))) {
      addTexts(response, failed ? "error" : "output", content);
    } else {
      content.add(new Part.Text(Json.text(literal)));
    }
    addImages(result, content);
    unread.rest(result);
    var outcome = failed ? Part.ToolResult.Outcome.ERROR : Part.ToolResult.Outcome.OK;
    return new Part.ToolResult(id, content, outcome, marks);
  }

  private String answered(Fields result) {
    var name = result.requiredText("name");
    var open = waiting.getOrDefault(name, new ArrayDeque<>());
    var given = result.text("id").filter(id -> !id.isEmpty());
    if (given.isPresent()) {
      open.remove(given.get());
      return given.get();
    }
    return open.isEmpty() ? "call_" + name : open.remove();
  }

  /** Several texts come as a list; what is neither is shown as the JSON that it is. */
  private static void addTexts(Fields response, String name, List<Part> content) {
    var value = response.value(name).orElse("");
    boolean texts =
        value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
    if (value instanceof String text) {
      content.add(new Part.Text(text));
    } else if (texts) {
      response.texts(name).forEach(text -> content.add(new Part.Text(text)));
    } else {
      content.add(new Part.Text(Json.text(value)));
    }
  }

  private void addImages(Fields result, List<Part> content) {
    for (var each : result.objects("parts")) {
      var data = each.fields("inlineData");
      var type = data.flatMap(fields -> fields.text("mimeType")).orElse("");
      if (data.isPresent() && type.startsWith("image/")) {
        var source = new Part.Source.Data(type, data.get().requiredText("data"));
        content.add(new Part.Image(source, Marks.NONE));
        unread.rest(data.get());
      } else {
        unread.add(each.path());
      }
    }
  }
}
