package io.github.hotllm.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Llm;
import io.github.hotllm.server.HotServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every command of {@code docs/http-api.md} against a fresh server, and compares what it
 * prints with the block below it, save for white space, ids and times.
 */
@EnabledOnOs(OS.LINUX)
class HttpApiDocTest {
  private static final Path PAGE = Path.of("docs/http-api.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
  private static final Pattern ID = Pattern.compile("(hot|req)_[0-9a-f]{16}");
  private static final Pattern FIGURE =
      Pattern.compile("\"(latency_ms|first_token_ms|overhead_ms|uptime_s)\":\\d+");
  private static final Pattern BUILD = Pattern.compile("\"(version|jdk)\":\"[^\"]*\"");
  private static final Pattern DATE = Pattern.compile("(?m)^Date: .*$");

  @TempDir
  private Path folder;

  private final Llm llm = Llm.builder().environment(Map.of()).config("{}").build();
  private final HotServer server = HotServer.builder().llm(llm).port(0).start();

  @AfterEach
  void close() {
    server.close();
    llm.close();
  }

  @Test
  void everyCommandPrintsWhatIsShownBelowIt() throws Exception {
    var examples = examples(Files.readString(PAGE));
    assertTrue(examples.size() >= 15, () -> examples.size() + " examples");
    for (var example : examples) {
      assertEquals(settled(example.output()), settled(run(example.command())), example.command());
    }
  }

  private record Example(String command, String output) {}

  /** Each block of commands, and the block of another kind that follows it. */
  private static List<Example> examples(String page) {
    var examples = new ArrayList<Example>();
    var command = "";
    for (var block : BLOCK.matcher(page).results().toList()) {
      if (block.group(1).equals("sh")) {
        assertEquals("", command, "a command without its output");
        command = block.group(2);
      } else if (!command.isEmpty()) {
        examples.add(new Example(command, block.group(2)));
        command = "";
      }
    }
    assertEquals("", command, "a command without its output");
    return examples;
  }

  private String run(String command) throws IOException, InterruptedException {
    var output = folder.resolve("output");
    var builder = new ProcessBuilder(
            "bash", "-euo", "pipefail", "-c", command.replace("localhost:8120", authority()))
        .redirectErrorStream(true)
        .redirectOutput(output.toFile());
    builder.environment().put("CURL_HOME", quiet());
    var process = builder.start();
    assertTrue(process.waitFor(20, TimeUnit.SECONDS), command);
    var printed = Files.readString(output, UTF_8);
    assertEquals(0, process.exitValue(), command + printed);
    return printed;
  }

  private String authority() {
    return server.uri().getAuthority();
  }

  /** As on a terminal, which shows the bar of no short transfer. */
  private String quiet() throws IOException {
    Files.writeString(folder.resolve(".curlrc"), "silent\nshow-error\n");
    return folder.toString();
  }

  private static String settled(String text) {
    var settled = ID.matcher(text).replaceAll("$1_*");
    settled = DATE.matcher(settled).replaceAll("");
    settled = settled.replaceAll("\\s+", "");
    settled = BUILD.matcher(settled).replaceAll("\"$1\":*");
    return FIGURE.matcher(settled).replaceAll("\"$1\":*");
  }
}
