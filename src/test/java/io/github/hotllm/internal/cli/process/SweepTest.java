package io.github.hotllm.internal.cli.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.internal.cli.process.DenOwner.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class SweepTest {
  private static final String WAITS_FOR_INPUT = "cat";
  private static final String IGNORES_ITS_INPUT = "exec sleep 600";

  /** The number of no process. */
  private static final long NOBODY = 999_999_999_999L;

  @TempDir
  Path scratch;

  private Path dens;

  @BeforeEach
  void makeFolder() throws IOException {
    dens = Files.createDirectory(scratch.resolve("dens"));
  }

  @Test
  void theFirstDenOfAJvmSweepsWhatAKilledOneHasLeft() throws Exception {
    try (var killed = DenOwner.start(scratch, dens, WAITS_FOR_INPUT, WAITS_FOR_INPUT)) {
      killed.kill();
      for (var home : killed.homes) {
        home.process().onExit().get(10, TimeUnit.SECONDS);
        assertTrue(Files.exists(home.den()));
      }
      try (var living = DenOwner.start(scratch, dens, WAITS_FOR_INPUT)) {
        until(() -> killed.homes.stream().map(Home::den).noneMatch(Files::exists));
        sweep();
        var home = living.homes.get(0);
        assertTrue(Files.exists(home.den().resolve("work")));
        assertTrue(home.process().isAlive());
      }
    }
  }

  @EnabledOnOs(OS.LINUX)
  @Test
  void aProcessThatOutlivesItsKilledOwnerIsKilled() throws Exception {
    try (var killed = DenOwner.start(scratch, dens, IGNORES_ITS_INPUT);
        var living = DenOwner.start(scratch, dens, IGNORES_ITS_INPUT)) {
      var left = killed.homes.get(0).process();
      killed.kill();
      assertTrue(left.isAlive());
      sweep();
      left.onExit().get(10, TimeUnit.SECONDS);
      assertTrue(living.homes.get(0).process().isAlive());
    }
  }

  @Test
  void aDenStaysWhileItIsLockedAlsoIfItsOwnerIsNotSeen() throws Exception {
    try (var living = DenOwner.start(scratch, dens, IGNORES_ITS_INPUT)) {
      var home = living.homes.get(0);
      var elsewhere = Files.move(home.den(), dens.resolve(leftName(1)));
      sweep();
      assertTrue(Files.exists(elsewhere.resolve("work")));
      living.kill();
      sweep();
      assertFalse(Files.exists(elsewhere));
    }
  }

  @Test
  void manySweepsAtOnceDoNoHarm() throws Exception {
    for (int i = 0; i < 200; i++) {
      left(i);
    }
    try (var one = DenOwner.begin(scratch, dens, WAITS_FOR_INPUT);
        var other = DenOwner.begin(scratch, dens, WAITS_FOR_INPUT)) {
      one.awaitOut("ready");
      sweep();
      other.awaitOut("ready");
      until(() -> count() == 2);
    }
  }

  @Test
  void aLinkGoesAndWhatItLeadsToStays() throws Exception {
    var outside = Files.createDirectory(scratch.resolve("outside"));
    var precious = Files.writeString(outside.resolve("precious"), "keep");
    var den = left(1);
    Files.createSymbolicLink(den.resolve("home").resolve("link"), precious);
    Files.createSymbolicLink(den.resolve("home").resolve("folder"), outside);
    Files.createSymbolicLink(den.resolve("tmp"), outside);
    sweep();
    assertFalse(Files.exists(den, LinkOption.NOFOLLOW_LINKS));
    assertEquals("keep", Files.readString(precious));
  }

  @Test
  void whatIsNotCertainlyADenThatWasLeftStays() throws Exception {
    var stay = new ArrayList<Path>();
    stay.add(Files.move(left(1), dens.resolve("hotllm-test-notes")));
    stay.add(Files.move(left(2), dens.resolve("other-test-" + NOBODY + "-0-2")));
    stay.add(left(3));
    Files.setPosixFilePermissions(stay.get(2), PosixFilePermissions.fromString("rwxr-x---"));
    stay.add(left(4));
    Files.move(stay.get(3).resolve("owner"), stay.get(3).resolve("owner.new"));
    stay.add(left(5));
    Files.writeString(stay.get(4).resolve("owner"), "somebody");
    stay.add(left(6));
    var owner = Files.move(stay.get(5).resolve("owner"), scratch.resolve("owner"));
    Files.createSymbolicLink(stay.get(5).resolve("owner"), owner);
    var outside = Files.move(left(7), scratch.resolve("outside"));
    stay.add(Files.createSymbolicLink(dens.resolve(leftName(7)), outside));
    stay.add(Files.writeString(dens.resolve(leftName(8)), "a file"));
    sweep();
    assertEquals(List.of(), stay.stream().filter(path -> !Files.exists(path)).toList());
  }

  @Test
  void theDensOfOthersStay() throws Exception {
    var den = left(1);
    var users = den.getFileSystem().getUserPrincipalLookupService();
    new Sweep(dens, users.lookupPrincipalByName("nobody")).run();
    assertTrue(Files.exists(den));
    sweep();
    assertFalse(Files.exists(den));
  }

  private void sweep() throws IOException {
    new Sweep(dens, Files.getOwner(dens)).run();
  }

  /** A den as a JVM that is no more has left it. */
  private Path left(int number) throws IOException {
    var den = Files.createDirectory(
        dens.resolve(leftName(number)),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.createDirectory(den.resolve("home"));
    Files.writeString(den.resolve("home").resolve("file"), "text");
    Files.writeString(den.resolve("owner"), UUID.randomUUID().toString());
    return den;
  }

  private static String leftName(int number) {
    return "hotllm-test-" + NOBODY + "-0-" + number;
  }

  private long count() {
    try (var files = Files.list(dens)) {
      return files.count();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void until(BooleanSupplier state) {
    long begin = System.nanoTime();
    while (!state.getAsBoolean()) {
      assertTrue(System.nanoTime() - begin < 20_000_000_000L, "in vain");
      Thread.onSpinWait();
    }
  }
}
