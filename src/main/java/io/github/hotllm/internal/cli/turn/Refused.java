package io.github.hotllm.internal.cli.turn;

import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Original;
import io.github.hotllm.internal.dialect.ParallelCalls;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Fields;
import java.util.List;

/** What no program can be told of a request: named in the warnings, or refused. */
public final class Refused {
  private Refused() {}

  /**
   * Looks for what a program cannot be told.
   *
   * @throws io.github.hotllm.LlmException if the answer would be of no use without it
   */
  public static void look(Asked asked, String program, Warnings warnings) {
    var request = asked.request();
    if (!request.tools().isEmpty()) {
      throw Fields.refusedAt(
          "tools",
          "cannot be given to " + program + ", which answers with text only; use an API key");
    }
    asked.original().ifPresent(Original::requireSayable);
    var why = "left out, for " + program + " cannot be told";
    request.maxTokens().ifPresent(most -> warnings.add("max_tokens", why));
    request.temperature().ifPresent(value -> warnings.add("temperature", why));
    request.topP().ifPresent(value -> warnings.add("top_p", why));
    request.toolChoice().ifPresent(choice -> warnings.add("tool_choice", why));
    request.toolsPerTurn().ifPresent(number -> warnings.add(ParallelCalls.FIELD, why));
    if (!request.stop().isEmpty()) {
      warnings.add("stop", why);
    }
    request.extra().keySet().forEach(owner -> warnings.add("extra." + owner, why));
    asked
        .original()
        .map(Original::unknown)
        .orElse(List.of())
        .forEach(field -> warnings.add(field, why));
  }
}
