package io.github.hotllm.internal.cli.claude;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.cli.CliBackend;
import io.github.hotllm.internal.cli.CliHealth;
import io.github.hotllm.internal.cli.CliHealth.State;
import io.github.hotllm.internal.cli.CliTurn;
import io.github.hotllm.internal.cli.PlanWindow;
import io.github.hotllm.internal.cli.pool.ParkedPool;
import io.github.hotllm.internal.cli.process.CliSetup;
import io.github.hotllm.internal.cli.turn.TurnBuffer;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.FamilyLimit;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.json.Node;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Anthropic's claude: parked processes, each for one answer. For all threads.
 *
 * <p>One pool serves all models and system prompts, for a process takes them when it is claimed.
 */
public final class ClaudeBackend implements CliBackend {
  private static final Logger LOG = LoggerFactory.getLogger(ClaudeBackend.class);

  /** How many processes may be at work beside those that are kept parked. */
  private static final int AT_WORK = 3;

  private final CliSetup setup;
  private final ClaudeLogin login;
  private final ClaudeWindows windows = new ClaudeWindows();
  private final ParkedPool<ClaudeProcess> pool;
  private volatile boolean degraded;
  private volatile Optional<String> version = Optional.empty();
  private volatile Optional<Known> account = Optional.empty();
  private volatile boolean proven;

  /** What concerns every further call with the login of that time. */
  private record Known(LlmException failure, Optional<FileTime> login) {}

  /** The backend of claude, which starts nothing yet. */
  public ClaudeBackend(CliSetup setup) {
    this.setup = setup;
    this.login = new ClaudeLogin(setup);
    int parked = setup.row().pool();
    this.pool = new ParkedPool<>(
        name(),
        new ParkedPool.Size(parked, parked + AT_WORK),
        this::spawn,
        setup.bench().clock());
  }

  @Override
  public String name() {
    return setup.name();
  }

  @Override
  public void warm() {
    if (unusable().isEmpty() && loggedOut().isEmpty()) {
      pool.warm();
    }
  }

  @Override
  public CliTurn open(Asked asked, Target target, CliTurn.Listener listener) {
    unusable().ifPresent(health -> {
      throw LlmException.of(ErrorType.AUTHENTICATION, health.hint().orElse(name()));
    });
    var request = new ClaudeRequest(asked, target);
    var buffer = new TurnBuffer(name(), listener, setup.bench().executor());
    var turn = new ClaudeTurn(this, request, new ClaudeAnswer(asked, target), buffer);
    return buffer.turn(request.warnings(), turn);
  }

  @Override
  public List<PlanWindow> windows() {
    return windows.all();
  }

  /** Claude tells how much of the plan is used. */
  void saw(Node limits) {
    windows.saw(limits);
  }

  @Override
  public CliHealth health() {
    var unusable = unusable();
    if (unusable.isPresent()) {
      return unusable.get();
    }
    var count = pool.count();
    var hint = account().map(LlmException::getMessage).or(this::loggedOut).or(this::startFailure);
    return new CliHealth(state(count), count.idle(), count.all(), version, until(), hint);
  }

  private Optional<LlmException> account() {
    var now = login.changed();
    return account.filter(known -> known.login().equals(now)).map(Known::failure);
  }

  /** Why nobody can be logged in; an answer has shown that somebody is. */
  private Optional<String> loggedOut() {
    return proven ? Optional.empty() : login.missing();
  }

  private Optional<String> startFailure() {
    return pool.failure().map(LlmException::getMessage);
  }

  private Optional<CliHealth> unusable() {
    if (setup.row().isOff()) {
      return Optional.of(
          CliHealth.of(State.OFF, Optional.of("cli.claude is switched off in the configuration")));
    } else if (setup.program().isEmpty()) {
      return Optional.of(CliHealth.of(
          State.NOT_FOUND,
          Optional.of("claude is not installed – npm install -g @anthropic-ai/claude-code, or say"
              + " where it is in cli.claude.command")));
    }
    return Optional.empty();
  }

  private State state(ParkedPool.Count count) {
    var trouble = account().map(LlmException::type);
    if (trouble.filter(ErrorType.SUBSCRIPTION_EXHAUSTED::equals).isPresent()) {
      return until().isPresent() ? State.EXHAUSTED : State.READY;
    } else if (trouble.isPresent() || loggedOut().isPresent()) {
      return State.LOGGED_OUT;
    } else if (count.idle() + count.working() > 0) {
      return State.READY;
    } else if (count.starting() > 0) {
      return State.STARTING;
    }
    return pool.failure().isPresent() ? State.COOLING_DOWN : State.COLD;
  }

  private Optional<Instant> until() {
    var now = setup.bench().clock().now();
    return account().flatMap(LlmException::resetsAt).filter(now::isBefore).or(pool::restUntil);
  }

  ParkedPool<ClaudeProcess> pool() {
    return pool;
  }

  /** Whether claude starts but does not speak the protocol of parked processes. */
  boolean isDegraded() {
    return degraded;
  }

  /** A process of its own for one answer. */
  ClaudeOneShot oneShot(ClaudeRequest request, ClaudeAnswer answer, TurnBuffer buffer) {
    LOG.warn("claude does not shake hands; it is started anew for each call, which is slower");
    var program = new ClaudeProgram(setup, setup.program().orElseThrow());
    var parts = new ClaudeOneShot.Parts(request, answer, buffer);
    return new ClaudeOneShot(program, setup.bench(), parts);
  }

  /**
   * Looks who pays, before a turn is sent.
   *
   * @throws LlmException if it is not a plan
   */
  void checkAccount(Node initialized) {
    sawVersion(initialized);
    var payer = initialized
        .at("account")
        .at("apiKeySource")
        .text()
        .filter(source -> !source.equals("none"));
    if (payer.isPresent()) {
      throw ClaudeFailures.wrongPayer(payer.get());
    }
  }

  /** An older claude, such as 2.1.197, tells its version in its first answer only. */
  void sawVersion(Node said) {
    var found = said.at("claude_code_version").text();
    if (found.isPresent() && !found.equals(version)) {
      version = found;
      LOG.info("claude {} is ready", found.get());
    }
  }

  void answered() {
    account = Optional.empty();
    proven = true;
    pool.proven();
  }

  /** Remembers what concerns every further call. */
  void failed(LlmException failure) {
    switch (failure.type()) {
      case AUTHENTICATION, PERMISSION, SUBSCRIPTION_EXHAUSTED -> {
        // What one family of models has used up concerns no other.
        if (!FamilyLimit.isOn(failure)) {
          account = Optional.of(new Known(failure, login.changed()));
        }
      }
      default -> {
        // The next call may fare better.
      }
    }
  }

  @Override
  public void close() {
    pool.close();
  }

  private CompletableFuture<ClaudeProcess> spawn() {
    var bench = setup.bench();
    return CompletableFuture.supplyAsync(this::program, bench.executor())
        .thenCompose(program -> ClaudeProcess.start(program, bench))
        .whenComplete(
            (process, thrown) -> degraded = thrown != null && setup.program().isPresent());
  }

  private ClaudeProgram program() {
    return new ClaudeProgram(
        setup,
        setup
            .program()
            .orElseThrow(() ->
                LlmException.of(ErrorType.AUTHENTICATION, "claude is not installed any more")));
  }
}
