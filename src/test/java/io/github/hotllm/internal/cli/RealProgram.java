package io.github.hotllm.internal.cli;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.catalog.Config;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What tests of real programs have in common: a fake provider's log, and figures to print. */
public final class RealProgram {
  private RealProgram() {}

  public static Target target(String provider, String model) {
    var catalog = Config.parse("{}", Map.of()).catalog();
    var found = catalog.resolve(provider + "/" + model).candidates().get(0);
    return new Target(found.provider(), found.model());
  }

  public static HeardTurn ask(CliBackend backend, LlmRequest request, Target target) {
    var heard = new HeardTurn();
    return heard.take(backend.open(Asked.of(request, Delivery.STREAMED), target, heard));
  }

  /** What the fake provider was asked, and what became of it, a JSON object a line. */
  public static List<String> log() throws IOException {
    return Files.readAllLines(Path.of(System.getProperty("hotllm.clis.log")));
  }

  /** The last request whose line holds that. */
  public static String lastRequest(String holding) throws IOException {
    return log().stream()
        .filter(line -> line.contains(holding))
        .reduce((one, other) -> other)
        .orElseThrow();
  }

  /** Milliseconds from the question until the first text. */
  public static long firstToken(CliBackend backend, LlmRequest request, Target target)
      throws InterruptedException {
    long begin = System.nanoTime();
    var heard = ask(backend, request, target);
    heard.awaitFirst();
    long micros = (System.nanoTime() - begin) / 1000;
    heard.end();
    return micros;
  }

  /** The resident memory of this JVM's children, in KiB. */
  public static List<Long> residents() {
    return ProcessHandle.current().children().map(RealProgram::resident).toList();
  }

  private static long resident(ProcessHandle child) {
    try {
      return Files.readAllLines(Path.of("/proc/" + child.pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS"))
          .map(line -> Long.valueOf(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0L);
    } catch (IOException e) {
      return 0;
    }
  }

  public static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  public static void print(String what, List<Long> values) {
    System.out.println(what + ": median " + median(values) + " of " + values);
  }

  public static Path script(Path file, String... lines) throws IOException {
    Files.write(file, Arrays.asList(lines));
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + file + " executable");
    }
    return file;
  }
}
