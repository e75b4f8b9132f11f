package io.github.hotllm.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.catalog.CliRow;
import io.github.hotllm.internal.catalog.Config;
import io.github.hotllm.internal.concurrent.SystemClock;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.engine.CliBackends;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The backend of claude over a shell script that plays it. */
public final class FakeClaude implements AutoCloseable {
  private static final String OK = "ok";

  final Path folder;
  public final CliBackend backend;
  private final CliBackends backends;
  private final SystemClock clock = new SystemClock();

  /** @param environment what the fake's own environment inherits from */
  public FakeClaude(Path folder, int pool, Map<String, String> environment) {
    this.folder = folder;
    var program = folder.resolve("claude");
    mode(OK);
    file(
        "account",
        "{\"account\":{\"tokenSource\":\"claude.ai\",\"subscriptionType\":\"Max\"},"
            + "\"claude_code_version\":\"2.1.330\"}");
    file("claude", resource("fake-claude.sh"));
    file(".credentials.json", "{}");
    file("stdin", "");
    answer("claude-answer.jsonl");
    assertTrue(program.toFile().setExecutable(true));
    var flood = "e".repeat(4000);
    var row = new CliRow(
        "claude", program.toString(), Map.of("FAKE", folder.toString(), "FLOOD", flood), pool);
    var ours = new HashMap<>(
        Map.of("PATH", System.getenv("PATH"), "CLAUDE_CONFIG_DIR", folder.toString()));
    ours.putAll(environment);
    backends = CliBackends.of(Map.of("claude", row), ours, clock);
    backend = backends.of("anthropic").orElseThrow();
  }

  public static FakeClaude in(Path folder) {
    return new FakeClaude(folder, 1, Map.of());
  }

  public static Asked asked(String prompt) {
    return Asked.of(LlmRequest.of("claude-haiku-4-5", prompt), Delivery.STREAMED);
  }

  public static Target target(String model) {
    var catalog = Config.parse("{}", Map.of()).catalog();
    var found = catalog.resolve("anthropic/" + model).candidates().get(0);
    return new Target(found.provider(), found.model());
  }

  public void mode(String mode) {
    file("mode", mode);
  }

  public void answer(String resource) {
    file("answer", resource(resource));
  }

  public void file(String name, String text) {
    new FakeFolder(folder).put(name, text);
  }

  public String written(String name) {
    return new FakeFolder(folder).read(name);
  }

  public HeardTurn ask(String prompt) {
    return ask(asked(prompt));
  }

  public HeardTurn ask(Asked asked) {
    var heard = new HeardTurn();
    return heard.take(backend.open(asked, target("claude-haiku-4-5"), heard));
  }

  /** Waits until the pool is as it shall be, and tells how many milliseconds that took. */
  public long until(BooleanSupplier state) {
    long begin = System.nanoTime();
    while (!state.getAsBoolean()) {
      if (System.nanoTime() - begin > 10_000_000_000L) {
        throw new AssertionError("in vain: " + backend.health());
      }
      Thread.onSpinWait();
    }
    return (System.nanoTime() - begin) / 1_000_000;
  }

  public long untilReady() {
    return until(() -> backend.health().idle() > 0);
  }

  /** The processes of this fake that live, forked ones included. */
  public List<String> living() {
    return new FakeFolder(folder).living();
  }

  public static String resource(String name) {
    try (var in = FakeClaude.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    backends.close();
    clock.close();
    new FakeFolder(folder).awaitLeft();
  }
}
