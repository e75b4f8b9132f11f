package io.github.hotllm.internal.cli;

import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.wire.Product;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * One question to codex, whose login it is, to make it fresh: an {@code app-server} in codex's own
 * folder, which is asked nothing else and leaves.
 *
 * <p>No thread is begun, so nothing of the user's own setup starts. The words are those of codex
 * 0.169 ({@code account/read}). For all threads.
 */
final class CodexRenewal implements Child.Listener {
  private static final String NAME = "codex";
  private static final List<String> ARGUMENTS = List.of(
      "app-server", "-c", "analytics.enabled=false", "-c", "check_for_update_on_startup=false");

  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final JsonRpc rpc = new JsonRpc(JsonRpc.Version.BARE, this::send, (method, params) -> {});

  // Set once, before anything is sent.
  private volatile @Nullable Child child;

  private CodexRenewal() {}

  /**
   * Asks. It may block while the process is started.
   *
   * @param home the folder of codex
   * @return fails with an exception whose message says why there is no fresh login
   */
  static CompletableFuture<Void> ask(CliSetup setup, Path home) {
    var program = setup.program();
    if (program.isEmpty()) {
      return CompletableFuture.failedFuture(new IllegalStateException("codex is not installed"));
    }
    var renewal = new CodexRenewal();
    try {
      var environment =
          Allowed.environment(setup, List.of(), Map.of("CODEX_HOME", home.toString()));
      renewal.begin(
          new Launch(NAME, command(program.get()), environment, Den.make(NAME)), setup.bench());
    } catch (IOException e) {
      renewal.done.completeExceptionally(Trouble.noStart(NAME, e));
    }
    return renewal.done;
  }

  private static List<String> command(Path program) {
    var command = new ArrayList<>(List.of(program.toString()));
    command.addAll(ARGUMENTS);
    return command;
  }

  private void begin(Launch launch, Bench bench) throws IOException {
    var started = Child.start(launch, bench, this);
    child = started;
    var client = Map.<String, Object>of("name", "hotllm", "version", Product.version());
    var unused = rpc.call("initialize", Map.of("clientInfo", client))
        .thenCompose(ready -> {
          rpc.tell("initialized", Map.of());
          return rpc.call("account/read", Map.of("refreshToken", true));
        })
        .whenComplete((answer, failure) -> {
          started.stop();
          settle(answer, failure);
        });
  }

  private void settle(@Nullable Node answer, @Nullable Throwable failure) {
    if (failure != null) {
      done.completeExceptionally(
          failure instanceof CompletionException && failure.getCause() != null
              ? failure.getCause()
              : failure);
    } else if (answer != null && answer.at("account").isObject()) {
      done.complete(null);
    } else {
      done.completeExceptionally(new IllegalStateException("codex is not logged in"));
    }
  }

  private void send(Map<String, Object> message) {
    var running = child;
    if (running != null) {
      running.send(message);
    }
  }

  @Override
  public void message(Node message) {
    rpc.take(message);
  }

  @Override
  public void ended(Ending ending) {
    rpc.close(Trouble.noStart(NAME, ending));
  }
}
