package io.github.hotllm.internal.engine;

import io.github.hotllm.internal.catalog.CliRow;
import io.github.hotllm.internal.cli.CliBackend;
import io.github.hotllm.internal.cli.CliHealth;
import io.github.hotllm.internal.cli.claude.ClaudeBackend;
import io.github.hotllm.internal.cli.codex.CodexDriver;
import io.github.hotllm.internal.cli.gemini.GeminiDriver;
import io.github.hotllm.internal.cli.process.Bench;
import io.github.hotllm.internal.cli.process.Children;
import io.github.hotllm.internal.cli.process.CliSetup;
import io.github.hotllm.internal.cli.process.ProgramVersion;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.concurrent.Threads;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * The programs of a client, by the provider whose models they reach. For all threads.
 *
 * <p>No process is started before a program is first asked, for one takes 60 to 200 MB: a program
 * that uses hotllm as a library and never takes this route pays nothing. A hot server, which is
 * there to be warm, calls {@link #warm}.
 */
public final class CliBackends implements AutoCloseable {
  private final Map<String, CliBackend> byProvider = new LinkedHashMap<>();
  private final Children children = new Children();
  private final ExecutorService executor = Threads.pool("hotllm-cli");

  private final Function<String, CliSetup> setups;

  private CliBackends(Function<String, CliRow> rows, Map<String, String> environment, Clock clock) {
    var bench = new Bench(clock, this::run, children);
    setups = rows.andThen(row -> new CliSetup(row, environment, bench));
    byProvider.put("anthropic", new ClaudeBackend(setups.apply("claude")));
    byProvider.put("openai", CodexDriver.backend(setups.apply("codex")));
    byProvider.put("gemini", GeminiDriver.backend(setups.apply("gemini")));
  }

  /**
   * The programs that hotllm can drive.
   *
   * @param rows what the user has settled, by the programs' names
   * @param environment ours: where programs are looked up, and what they get some of
   */
  public static CliBackends of(
      Map<String, CliRow> rows, Map<String, String> environment, Clock clock) {
    return new CliBackends(name -> rows.getOrDefault(name, CliRow.of(name)), environment, clock);
  }

  /** Once all is closed, what is left to do is done by whoever brings it. */
  private void run(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      task.run();
    }
  }

  /** The program that reaches a provider's models. */
  public Optional<CliBackend> of(String provider) {
    return Optional.ofNullable(byProvider.get(provider));
  }

  /**
   * Has codex refresh the login that it keeps in a folder, as only its owner may.
   *
   * @param folder where {@code auth.json} is
   * @return ends when codex has done so; fails with a message that says why not, after which the
   *     login may be a new one all the same
   */
  public CompletableFuture<Void> renewCodexLogin(Path folder) {
    return CodexDriver.refreshLogin(setups.apply("codex"), folder);
  }

  /**
   * A program as it is installed.
   *
   * @param provider whose models it reaches
   * @param version the first line of what it says to {@code --version}
   * @param hint what to do if it cannot be used
   */
  public record Installed(
      String name,
      String provider,
      Optional<Path> file,
      Optional<String> version,
      Optional<String> hint) {}

  /** The programs as they are installed; each is started once to tell its version, and blocks. */
  public List<Installed> installed() {
    return byProvider.entrySet().stream()
        .map(entry -> installed(entry.getKey(), entry.getValue()))
        .toList();
  }

  private Installed installed(String provider, CliBackend backend) {
    var setup = setups.apply(backend.name());
    var file = setup.row().isOff() ? Optional.<Path>empty() : setup.program();
    return new Installed(
        backend.name(),
        provider,
        file,
        file.flatMap(program -> ProgramVersion.of(setup, program)),
        backend.health().hint());
  }

  /** How the programs are, by their names. */
  public Map<String, CliHealth> health() {
    var health = new LinkedHashMap<String, CliHealth>();
    byProvider.values().forEach(backend -> health.put(backend.name(), backend.health()));
    return health;
  }

  /** Starts what the usable programs keep ready, in the background. */
  public void warm() {
    byProvider.values().forEach(CliBackend::warm);
  }

  /** Ends all processes, with all that descends from them; it takes up to a second. */
  @Override
  public void close() {
    byProvider.values().forEach(CliBackend::close);
    children.close();
    executor.shutdown();
  }
}
