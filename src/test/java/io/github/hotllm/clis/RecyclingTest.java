package io.github.hotllm.clis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.testing.VendorProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process that has served nearly enough is replaced, and no call notices. */
@Tag("clis")
class RecyclingTest {
  @TempDir
  private Path home;

  /** @param turns how many answers a process gives in its life */
  @ParameterizedTest
  @CsvSource({"CODEX, 500", "GEMINI, 300"})
  void aSpentProcessIsReplacedWithoutAFailedCall(VendorProgram program, int turns)
      throws IOException {
    program.assumeInstalled();
    try (var fake = new FakeVendors();
        var house = new RealHouse(home, fake.uri(), Set.of(program))) {
      house.awaitReady(program);
      var first = Processes.running();
      long before = Processes.resident(first);
      int alone = turns - turns / 10;
      var usual = ask(house, program, alone - 1);
      assertEquals(first, Processes.running());
      long after = Processes.resident(first);
      var change = ask(house, program, turns - alone + 10);
      assertTrue(Processes.await(() -> disjoint(first)), "the spent process is still there");
      System.out.printf(
          "%-6s | %d MB, after %d calls %d MB, then %d MB | median call %.0f ms,"
              + " over the change %.0f ms, the slowest %.0f ms%n",
          program.command(),
          before,
          alone - 1,
          after,
          Processes.resident(Processes.running()),
          millis(usual, usual.size() / 2),
          millis(change, change.size() / 2),
          millis(change, change.size() - 1));
      assertEquals(turns + 9, fake.asked().size());
    }
  }

  private static boolean disjoint(Set<Long> first) {
    var both = new HashSet<>(Processes.running());
    both.retainAll(first);
    return both.isEmpty();
  }

  /** Asks so often; how long the answers took, the quick ones first. */
  private static List<Duration> ask(RealHouse house, VendorProgram program, int times) {
    var took = new ArrayList<Duration>();
    for (int i = 0; i < times; i++) {
      var reply = house.llm.ask(RealHouse.request(program));
      assertEquals("Hello from fake", reply.text());
      assertEquals(1, reply.attempts());
      took.add(reply.latency());
    }
    Collections.sort(took);
    return took;
  }

  private static double millis(List<Duration> took, int which) {
    return took.get(which).toNanos() / 1e6;
  }
}
