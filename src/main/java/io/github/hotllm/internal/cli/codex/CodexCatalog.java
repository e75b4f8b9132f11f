package io.github.hotllm.internal.cli.codex;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.cli.process.Trouble;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes of codex's own catalogue of models one in which none has tools or instructions.
 *
 * <p>Flags alone do not do: what a model's row says about a shell or about code that is run
 * outweighs them. Taking the rows from the very program that will read them keeps up with its
 * versions, which a copy of ours would not. Fields are those of 0.169.0, tried out on 2026-11-25.
 */
final class CodexCatalog {
  private CodexCatalog() {}

  /**
   * The catalogue as JSON.
   *
   * @param printed what {@code codex debug models} prints
   * @throws LlmException if that is something else
   */
  static String withoutTools(Node printed) {
    var models = new ArrayList<Map<String, Object>>();
    for (var model : printed.at("models").items()) {
      models.add(withoutTools(model.fields()));
    }
    if (models.isEmpty()) {
      throw Trouble.strange("codex", "tells no models whose tools could be switched off");
    }
    return Json.text(Map.of("models", models));
  }

  private static Map<String, Object> withoutTools(Map<String, Object> model) {
    var bare = new LinkedHashMap<>(model);
    bare.put("shell_type", "disabled");
    bare.put("experimental_supported_tools", List.of());
    bare.put("supports_search_tool", false);
    bare.put("base_instructions", "");
    // Absent is the same as null there.
    bare.remove("tool_mode");
    bare.remove("apply_patch_tool_type");
    bare.remove("multi_agent_version");
    bare.remove("model_messages");
    return bare;
  }
}
