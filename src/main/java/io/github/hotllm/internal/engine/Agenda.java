package io.github.hotllm.internal.engine;

import io.github.hotllm.Conversation;
import io.github.hotllm.Llm;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.ToolChoice;
import io.github.hotllm.ToolFunction;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a conversation shall do: whom to ask, what, with which tools, and how often at most.
 *
 * @param request names the tools already
 * @param functions by the names of their tools
 */
record Agenda(Llm llm, LlmRequest request, Map<String, ToolFunction> functions, int maxRounds) {
  Agenda {
    if (maxRounds < 1) {
      throw new IllegalArgumentException("maxRounds must be at least 1, not " + maxRounds);
    }
  }

  /** @throws IllegalArgumentException if two tools have one name, or the request names tools */
  static Agenda of(Llm llm, LlmRequest request, List<ToolFunction> tools) {
    if (!request.tools().isEmpty()) {
      throw new IllegalArgumentException("the request names the tool "
          + request.tools().get(0).name() + ", which has no function – give all tools to converse");
    }
    var functions = new LinkedHashMap<String, ToolFunction>();
    for (var tool : tools) {
      if (functions.put(tool.tool().name(), tool) != null) {
        throw new IllegalArgumentException(
            "two tools are named " + tool.tool().name() + " – give each a name of its own");
      }
    }
    var offered = tools.stream().map(ToolFunction::tool).toList();
    return new Agenda(
        llm,
        request.toBuilder().tools(offered).build(),
        Collections.unmodifiableMap(functions),
        Conversation.DEFAULT_ROUNDS);
  }

  Agenda withMaxRounds(int rounds) {
    return new Agenda(llm, request, functions, rounds);
  }

  /** The request of a round: a tool that has to be called has to be called in the first only. */
  LlmRequest request(int round, List<Message> messages) {
    var next = request.toBuilder().messages(messages);
    return round > 1 && isForced() ? next.toolChoice(ToolChoice.AUTO).build() : next.build();
  }

  private boolean isForced() {
    return request
        .toolChoice()
        .filter(choice -> choice == ToolChoice.ANY || choice instanceof ToolChoice.Named)
        .isPresent();
  }

  /**
   * Runs the function of the tool that is called.
   *
   * @throws IllegalArgumentException if there is none, or the arguments do not fit
   */
  Object run(Part.ToolCall call) throws Exception {
    var function = functions.get(call.name());
    if (function == null) {
      throw new IllegalArgumentException("there is no tool " + call.name() + "; there is "
          + (functions.isEmpty() ? "none" : String.join(", ", functions.keySet())));
    }
    return function.run(call);
  }
}
