package io.github.hotllm.internal.cli.process;

import io.github.hotllm.internal.concurrent.SystemClock;
import io.github.hotllm.internal.concurrent.Threads;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.testing.Jvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A JVM that has dens with a process in each, until it is killed. */
final class DenOwner implements AutoCloseable {
  private static final String READY = "ready";

  /** A den, and the process in it. */
  record Home(Path den, ProcessHandle process) {
    private static Home read(String line) {
      var words = line.split(" ");
      var process = ProcessHandle.of(Long.parseLong(words[1])).orElseThrow();
      return new Home(Path.of(words[0]), process);
    }
  }

  private final Jvm.Running jvm;
  final List<Home> homes;

  private DenOwner(Jvm.Running jvm) {
    this.jvm = jvm;
    this.homes = jvm.awaitOut(READY)
        .lines()
        .filter(line -> line.startsWith("/"))
        .map(Home::read)
        .toList();
  }

  /** Starts one whose dens are in that folder; the programs are for the shell. */
  static DenOwner start(Path scratch, Path dens, String... programs) {
    return new DenOwner(begin(scratch, dens, programs));
  }

  static Jvm.Running begin(Path scratch, Path dens, String... programs) {
    var jvm = new Jvm(scratch).with("PROGRAMS", String.join("\n", programs));
    return jvm.start(
        "-Xshare:auto",
        "-XX:TieredStopAtLevel=1",
        "-Djava.io.tmpdir=" + dens,
        "-cp",
        System.getProperty("java.class.path"),
        DenOwner.class.getName());
  }

  /** Kills the JVM, which can do nothing more. */
  void kill() throws InterruptedException {
    jvm.process().destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    jvm.close();
    homes.forEach(home -> home.process().destroyForcibly());
  }

  public static void main(String[] arguments) throws IOException {
    var bench = new Bench(new SystemClock(), Threads.pool("test"), new Children());
    for (var program : System.getenv("PROGRAMS").lines().toList()) {
      var den = Den.make("test");
      var launch = new Launch(
          "test", List.of("/bin/sh", "-c", program), Map.of("PATH", "/usr/bin:/bin"), den);
      var child = Child.start(launch, bench, new Deaf());
      System.out.println(den + " " + child.pid());
    }
    System.out.println(READY);
    while (System.in.read() >= 0) {
      // Nobody writes to it.
    }
  }

  private static final class Deaf implements Child.Listener {
    @Override
    public void message(Node message) {
      // It is only there to be started.
    }

    @Override
    public void ended(Ending ending) {
      // Its end is seen from outside.
    }
  }
}
