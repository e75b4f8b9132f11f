package io.github.hotllm.internal.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.catalog.CliRow;
import io.github.hotllm.internal.concurrent.SystemClock;
import io.github.hotllm.internal.engine.CliBackends;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The backend of a program that answers many, over a shell script that plays it. */
public final class FakeRpc implements AutoCloseable {
  final Path folder;
  public final CliBackends backends;
  public final CliBackend backend;
  private final String provider;
  private final String model;
  private final SystemClock clock = new SystemClock();

  private FakeRpc(Path folder, String program, String provider, String model) {
    this.folder = folder;
    this.provider = provider;
    this.model = model;
    mode("ok");
    file("deaf", "no");
    file("stdin", "");
    file("pids", "");
    file("answer", FakeClaude.resource(program + "-answer.jsonl"));
    file(program, FakeClaude.resource("fake-" + program + ".sh"));
    assertTrue(folder.resolve(program).toFile().setExecutable(true));
    var environment = Map.of("FAKE", folder.toString(), "HOME", folder.toString());
    var row = new CliRow(program, folder.resolve(program).toString(), environment, 1);
    var ours = Map.of("PATH", System.getenv("PATH"), "OPENAI_API_KEY", "sk-must-not-pass");
    backends = CliBackends.of(Map.of(program, row), ours, clock);
    backend = backends.of(provider).orElseThrow();
  }

  public static FakeRpc codex(Path folder) {
    var fake = new FakeRpc(folder, "codex", "openai", "gpt-6-luna");
    fake.file("models", FakeClaude.resource("codex-models.json"));
    fake.file("auth", "{\"authMethod\":\"chatgpt\",\"requiresOpenaiAuth\":true}");
    fake.file(".codex/auth.json", "{\"auth_mode\":\"chatgpt\",\"tokens\":{}}");
    return fake;
  }

  public static FakeRpc gemini(Path folder) {
    var fake = new FakeRpc(folder, "gemini", "gemini", "gemini-3.8-flash");
    fake.file(".gemini/oauth_creds.json", "{}");
    return fake;
  }

  public void mode(String mode) {
    file("mode", mode);
  }

  public void file(String name, String text) {
    new FakeFolder(folder).put(name, text);
  }

  public String written(String name) {
    return new FakeFolder(folder).read(name).strip();
  }

  /** The lines that the program was sent which hold that. */
  public List<String> sent(String part) {
    return written("stdin").lines().filter(line -> line.contains(part)).toList();
  }

  public HeardTurn ask(String prompt) {
    return ask(LlmRequest.of(model, prompt));
  }

  public HeardTurn ask(LlmRequest request) {
    return RealProgram.ask(backend, request, RealProgram.target(provider, model));
  }

  /** A turn that is told to stop as soon as its answer has begun. */
  public void askAndCancel() throws InterruptedException {
    var heard = new HeardTurn();
    var turn = backend.open(FakeClaude.asked("Hi"), RealProgram.target(provider, model), heard);
    heard.take(turn);
    heard.awaitFirst();
    turn.cancel();
  }

  public void until(BooleanSupplier state) {
    long begin = System.nanoTime();
    while (!state.getAsBoolean()) {
      assertTrue(System.nanoTime() - begin < 10_000_000_000L, () -> "in vain: " + backend.health());
      Thread.onSpinWait();
    }
  }

  /** How many processes there were. */
  public long starts() {
    return written("pids").lines().count();
  }

  @Override
  public void close() {
    backends.close();
    clock.close();
    written("pids")
        .lines()
        .filter(pid -> !pid.isEmpty())
        .forEach(pid -> assertTrue(
            ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).isEmpty(),
            () -> "process " + pid + " is left"));
    new FakeFolder(folder).awaitLeft();
  }
}
