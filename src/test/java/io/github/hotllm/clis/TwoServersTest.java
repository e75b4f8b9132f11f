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
import org.junit.jupiter.params.provider.EnumSource;

/** Two servers of one user, with one login and a pool each. */
@Tag("clis")
class TwoServersTest {
  @TempDir
  private Path home;

  @ParameterizedTest
  @EnumSource
  void oneGoesAndTheOtherKeepsItsProcesses(VendorProgram program) throws IOException {
    program.assumeInstalled();
    var programs = Set.of(program);
    try (var fake = new FakeVendors()) {
      var one = new RealHouse(home, fake.uri(), programs);
      one.awaitReady(program);
      var ofOne = Processes.running();
      try (var other = new RealHouse(home, fake.uri(), programs)) {
        other.awaitReady(program);
        var ofOther = new HashSet<>(Processes.running());
        ofOther.removeAll(ofOne);
        one.close();
        assertTrue(Processes.await(() -> Processes.running().equals(ofOther)));
        assertAnswers(other, program);
      }
      assertTrue(Processes.await(() -> Processes.running().isEmpty()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void bothAnswerAtOnce(VendorProgram program) throws IOException {
    program.assumeInstalled();
    var programs = Set.of(program);
    try (var fake = new FakeVendors();
        var one = new RealHouse(home, fake.uri(), programs);
        var other = new RealHouse(home, fake.uri(), programs)) {
      for (int i = 0; i < 3; i++) {
        var beside = one.llm.call(RealHouse.request(program));
        assertAnswers(other, program);
        assertEquals("Hello from fake", beside.join().text());
      }
    }
  }

  private static void assertAnswers(RealHouse house, VendorProgram program) {
    var reply = house.client.call(RealHouse.request(program));
    assertEquals("Hello from fake", reply.text());
    assertEquals("cli", Told.of(reply).route());
  }
}
