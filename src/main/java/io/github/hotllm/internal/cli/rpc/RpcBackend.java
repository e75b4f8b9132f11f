package io.github.hotllm.internal.cli.rpc;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.cli.CliBackend;
import io.github.hotllm.internal.cli.CliHealth;
import io.github.hotllm.internal.cli.CliHealth.State;
import io.github.hotllm.internal.cli.CliTurn;
import io.github.hotllm.internal.cli.PlanWindow;
import io.github.hotllm.internal.cli.pool.SharedProcess;
import io.github.hotllm.internal.cli.process.CliSetup;
import io.github.hotllm.internal.cli.process.Trouble;
import io.github.hotllm.internal.cli.turn.TurnBuffer;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.FamilyLimit;
import io.github.hotllm.internal.dialect.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program of which one process answers all: each turn is a conversation of its own. For all
 * threads.
 */
public final class RpcBackend implements CliBackend {
  private static final Logger LOG = LoggerFactory.getLogger(RpcBackend.class);

  /** How many answer at a time; a plan lets hardly more. */
  private static final int PERMITS = 8;

  /** Programs that are updated are taken up, and what they leak is given back. */
  private static final Duration AGE = Duration.ofHours(1);

  private final CliSetup setup;
  private final RpcDriver driver;
  private final SharedProcess<RpcProcess> pool;
  private volatile boolean degraded;
  private volatile Optional<String> version = Optional.empty();
  private volatile Optional<LlmException> account = Optional.empty();

  /** @param turns how many a process serves in its life */
  public RpcBackend(CliSetup setup, RpcDriver driver, int turns) {
    this.setup = setup;
    this.driver = driver;
    this.pool = new SharedProcess<>(
        setup.name(),
        new SharedProcess.Limits(PERMITS, turns, AGE),
        this::spawn,
        setup.bench().clock());
  }

  @Override
  public String name() {
    return setup.name();
  }

  @Override
  public void warm() {
    if (driver.unusable().isEmpty()) {
      pool.warm();
    }
  }

  @Override
  public CliTurn open(Asked asked, Target target, CliTurn.Listener listener) {
    driver.unusable().ifPresent(health -> {
      throw LlmException.of(ErrorType.AUTHENTICATION, health.hint().orElse(name()));
    });
    var talk = driver.talk(asked, target);
    var buffer = new TurnBuffer(name(), listener, setup.bench().executor());
    return buffer.turn(talk.warnings(), new RpcTurn(this, talk, buffer));
  }

  @Override
  public List<PlanWindow> windows() {
    return driver.windows();
  }

  @Override
  public CliHealth health() {
    var unusable = driver.unusable();
    if (unusable.isPresent()) {
      return unusable.get();
    }
    int ready = pool.isReady() ? 1 : 0;
    var hint = account.or(pool::failure).map(LlmException::getMessage);
    return new CliHealth(state(), ready, pool.count(), version, until(), hint);
  }

  private State state() {
    var trouble = account.map(LlmException::type);
    if (trouble.filter(ErrorType.SUBSCRIPTION_EXHAUSTED::equals).isPresent()) {
      return until().isPresent() ? State.EXHAUSTED : State.READY;
    } else if (trouble.isPresent()) {
      return State.LOGGED_OUT;
    } else if (pool.isReady()) {
      return State.READY;
    } else if (pool.isStarting()) {
      return State.STARTING;
    }
    return pool.failure().isPresent() ? State.COOLING_DOWN : State.COLD;
  }

  private Optional<Instant> until() {
    var now = setup.bench().clock().now();
    return account.flatMap(LlmException::resetsAt).filter(now::isBefore).or(pool::restUntil);
  }

  SharedProcess<RpcProcess> pool() {
    return pool;
  }

  /** A process of its own for one answer, if the program does not shake hands and has that way. */
  Optional<TurnBuffer.Source> oneShot(Talk talk, TurnBuffer buffer) {
    var single = degraded ? driver.oneShot(talk, buffer) : Optional.<TurnBuffer.Source>empty();
    if (single.isPresent()) {
      LOG.warn(
          "{} does not shake hands; it is started anew for each call, which is slower", name());
    }
    return single;
  }

  void answered() {
    account = Optional.empty();
    pool.proven();
  }

  /** Remembers what concerns every further call. */
  void failed(LlmException failure, Optional<RpcProcess> process) {
    switch (failure.type()) {
      case AUTHENTICATION -> {
        account = Optional.of(failure);
        // The next process reads the login anew.
        process.ifPresent(pool::replace);
      }
      case PERMISSION, SUBSCRIPTION_EXHAUSTED -> {
        // What one family of models has used up concerns no other.
        if (!FamilyLimit.isOn(failure)) {
          account = Optional.of(failure);
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

  private CompletableFuture<RpcProcess> spawn() {
    return CompletableFuture.completedFuture(driver)
        .thenComposeAsync(RpcDriver::start, setup.bench().executor())
        .whenComplete(this::started);
  }

  private void started(RpcProcess process, Throwable thrown) {
    degraded = thrown != null && driver.unusable().isEmpty() && isStrange(thrown);
    if (thrown == null && !process.version().equals(version)) {
      version = process.version();
      LOG.info("{} {} is ready", name(), version.orElse("of an unknown version"));
    }
  }

  /** A login that is not as it should be will not get better with another way to start. */
  private static boolean isStrange(Throwable thrown) {
    return !(Trouble.cause(thrown) instanceof LlmException failure)
        || failure.type() != ErrorType.AUTHENTICATION;
  }
}
