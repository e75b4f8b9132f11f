package io.github.hotllm.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Runs command lines over a {@link FakeWorkshop}, without a process. */
final class Shell {
  final FakeWorkshop workshop = new FakeWorkshop();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  Map<String, String> env = Map.of();
  String in = "";

  Exit run(String... args) {
    var terminal = new Terminal(
        env,
        new ByteArrayInputStream(in.getBytes(UTF_8)),
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8));
    return new Commands(workshop).run(List.of(args), terminal);
  }

  String out() {
    return out.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  String err() {
    return err.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }
}
