package io.github.hotllm.internal.cli.gemini;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.cli.CliBackend;
import io.github.hotllm.internal.cli.CliHealth;
import io.github.hotllm.internal.cli.CliHealth.State;
import io.github.hotllm.internal.cli.process.Allowed;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Google's gemini: one process that speaks the Agent Client Protocol, with a session for each turn.
 * For all threads.
 *
 * <p>It uses a login with Google and never an API key. Flags and variables are those of 0.61.0,
 * tried out on 2026-11-25; it has no second way that would do without a handshake.
 */
public final class GeminiDriver implements RpcDriver {
  /** A process of 0.61.0 grows by 0.4 MB a session, which nothing closes. */
  private static final int TURNS = 300;

  private static final List<String> INHERITED =
      List.of("GOOGLE_CLOUD_PROJECT", "GOOGLE_CLOUD_PROJECT_ID", "GOOGLE_CLOUD_ACCESS_TOKEN");

  private static final Map<String, Object> INITIALIZE = Map.of(
      "protocolVersion",
      1L,
      "clientCapabilities",
      Map.of("fs", Map.of("readTextFile", false, "writeTextFile", false)));

  private static final RpcProcess.Protocol PROTOCOL =
      new RpcProcess.Protocol(JsonRpc.Version.TWO, "sessionId", (method, params) -> {});

  /**
   * A gemini whose login has run out asks for a code of authorization, and takes for it what we
   * say. After two wrong ones it leaves; who is only slow passes such a message over.
   */
  private static final String NUDGE = "$/nudge";

  private static final Duration PATIENCE = Duration.ofSeconds(4);

  /** How gemini leaves when it cannot log in. */
  private static final String NO_LOGIN = "exit status 41";

  private final CliSetup setup;
  private final GeminiHome home;

  GeminiDriver(CliSetup setup) {
    this.setup = setup;
    this.home = new GeminiHome(setup);
  }

  /** The backend of gemini. */
  public static CliBackend backend(CliSetup setup) {
    return new RpcBackend(setup, new GeminiDriver(setup), TURNS);
  }

  @Override
  public Optional<CliHealth> unusable() {
    if (setup.row().isOff()) {
      return Optional.of(
          CliHealth.of(State.OFF, Optional.of("cli.gemini is switched off in the configuration")));
    } else if (setup.program().isEmpty()) {
      return Optional.of(CliHealth.of(
          State.NOT_FOUND,
          Optional.of("gemini is not installed – npm install -g @google/gemini-cli, or say where"
              + " it is in cli.gemini.command")));
    }
    return home.missing().map(why -> CliHealth.of(State.LOGGED_OUT, Optional.of(why)));
  }

  @Override
  public CompletableFuture<RpcProcess> start() {
    try {
      return RpcProcess.start(launch(), setup.bench(), PROTOCOL, this::shakeHands);
    } catch (IOException e) {
      return CompletableFuture.failedFuture(Trouble.noStart("gemini", e));
    }
  }

  private CompletableFuture<String> shakeHands(RpcProcess process) {
    var hello = process.call("initialize", INITIALIZE);
    nudge(process, hello);
    return hello.handle((answer, thrown) -> {
      if (thrown != null) {
        throw notReady(Trouble.of("gemini", thrown));
      }
      return answer.at("agentInfo").at("version").textOrEmpty();
    });
  }

  private void nudge(RpcProcess process, CompletableFuture<Node> hello) {
    var stop = setup.bench().clock().after(PATIENCE, () -> {
      process.tell(NUDGE, Map.of());
      nudge(process, hello);
    });
    var unused = hello.whenComplete((answer, thrown) -> stop.run());
  }

  private static LlmException notReady(LlmException failure) {
    return String.valueOf(failure.getMessage()).contains(NO_LOGIN)
        ? LlmException.of(
            ErrorType.AUTHENTICATION,
            "gemini is not logged in any more: its login has run out or was revoked – "
                + GeminiFailures.LOGIN)
        : failure;
  }

  /** The file that npm installs is a link to the program, which starts no other of itself. */
  private Launch launch() throws IOException {
    var file = setup
        .program()
        .orElseThrow(
            () -> LlmException.of(ErrorType.AUTHENTICATION, "gemini is not installed any more"));
    var den = home.make();
    var command = List.of(
        file.toString(),
        "--acp",
        "--admin-policy",
        den.home().resolve(GeminiHome.POLICY).toString(),
        "-e",
        "none",
        "--allowed-mcp-server-names",
        "none");
    var set = Map.of(
        "HOME", den.home().toString(),
        "TMPDIR", den.temporary().toString(),
        "GEMINI_SYSTEM_MD", den.home().resolve(GeminiHome.SYSTEM).toString(),
        "GEMINI_CLI_NO_RELAUNCH", "1",
        "GEMINI_CLI_TRUST_WORKSPACE", "true",
        "GEMINI_TELEMETRY_ENABLED", "false",
        "GOOGLE_GENAI_USE_GCA", "true",
        "NO_BROWSER", "true",
        "NO_COLOR", "1",
        "TERM", "xterm-256color");
    return new Launch(setup.name(), command, Allowed.environment(setup, INHERITED, set), den);
  }

  @Override
  public Talk talk(Asked asked, Target target) {
    var failures = new GeminiFailures(target, setup.bench().clock());
    return new GeminiTalk(new GeminiRequest(asked, target), failures, home);
  }

  @Override
  public Optional<TurnBuffer.Source> oneShot(Talk talk, TurnBuffer buffer) {
    return Optional.empty();
  }
}
