package io.github.hotllm.internal.cli.codex;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.StopReason;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.cli.process.Trouble;
import io.github.hotllm.internal.cli.rpc.Talk;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.json.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what codex says in a thread until its turn is complete. Belongs to the process's reader.
 *
 * <p>Notifications are those of 0.169.0. A turn that does something else than to speak and to think
 * fails, for it was given no tools.
 */
final class CodexAnswer {
  private static final Set<String> HARMLESS = Set.of(
      "userMessage",
      "agentMessage",
      "reasoning",
      "plan",
      "functionCallOutput",
      "contextCompaction");

  private final CodexFailures failures;
  private Optional<Usage> usage = Optional.empty();
  private Optional<String> model;

  /** The message that is being said. */
  private String speaking = "";

  private boolean said;

  CodexAnswer(CodexFailures failures, String model) {
    this.failures = failures;
    this.model = Optional.of(model);
  }

  Optional<String> model() {
    return model;
  }

  /** @see Talk#heard */
  Optional<Metered> heard(String method, Node params, List<LlmEvent> out) {
    switch (method) {
      case "item/agentMessage/delta" -> speak(params.at("itemId"), params.at("delta"), out);
      case "item/reasoning/summaryTextDelta", "item/reasoning/textDelta" ->
        params.at("delta").text().ifPresent(text -> out.add(new LlmEvent.Thinking(text)));
      case "item/started" -> check(params.at("item"));
      case "item/completed" -> completed(params.at("item"), out);
      case "thread/tokenUsage/updated" -> {
        // Of all requests of the thread, which has this turn only.
        var total = params.at("tokenUsage").at("total");
        usage = Optional.of(new CodexUsage(total).read());
      }
      case "model/rerouted" -> model = params.at("toModel").text().or(() -> model);
      case "turn/completed" -> {
        return Optional.of(ended(params.at("turn")));
      }
      default -> {
        // Errors that will be tried again, and what later versions add, mean nothing to us.
      }
    }
    return Optional.empty();
  }

  private void speak(Node item, Node text, List<LlmEvent> out) {
    var id = item.textOrEmpty();
    var piece = text.textOrEmpty();
    if (!piece.isEmpty()) {
      var gap = said && !id.equals(speaking) ? "\n\n" : "";
      out.add(new LlmEvent.Text(gap + piece));
      said = true;
      speaking = id;
    }
  }

  private static void check(Node item) {
    var type = item.at("type").textOrEmpty();
    if (!HARMLESS.contains(type)) {
      throw Trouble.strange("codex", "began a " + type + " though it was started without tools");
    }
  }

  /** A message that did not come in pieces comes as a whole. */
  private void completed(Node item, List<LlmEvent> out) {
    check(item);
    boolean isMessage = item.at("type").textOrEmpty().equals("agentMessage");
    if (isMessage && !item.at("id").textOrEmpty().equals(speaking)) {
      speak(item.at("id"), item.at("text"), out);
    }
  }

  private Metered ended(Node turn) {
    var status = turn.at("status").textOrEmpty();
    return switch (status) {
      case "completed" -> Metered.of(StopReason.STOP, Optional.of(status), usage);
      case "failed" -> throw failures.of(turn.at("error"));
      default ->
        throw LlmException.of(
            ErrorType.STREAM_BROKEN, "codex ended its turn as " + status + " – try again");
    };
  }
}
