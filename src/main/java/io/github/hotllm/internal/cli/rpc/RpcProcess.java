package io.github.hotllm.internal.cli.rpc;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.cli.pool.Worker;
import io.github.hotllm.internal.cli.process.Bench;
import io.github.hotllm.internal.cli.process.Child;
import io.github.hotllm.internal.cli.process.ChildSlot;
import io.github.hotllm.internal.cli.process.Den;
import io.github.hotllm.internal.cli.process.Ending;
import io.github.hotllm.internal.cli.process.Launch;
import io.github.hotllm.internal.cli.process.Trouble;
import io.github.hotllm.internal.json.Node;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A process that holds several conversations at a time over JSON-RPC. For all threads.
 *
 * <p>Whatever it wants of us by itself is refused. A call that it does not answer in time shows
 * that it hangs, so that it is killed and another takes its place.
 */
public final class RpcProcess implements Worker, Child.Listener {
  /** What a healthy process takes at most, on a machine that has much else to do. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /**
   * How a program speaks.
   *
   * @param conversation the parameter of its notifications that names the conversation
   * @param others hears the notifications that belong to no conversation
   */
  public record Protocol(JsonRpc.Version version, String conversation, JsonRpc.Notified others) {}

  /** What a process does to be ready: it ends with the version of the program. */
  @FunctionalInterface
  public interface Handshake {
    /** Shakes hands with a process that has just been started. */
    CompletableFuture<String> with(RpcProcess process);
  }

  /** Hears of one conversation, on the reader's thread. */
  interface Hearer {
    void heard(String method, Node params);

    void ended(Ending ending);
  }

  private final String name;
  private final Den den;
  private final Bench bench;
  private final Protocol protocol;
  private final JsonRpc rpc;
  private final ChildSlot child = new ChildSlot();
  private final Map<String, Hearer> hearers = new ConcurrentHashMap<>();

  // Set once, by the handshake.
  private volatile Optional<String> version = Optional.empty();

  private RpcProcess(Launch launch, Bench bench, Protocol protocol) {
    this.name = launch.name();
    this.den = launch.den();
    this.bench = bench;
    this.protocol = protocol;
    this.rpc = new JsonRpc(protocol.version(), child::send, this::notified);
  }

  /** Starts a process and shakes hands with it. */
  public static CompletableFuture<RpcProcess> start(
      Launch launch, Bench bench, Protocol protocol, Handshake handshake) {
    var process = new RpcProcess(launch, bench, protocol);
    try {
      process.child.set(Child.start(launch, bench, process));
    } catch (IOException e) {
      return CompletableFuture.failedFuture(Trouble.noStart(launch.name(), e));
    }
    return handshake.with(process).handle((version, thrown) -> {
      if (thrown != null) {
        process.stop();
        throw process.noHandshake(thrown);
      }
      process.version = Optional.of(version);
      return process;
    });
  }

  private LlmException noHandshake(Throwable thrown) {
    var cause = Trouble.cause(thrown);
    return cause instanceof JsonRpc.RpcException refusal
        ? Trouble.strange(name, "does not shake hands: " + refusal.getMessage())
        : Trouble.of(name, cause);
  }

  /** Where it works. */
  public Den den() {
    return den;
  }

  /** What the program says it is, once it has shaken hands. */
  Optional<String> version() {
    return version;
  }

  /** From now on somebody hears of a conversation. */
  void listen(String conversation, Hearer hearer) {
    hearers.put(conversation, hearer);
    if (child.end().isDone() && hearers.remove(conversation, hearer)) {
      hearer.ended(child.end().join());
    }
  }

  void forget(String conversation) {
    hearers.remove(conversation);
  }

  /** Calls a method that is answered at once. */
  public CompletableFuture<Node> call(String method, Map<String, Object> params) {
    return call(method, params, PATIENCE);
  }

  /** Calls a method that is answered within that time, or the process is killed. */
  public CompletableFuture<Node> call(
      String method, Map<String, Object> params, Duration patience) {
    var answer = ask(method, params);
    expect(answer, patience);
    return answer;
  }

  /** An answer has to come within that time, or the process is killed. */
  public void expect(CompletableFuture<Node> answer, Duration patience) {
    var late = bench.clock().after(patience, () -> {
      if (answer.completeExceptionally(Trouble.silent(name))) {
        child.kill();
      }
    });
    var unused = answer.whenComplete((result, thrown) -> late.run());
  }

  /** Calls a method whose answer takes as long as it takes. */
  public CompletableFuture<Node> ask(String method, Map<String, Object> params) {
    return rpc.call(method, params);
  }

  /** Says something that is not answered. */
  public void tell(String method, Map<String, Object> params) {
    rpc.tell(method, params);
  }

  @Override
  public void message(Node message) {
    rpc.take(message);
  }

  private void notified(String method, Node params) {
    var conversation = params.at(protocol.conversation()).text();
    var hearer = conversation.map(hearers::get);
    if (hearer.isPresent()) {
      hearer.get().heard(method, params);
    } else if (conversation.isEmpty()) {
      protocol.others().notified(method, params);
    }
  }

  @Override
  public void ended(Ending ending) {
    child.ended(ending);
    rpc.close(version.isPresent() ? Trouble.crashed(name, ending) : Trouble.noStart(name, ending));
    List.copyOf(hearers.values()).forEach(hearer -> hearer.ended(ending));
    hearers.clear();
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
}
