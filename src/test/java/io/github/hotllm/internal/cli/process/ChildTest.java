package io.github.hotllm.internal.cli.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.internal.concurrent.SystemClock;
import io.github.hotllm.internal.concurrent.Threads;
import io.github.hotllm.internal.json.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChildTest {
  private final SystemClock clock = new SystemClock();
  private final ExecutorService executor = Threads.pool("test");
  private final Children children = new Children();
  private final Bench bench = new Bench(clock, executor, children);
  private final Heard heard = new Heard();

  private static final class Heard implements Child.Listener {
    private final List<String> types = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Ending> end = new CompletableFuture<>();

    @Override
    public void message(Node message) {
      types.add(message.at("type").textOrEmpty());
    }

    @Override
    public void ended(Ending ending) {
      end.complete(ending);
    }

    Ending end() throws Exception {
      return end.get(10, TimeUnit.SECONDS);
    }
  }

  private static Launch script(Den den, String script) {
    return new Launch(
        "test",
        List.of("/bin/sh", "-c", script),
        Map.of("PATH", "/usr/bin:/bin", "TOKEN", "canary-secret"),
        den);
  }

  private Child start(Den den, String script) throws IOException {
    return Child.start(script(den, script), bench, heard);
  }

  @AfterEach
  void close() {
    children.close();
    clock.close();
    executor.shutdownNow();
  }

  @Test
  void nothingIsStartedOnceAllIsClosed() throws IOException {
    var den = Den.make("test");
    children.close();
    assertThrows(IOException.class, () -> start(den, "sleep 600"));
    assertFalse(Files.exists(den.work()));
  }

  /** Else it would outlive its client, if only for a moment. */
  @Test
  void whatIsBeingStartedIsWaitedFor() throws Exception {
    assertTrue(children.mayStart());
    var closing = CompletableFuture.runAsync(children::close, executor);
    long began = System.nanoTime();
    while (children.mayStart()) {
      children.started();
      assertTrue(System.nanoTime() - began < 10_000_000_000L, "it does not close");
    }
    assertFalse(closing.isDone());
    children.started();
    closing.get(10, TimeUnit.SECONDS);
  }

  @Test
  void objectsAreHeardAndAllElseIsPassedOver() throws Exception {
    start(
        Den.make("test"),
        "echo hello; echo '{\"type\":\"a\"}'; echo '[1]'; echo '{\"type\":';"
            + " echo '{\"type\":\"b\"}'");
    assertEquals(new Ending(OptionalInt.of(0), Ending.Output.WHOLE, ""), heard.end());
    assertEquals(List.of("a", "b"), heard.types);
  }

  @Test
  void itsLastWordsAreKeptWithoutSecrets() throws Exception {
    start(
        Den.make("test"),
        "printf '\\033[31mbad\\033[0m\\nkey sk-ant-api03-abcdefghi or'"
            + " >&2; echo \" $TOKEN\" >&2; printf '{\"type\"'; exit 3");
    var end = heard.end();
    assertEquals(Ending.Output.HALF, end.output());
    assertEquals("bad key [secret] or [secret]", end.words());
    assertEquals(
        "ended in the middle of a line with exit status 3 and said: bad key [secret] or [secret]",
        end.said());
  }

  @Test
  void whatIsSentArrivesAndAClosedInputEndsIt() throws Exception {
    var child = start(Den.make("test"), "cat");
    child.send(Map.of("type", "x"));
    child.closeInput();
    heard.end();
    assertEquals(List.of("x"), heard.types);
  }

  @Test
  void aProcessThatDoesNotReadBlocksNobody() throws Exception {
    var child = start(Den.make("test"), "sleep 600");
    var big = Map.<String, Object>of("text", "x".repeat(1 << 20));
    for (int i = 0; i < 63; i++) {
      child.send(big);
    }
    assertThrows(IllegalStateException.class, () -> child.send(big));
    child.kill();
    assertEquals(OptionalInt.of(137), heard.end().exit());
  }

  @Test
  void childrenOfADeadProcessAreKilledAndItsDenIsGone() throws Exception {
    var den = Den.make("test");
    var pids = den.work().resolve("pids");
    start(
        den,
        "(sleep 600 & echo $! >> pids; sleep 600 & echo $! >> pids; echo '{\"type\":\"up\"}';"
            + " wait) & while [ \"$(grep -c . pids 2>/dev/null)\" != 2 ]; do sleep 0.01; done;"
            + " cp pids \"$TMPDIR/tmp-pids\" 2>/dev/null; read line; exit 5");
    while (!heard.types.contains("up")) {
      Thread.onSpinWait();
    }
    var grandchildren = Files.readAllLines(pids).stream().map(Long::valueOf).toList();
    assertEquals(2, grandchildren.size());
    children.close();
    assertEquals(OptionalInt.of(5), heard.end().exit());
    for (var pid : grandchildren) {
      assertTrue(ProcessHandle.of(pid)
          .map(ProcessHandle::onExit)
          .map(exit -> exit.orTimeout(5, TimeUnit.SECONDS).join() != null)
          .orElse(true));
    }
    assertFalse(Files.exists(den.work()));
  }

  @Test
  void closingEndsAlsoWhatIgnoresBeingAsked() throws Exception {
    start(Den.make("test"), "trap '' TERM; echo '{\"type\":\"up\"}'; while :; do sleep 600; done");
    while (heard.types.isEmpty()) {
      Thread.onSpinWait();
    }
    long begin = System.nanoTime();
    children.close();
    assertEquals(OptionalInt.of(137), heard.end().exit());
    assertTrue(System.nanoTime() - begin < Duration.ofSeconds(3).toNanos());
  }

  @Test
  void aProgramThatCannotBeStartedLeavesNothing() throws Exception {
    var den = Den.make("test");
    var launch = new Launch("test", List.of("/no/such/program"), Map.of(), den);
    assertThrows(IOException.class, () -> Child.start(launch, bench, heard));
    assertFalse(Files.exists(den.work()));
  }
}
