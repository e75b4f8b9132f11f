package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Tool;
import io.github.hotllm.ToolChoice;
import io.github.hotllm.internal.dialect.Unread;
import io.github.hotllm.internal.json.Fields;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the tools and the choice among them. A tool that Google itself runs is unknown: nobody else
 * has it. Belongs to one request.
 */
final class ToolsReader {
  private final Unread unread;

  ToolsReader(Unread unread) {
    this.unread = unread;
  }

  void read(Fields top, LlmRequest.Builder request) {
    var tools = new ArrayList<Tool>();
    for (var group : top.objects("tools")) {
      for (var declaration : group.objects("functionDeclarations")) {
        tools.add(tool(declaration));
      }
      unread.rest(group);
    }
    request.tools(tools);
    top.fields("toolConfig").ifPresent(config -> {
      config.fields("functionCallingConfig").flatMap(this::choice).ifPresent(request::toolChoice);
      unread.rest(config);
    });
  }

  private Tool tool(Fields declaration) {
    var schema = declaration
        .object("parametersJsonSchema")
        .or(() -> declaration
            .object("parameters")
            .map(openApi ->
                new OpenApiSchema(unread).toJsonSchema(openApi, declaration.path("parameters"))))
        .orElse(Map.of());
    var tool = new Tool(
        declaration.requiredText("name"), declaration.text("description").orElse(""), schema);
    unread.rest(declaration);
    return tool;
  }

  private Optional<ToolChoice> choice(Fields calling) {
    var mode = calling.text("mode").orElse("");
    var names = calling.texts("allowedFunctionNames");
    if (names.size() > 1 || (!names.isEmpty() && !mode.equals("ANY"))) {
      unread.add(calling.path("allowedFunctionNames"));
    }
    unread.rest(calling);
    return switch (mode) {
      case "AUTO" -> Optional.of(ToolChoice.AUTO);
      case "NONE" -> Optional.of(ToolChoice.NONE);
      case "ANY" ->
        Optional.of(names.size() == 1 ? new ToolChoice.Named(names.get(0)) : ToolChoice.ANY);
      default -> {
        if (!mode.isEmpty() && !mode.equals("MODE_UNSPECIFIED")) {
          unread.add(calling.path("mode"));
        }
        yield Optional.empty();
      }
    };
  }
}
