package io.github.hotllm.internal.cli.codex;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.cli.CliBackend;
import io.github.hotllm.internal.cli.CliHealth;
import io.github.hotllm.internal.cli.CliHealth.State;
import io.github.hotllm.internal.cli.PlanWindow;
import io.github.hotllm.internal.cli.process.CliSetup;
import io.github.hotllm.internal.cli.process.Launch;
import io.github.hotllm.internal.cli.process.Trouble;
import io.github.hotllm.internal.cli.rpc.JsonRpc;
import io.github.hotllm.internal.cli.rpc.RpcBackend;
import io.github.hotllm.internal.cli.rpc.RpcDriver;
import io.github.hotllm.internal.cli.rpc.RpcProcess;
import io.github.hotllm.internal.cli.rpc.Talk;
import io.github.hotllm.internal.cli.turn.TurnBuffer;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.json.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** OpenAI's codex: one {@code app-server} for all, with a thread for each turn. For all threads. */
public final class CodexDriver implements RpcDriver {
  /** A process of 0.169.0 grows by up to 0.85 MB a thread. */
  private static final int TURNS = 500;

  private static final Pattern VERSION = Pattern.compile("/(\\S+)");

  private static final Map<String, Object> INITIALIZE = Map.of(
      "clientInfo", Map.of("name", "hotllm", "version", "1"),
      "capabilities", Map.of("experimentalApi", true));

  private final CliSetup setup;
  private final CodexHome home;
  private final CodexLimits limits = new CodexLimits();

  CodexDriver(CliSetup setup, CodexHome home) {
    this.setup = setup;
    this.home = home;
  }

  /** The backend of codex. */
  public static CliBackend backend(CliSetup setup) {
    return new RpcBackend(setup, new CodexDriver(setup, CodexHome.of(setup)), TURNS);
  }

  @Override
  public Optional<CliHealth> unusable() {
    if (setup.row().isOff()) {
      return Optional.of(
          CliHealth.of(State.OFF, Optional.of("cli.codex is switched off in the configuration")));
    } else if (setup.program().isEmpty()) {
      return Optional.of(CliHealth.of(
          State.NOT_FOUND,
          Optional.of("codex is not installed – npm install -g @openai/codex, or say where it is"
              + " in cli.codex.command")));
    }
    return home.missing().map(why -> CliHealth.of(State.LOGGED_OUT, Optional.of(why)));
  }

  @Override
  public CompletableFuture<RpcProcess> start() {
    return launch(CodexProgram::server)
        .thenCompose(
            launch -> RpcProcess.start(launch, setup.bench(), protocol(), CodexDriver::shakeHands));
  }

  /**
   * Has codex refresh its user's login, in a process that is asked nothing else.
   *
   * @param folder where codex keeps the login
   * @return ends when codex has done so, or fails with a message that says why not
   */
  public static CompletableFuture<Void> refreshLogin(CliSetup setup, Path folder) {
    var codex = new CodexDriver(setup, new CodexHome(setup.name(), folder));
    return CompletableFuture.completedFuture(codex)
        .thenComposeAsync(driver -> driver.account(), setup.bench().executor())
        .thenCompose(process -> process
            .call("account/read", Map.of("refreshToken", true))
            .whenComplete((account, thrown) -> process.stop()))
        .thenAccept(account -> {});
  }

  private CompletableFuture<RpcProcess> account() {
    try {
      return RpcProcess.start(program().account(), setup.bench(), protocol(), CodexDriver::greet);
    } catch (IOException e) {
      return CompletableFuture.failedFuture(Trouble.noStart("codex", e));
    }
  }

  private RpcProcess.Protocol protocol() {
    return new RpcProcess.Protocol(JsonRpc.Version.BARE, "threadId", this::notified);
  }

  private void notified(String method, Node params) {
    if (method.equals("account/rateLimits/updated")) {
      limits.saw(params.at("rateLimits"));
    }
  }

  private static CompletableFuture<String> greet(RpcProcess process) {
    return process.call("initialize", INITIALIZE).thenApply(hello -> {
      process.tell("initialized", Map.of());
      return version(hello);
    });
  }

  /** Also looks who pays, before anybody asks anything. */
  private static CompletableFuture<String> shakeHands(RpcProcess process) {
    return greet(process)
        .thenCompose(version -> process
            .call("getAuthStatus", Map.of("includeToken", false, "refreshToken", false))
            .thenApply(status -> {
              CodexHome.check(status);
              return version;
            }));
  }

  private static String version(Node hello) {
    var version = VERSION.matcher(hello.at("userAgent").textOrEmpty());
    return version.find() ? version.group(1) : "";
  }

  @Override
  public Talk talk(Asked asked, Target target) {
    return new CodexTalk(new CodexRequest(asked, target), new CodexFailures(target, limits));
  }

  @Override
  public Optional<TurnBuffer.Source> oneShot(Talk talk, TurnBuffer buffer) {
    var turn = (CodexTalk) talk;
    return Optional.of(new CodexOneShot(
        () -> launch((program, catalog) -> program.oneShot(turn.request(), catalog)),
        setup.bench(),
        turn,
        buffer));
  }

  @Override
  public List<PlanWindow> windows() {
    return limits.windows();
  }

  /** Makes a launch of a catalogue of models. */
  @FunctionalInterface
  private interface Maker {
    Launch make(CodexProgram program, String catalog) throws IOException;
  }

  private CompletableFuture<Launch> launch(Maker maker) {
    try {
      var program = program();
      return CodexModels.ask(program, setup.bench()).thenApply(catalog -> {
        try {
          return maker.make(program, catalog);
        } catch (IOException e) {
          throw Trouble.noStart("codex", e);
        }
      });
    } catch (IOException e) {
      return CompletableFuture.failedFuture(Trouble.noStart("codex", e));
    }
  }

  private CodexProgram program() throws IOException {
    var file = setup
        .program()
        .orElseThrow(() -> LlmException.of(ErrorType.AUTHENTICATION, "codex is not installed"));
    return new CodexProgram(setup, home, CodexFile.behind(file));
  }
}
