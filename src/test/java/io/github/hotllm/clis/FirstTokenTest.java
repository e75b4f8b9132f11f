package io.github.hotllm.clis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Events;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.testing.VendorProgram;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How long the first word takes, before a fake vendor that says it at once: so all of it is added.
 * Prints a row for each program: medians of ten, in milliseconds, and the memory of what is idle.
 */
@Tag("clis")
class FirstTokenTest {
  private static final int ROUNDS = 10;

  @TempDir
  private Path home;

  // 44 calls, half of them cold: an older claude needs a second for each.
  @Timeout(300)
  @ParameterizedTest
  @EnumSource
  void aProgramThatIsReadyAnswersSoonerThanAColdOne(VendorProgram program) throws IOException {
    program.assumeInstalled();
    try (var fake = new FakeVendors()) {
      var warm = new ArrayList<Long>();
      var served = new ArrayList<Long>();
      long memory;
      try (var house = new RealHouse(home, fake.uri(), Set.of(program))) {
        house.awaitReady(program);
        memory = Processes.resident(Processes.running());
        for (int i = 0; i <= ROUNDS; i++) {
          house.awaitReady(program);
          warm.add(firstToken(() -> house.llm.stream(RealHouse.request(program)).events()));
          house.awaitReady(program);
          served.add(firstToken(() -> house.client.stream(RealHouse.request(program))));
        }
      }
      var cold = cold(program, fake);
      System.out.printf(
          "%-6s | library: ready %.1f, cold %.1f | server: ready %.1f, just started %.1f |"
              + " idle %d MB | load %.2f%n",
          program.command(),
          median(warm),
          median(cold),
          median(served),
          median(justStarted(program, fake)),
          memory,
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
      assertTrue(median(warm) < median(cold));
    }
  }

  private List<Long> cold(VendorProgram program, FakeVendors fake) throws IOException {
    var cold = new ArrayList<Long>();
    for (int i = 0; i <= ROUNDS; i++) {
      try (var llm = RealHouse.library(home, fake.uri(), Set.of(program))) {
        cold.add(firstToken(() -> llm.stream(RealHouse.request(program)).events()));
      }
    }
    return cold;
  }

  private List<Long> justStarted(VendorProgram program, FakeVendors fake) throws IOException {
    var cold = new ArrayList<Long>();
    for (int i = 0; i <= ROUNDS; i++) {
      try (var house = new RealHouse(home, fake.uri(), Set.of(program))) {
        cold.add(firstToken(() -> house.client.stream(RealHouse.request(program))));
      }
    }
    return cold;
  }

  /** From the question until the first text, in nanoseconds; the answer is taken to its end. */
  private static long firstToken(Supplier<Events> question) {
    long begin = System.nanoTime();
    long first = 0;
    try (var events = question.get()) {
      for (var event : events) {
        if (first == 0 && event instanceof LlmEvent.Text) {
          first = System.nanoTime() - begin;
        }
      }
    }
    return first;
  }

  /** Of all but the first, which warms this process; in milliseconds. */
  private static double median(List<Long> values) {
    var sorted = values.stream().skip(1).sorted().toList();
    int middle = sorted.size() / 2;
    return (sorted.get(middle - 1) + sorted.get(middle)) / 2e6;
  }
}
