package io.github.hotllm.internal.dialect;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.ToolsPerTurn;
import io.github.hotllm.internal.json.Fields;
import java.util.Map;

/**
 * The field {@code parallel_tool_calls}, which OpenAI's formats and our own have in common. Without
 * lambdas, each of which costs a one-shot program its start.
 */
public final class ParallelCalls {
  /** What it is called, in warnings too. */
  public static final String FIELD = "parallel_tool_calls";

  private ParallelCalls() {}

  public static void read(Fields fields, LlmRequest.Builder request) {
    var flag = fields.flag(FIELD);
    if (flag.isPresent()) {
      request.toolsPerTurn(flag.get() ? ToolsPerTurn.SEVERAL : ToolsPerTurn.ONE);
    }
  }

  public static void put(Map<String, Object> body, LlmRequest request) {
    var number = request.toolsPerTurn();
    if (number.isPresent()) {
      body.put(FIELD, number.get() == ToolsPerTurn.SEVERAL);
    }
  }
}
