package io.github.hotllm.internal.engine;

import io.github.hotllm.LlmReply;
import io.github.hotllm.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** The tools that one answer calls: they run at the same time, and keep the order of the calls. */
final class ToolTurn {
  private final LlmReply reply;
  private final List<ToolRun> runs;

  // Owned by the conversation's mailbox.
  private final Map<ToolRun, Part.ToolResult> results = new HashMap<>();

  ToolTurn(LlmReply reply, Agenda agenda, Executor executor) {
    this.reply = reply;
    this.runs = reply.toolCalls().stream()
        .map(call -> new ToolRun(call, () -> agenda.run(call), executor))
        .toList();
  }

  /** The answer that calls them. */
  LlmReply reply() {
    return reply;
  }

  List<ToolRun> runs() {
    return runs;
  }

  /** On any thread; works at once. */
  void cancel() {
    runs.forEach(ToolRun::cancel);
  }

  void put(ToolRun run, Part.ToolResult result) {
    results.put(run, result);
  }

  boolean isComplete() {
    return results.size() == runs.size();
  }

  /** What came of all, in the order of the calls. */
  List<Part.ToolResult> results() {
    return runs.stream().map(results::get).flatMap(Stream::ofNullable).toList();
  }
}
