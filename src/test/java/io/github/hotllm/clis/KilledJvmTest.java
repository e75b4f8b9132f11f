package io.github.hotllm.clis;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.testing.VendorProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of the programs, and their dens, of a JVM that is killed within an answer. */
@Tag("clis")
class KilledJvmTest {
  @TempDir
  private Path home;

  @ParameterizedTest
  @EnumSource(VendorProgram.class)
  void theyLeaveByThemselvesWhenTheAnswerIsComplete(VendorProgram program) throws Exception {
    program.assumeInstalled();
    var gate = new CountDownLatch(1);
    try (var fake = new FakeVendors()) {
      var left = killWithinAnAnswer(program, fake, gate);
      gate.countDown();
      assertTrue(Processes.await(() -> left.stream().noneMatch(ProcessHandle::isAlive)));
    }
  }

  @ParameterizedTest
  @EnumSource(VendorProgram.class)
  void theyAreSweptByTheNextJvmThatUsesTheProgram(VendorProgram program) throws Exception {
    program.assumeInstalled();
    var gate = new CountDownLatch(1);
    try (var fake = new FakeVendors()) {
      var left = killWithinAnAnswer(program, fake, gate);
      var dens = dens();
      assertFalse(dens.isEmpty());
      try (var next = HouseToKill.start(program, home, fake.uri())) {
        assertTrue(Processes.await(() -> left.stream().noneMatch(ProcessHandle::isAlive)));
        assertTrue(next.process().isAlive());
        assertTrue(Processes.await(() -> dens.stream().noneMatch(Files::exists)));
      }
      gate.countDown();
    }
  }

  private List<ProcessHandle> killWithinAnAnswer(
      VendorProgram program, FakeVendors fake, CountDownLatch gate) throws Exception {
    try (var jvm = HouseToKill.start(program, home, fake.uri())) {
      jvm.awaitOut("Hello from fake");
      fake.holdBehindFirstWord(gate);
      assertTrue(Processes.await(() -> fake.asked().size() == 2));
      var programs = jvm.process().toHandle().descendants().toList();
      jvm.process().destroyForcibly().waitFor();
      return programs;
    }
  }

  private List<Path> dens() throws IOException {
    try (var dens = Files.list(home.resolve("dens"))) {
      return dens.toList();
    }
  }
}
