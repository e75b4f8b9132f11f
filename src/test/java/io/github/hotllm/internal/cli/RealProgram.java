package io.github.hotllm.internal.cli;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.internal.catalog.Config;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;

/** What tests of real programs have in common: questions, a picture, a fake provider's log. */
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

  /** A picture of one pixel, which programs look at before they send it. */
  public static Part picture() {
    return new Part.Image(
        new Part.Source.Data(
            "image/png",
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADU"
                + "lEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
        Marks.NONE);
  }

  /** Waits until the fake has noticed that a reader hung up once more than so many times. */
  public static void awaitHangUp(long before) {
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
      while (hangUps() == before) {
        Thread.onSpinWait();
      }
    });
  }

  /** How often readers have hung up on the fake. */
  public static long hangUps() throws IOException {
    return log().stream().filter(line -> line.contains("aborted")).count();
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

  public static Path script(Path file, String... lines) throws IOException {
    Files.write(file, Arrays.asList(lines));
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + file + " executable");
    }
    return file;
  }
}
