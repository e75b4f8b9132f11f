package io.github.hotllm.internal.cli.gemini;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.StopReason;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.cli.process.Trouble;
import io.github.hotllm.internal.cli.rpc.JsonRpc;
import io.github.hotllm.internal.cli.rpc.RpcProcess;
import io.github.hotllm.internal.cli.rpc.Talk;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.json.Node;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One turn of gemini in the Agent Client Protocol: a session, its model, and the prompt, whose
 * answer ends the turn. Shapes are those of gemini 0.61.0.
 */
final class GeminiTalk implements Talk {
  /** How long gemini may take to stop; then it hangs. */
  private static final Duration TO_STOP = Duration.ofSeconds(2);

  private final GeminiRequest request;
  private final GeminiFailures failures;
  private final GeminiHome home;

  // Set once, when the prompt is sent.
  private volatile Optional<CompletableFuture<Node>> pending = Optional.empty();
  private volatile boolean cancelled;

  // Owned by the process's reader.
  private Optional<String> model = Optional.empty();
  private boolean said;

  GeminiTalk(GeminiRequest request, GeminiFailures failures, GeminiHome home) {
    this.request = request;
    this.failures = failures;
    this.home = home;
  }

  @Override
  public List<String> warnings() {
    return request.warnings();
  }

  @Override
  public CompletableFuture<String> open(RpcProcess process) {
    return process
        .call(
            "session/new", Map.of("cwd", process.den().work().toString(), "mcpServers", List.of()))
        .thenApply(begun -> begun
            .at("sessionId")
            .text()
            .orElseThrow(() -> Trouble.strange("gemini", "began a session without an id")));
  }

  @Override
  public CompletableFuture<Optional<Metered>> ask(RpcProcess process, String session) {
    return process
        .call("session/set_model", Map.of("sessionId", session, "modelId", request.model()))
        .thenCompose(done -> {
          var answer = process.ask("session/prompt", request.prompt(session));
          pending = Optional.of(answer);
          if (cancelled) {
            cancel(process, session);
          }
          return answer.thenApply(this::ended);
        });
  }

  @Override
  public Optional<Metered> heard(String method, Node params, List<LlmEvent> out) {
    var update = params.at("update");
    var text = update.at("content").at("text").textOrEmpty();
    switch (update.at("sessionUpdate").textOrEmpty()) {
      case "agent_message_chunk" -> {
        said = true;
        out.add(new LlmEvent.Text(text));
      }
      case "agent_thought_chunk" -> out.add(new LlmEvent.Thinking(text));
      case "tool_call" ->
        throw Trouble.strange("gemini", "uses a tool though it was started without");
      default -> {
        // Lists of commands, and what later versions add, mean nothing to us.
      }
    }
    return Optional.empty();
  }

  private Optional<Metered> ended(Node answer) {
    var word = answer.at("stopReason").textOrEmpty();
    var quota = answer.at("_meta").at("quota");
    model = quota.at("model_usage").at(0).at("model").text();
    var reason = switch (word) {
      case "end_turn" -> StopReason.STOP;
      case "max_tokens" -> StopReason.LENGTH;
      case "refusal" -> StopReason.REFUSAL;
      default -> StopReason.OTHER;
    };
    if (!said && reason == StopReason.OTHER) {
      throw LlmException.of(
          ErrorType.PROVIDER_ERROR,
          "gemini gave no answer (" + word + "), perhaps since its model wanted a tool – say in"
              + " the prompt that there is none");
    } else if (reason == StopReason.STOP && isUncounted(quota)) {
      throw LlmException.of(
          said ? ErrorType.STREAM_BROKEN : ErrorType.PROVIDER_ERROR,
          "gemini got no answer to its end, and does not say why – try again");
    }
    return Optional.of(new Metered(
        reason,
        Optional.of(word),
        usage(quota.at("token_count")),
        Optional.empty(),
        Optional.empty(),
        remapped()));
  }

  /** So it ends what failed within the provider's answer, as if it were whole (0.61.0). */
  private static boolean isUncounted(Node quota) {
    return quota.at("token_count").at("input_tokens").count().orElse(-1) == 0
        && quota.at("model_usage").isList()
        && quota.at("model_usage").items().isEmpty();
  }

  private static Optional<Usage> usage(Node count) {
    var input = count.at("input_tokens").count();
    var output = count.at("output_tokens").count();
    return input.isPresent() && output.isPresent()
        ? Optional.of(Usage.of(input.getAsLong(), output.getAsLong()))
        : Optional.empty();
  }

  /** Gemini may ask another model than the one it was told, and says so only in the end. */
  private List<String> remapped() {
    return model
        .filter(other -> !other.equals(request.model()))
        .map(other -> List.of("model: gemini asked " + other + " instead of " + request.model()))
        .orElse(List.of());
  }

  @Override
  public Optional<String> model() {
    return model;
  }

  @Override
  public LlmException refused(JsonRpc.RpcException refusal) {
    return failures.of(refusal, said);
  }

  @Override
  public void cancel(RpcProcess process, String session) {
    cancelled = true;
    pending.ifPresent(answer -> {
      process.tell("session/cancel", Map.of("sessionId", session));
      process.expect(answer, TO_STOP);
    });
  }

  @Override
  public void leave(RpcProcess process, String session) {
    home.forget(process.den(), session);
  }
}
