package io.github.hotllm.internal.cli.claude;

import io.github.hotllm.internal.cli.pool.Worker;
import io.github.hotllm.internal.cli.process.Bench;
import io.github.hotllm.internal.cli.process.Child;
import io.github.hotllm.internal.cli.process.ChildSlot;
import io.github.hotllm.internal.cli.process.Ending;
import io.github.hotllm.internal.cli.process.Trouble;
import io.github.hotllm.internal.json.Node;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A parked claude: started, found to speak our protocol, and waiting for the one turn it is good
 * for. For all threads.
 */
final class ClaudeProcess implements Worker, Child.Listener {
  /** What a healthy start takes at most, on a machine that has much else to do. */
  private static final Duration HANDSHAKE = Duration.ofSeconds(20);

  private static final String READY = "ready";

  private final CompletableFuture<ClaudeProcess> ready = new CompletableFuture<>();
  private final ChildSlot child = new ChildSlot();
  // Set once, by the turn that has claimed the process.
  private volatile Child.@Nullable Listener turn;

  private ClaudeProcess() {}

  /** Starts a process, and asks it something harmless to see that it is there. */
  static CompletableFuture<ClaudeProcess> start(ClaudeProgram program, Bench bench) {
    var process = new ClaudeProcess();
    try {
      process.child.set(Child.start(program.parked(), bench, process));
      process.control(READY, Map.of("subtype", "get_session_cost"));
      var late = bench.clock().after(HANDSHAKE, process::silent);
      var unused = process.ready.whenComplete((done, thrown) -> late.run());
    } catch (IOException e) {
      process.ready.completeExceptionally(Trouble.noStart("claude", e));
    }
    return process.ready;
  }

  /** From now on the turn hears what the process says. */
  void take(Child.Listener taker) {
    turn = taker;
    var unused = child.end().thenAccept(taker::ended);
  }

  /** Sends a control request, whose answer bears the id. */
  void control(String id, Map<String, Object> request) {
    var line = new LinkedHashMap<String, Object>();
    line.put("type", "control_request");
    line.put("request_id", id);
    line.put("request", request);
    send(line);
  }

  void send(Map<String, Object> line) {
    child.send(line);
  }

  @Override
  public void message(Node message) {
    var taker = turn;
    if (taker != null) {
      taker.message(message);
    } else if (message.at("response").at("request_id").textOrEmpty().equals(READY)) {
      // A refusal of the question is an answer too: it speaks our protocol.
      ready.complete(this);
    }
  }

  @Override
  public void ended(Ending ending) {
    ready.completeExceptionally(Trouble.noStart("claude", ending));
    child.ended(ending);
  }

  @Override
  public boolean isAlive() {
    return child.isAlive();
  }

  @Override
  public void onEnd(Runnable told) {
    child.onEnd(told);
  }

  @Override
  public void stop() {
    child.stop();
  }

  private void silent() {
    if (ready.completeExceptionally(Trouble.silent("claude"))) {
      child.kill();
    }
  }
}
