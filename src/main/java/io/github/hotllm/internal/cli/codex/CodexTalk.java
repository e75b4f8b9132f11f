package io.github.hotllm.internal.cli.codex;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
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

/** One turn of codex: a thread, its history, and the turn that is answered in it. */
final class CodexTalk implements Talk {
  /** How long codex may take to stop; then it hangs. */
  private static final Duration TO_STOP = Duration.ofSeconds(2);

  private final CodexRequest request;
  private final CodexAnswer answer;
  private final CodexFailures failures;

  // Set once, when codex has taken the turn.
  private volatile Optional<String> turn = Optional.empty();
  private volatile boolean cancelled;

  CodexTalk(CodexRequest request, CodexFailures failures) {
    this.request = request;
    this.failures = failures;
    this.answer = new CodexAnswer(failures, request.model());
  }

  CodexRequest request() {
    return request;
  }

  CodexFailures failures() {
    return failures;
  }

  @Override
  public List<String> warnings() {
    return request.warnings();
  }

  @Override
  public CompletableFuture<String> open(RpcProcess process) {
    return process
        .call("thread/start", request.threadStart())
        .thenApply(started -> started
            .at("thread")
            .at("id")
            .text()
            .orElseThrow(() -> Trouble.strange("codex", "began a thread without an id")));
  }

  @Override
  public CompletableFuture<Optional<Metered>> ask(RpcProcess process, String thread) {
    return told(process, thread)
        .thenCompose(done -> process.call("turn/start", request.turnStart(thread)))
        .thenApply(started -> {
          turn = started.at("turn").at("id").text();
          if (cancelled) {
            interrupt(process, thread);
          }
          return Optional.empty();
        });
  }

  private CompletableFuture<Node> told(RpcProcess process, String thread) {
    return request.history().isEmpty()
        ? CompletableFuture.completedFuture(Node.of(Map.of()))
        : process.call(
            "thread/inject_items", Map.of("threadId", thread, "items", request.history()));
  }

  @Override
  public Optional<Metered> heard(String method, Node params, List<LlmEvent> out) {
    return answer.heard(method, params, out);
  }

  @Override
  public Optional<String> model() {
    return answer.model();
  }

  @Override
  public LlmException refused(JsonRpc.RpcException refusal) {
    return failures.refused(refusal);
  }

  @Override
  public void cancel(RpcProcess process, String thread) {
    cancelled = true;
    interrupt(process, thread);
  }

  private void interrupt(RpcProcess process, String thread) {
    turn.ifPresent(id -> {
      // Whatever codex answers shows that it does not hang.
      var unused =
          process.call("turn/interrupt", Map.of("threadId", thread, "turnId", id), TO_STOP);
    });
  }

  @Override
  public void leave(RpcProcess process, String thread) {
    var unused = process.call("thread/unsubscribe", Map.of("threadId", thread));
  }
}
