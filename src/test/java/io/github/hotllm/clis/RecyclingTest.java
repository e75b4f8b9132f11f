package io.github.hotllm.clis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.testing.VendorProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process that has served enough is replaced, and no call notices but by waiting. */
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
      ask(house, program, turns - 1);
      assertEquals(first, Processes.running());
      long after = Processes.resident(first);
      long waited = ask(house, program, 10);
      assertTrue(Processes.await(() -> disjoint(first)), "the spent process is still there");
      System.out.printf(
          "%-6s | %d MB, after %d calls %d MB | slowest call over the change %.0f ms | then %d MB%n",
          program.command(),
          before,
          turns - 1,
          after,
          waited / 1e6,
          Processes.resident(Processes.running()));
      assertEquals(turns + 9, fake.asked().size());
    }
  }

  private static boolean disjoint(Set<Long> first) {
    var both = new HashSet<>(Processes.running());
    both.retainAll(first);
    return both.isEmpty();
  }

  /** Asks so often; how long the slowest answer took, in nanoseconds. */
  private static long ask(RealHouse house, VendorProgram program, int times) {
    long slowest = 0;
    for (int i = 0; i < times; i++) {
      var reply = house.llm.ask(RealHouse.request(program));
      assertEquals("Hello from fake", reply.text());
      assertEquals(1, reply.attempts());
      slowest = Math.max(slowest, reply.latency().toNanos());
    }
    return slowest;
  }
}
