package io.github.hotllm.clis;

import io.github.hotllm.Billing;
import io.github.hotllm.Llm;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.client.HotClient;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.server.HotServer;
import io.github.hotllm.testing.VendorProgram;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * A whole house of one who has plans, and the vendors' own programs to use them: library, server
 * and client. API keys are there too, and lead nowhere.
 */
final class RealHouse implements AutoCloseable {
  /** The name of claude's model that says who pays, which Anthropic's clients have no word for. */
  static final String ON_PLAN = "on-plan";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  final Llm llm;
  final HotServer server;
  final HotClient client;

  /** @param programs those that are used; the others are switched off */
  RealHouse(Path home, URI fake, Set<VendorProgram> programs) throws IOException {
    llm = library(home, fake, programs);
    server = HotServer.builder().llm(llm).port(0).grace(Duration.ZERO).start();
    client = HotClient.builder().address(server.uri()).build();
  }

  /** The library alone, which starts no program before it is asked. */
  static Llm library(Path home, URI fake, Set<VendorProgram> programs) throws IOException {
    return Llm.builder()
        .environment(Map.of(
            "HOME",
            Files.createDirectories(home.resolve("nobody")).toString(),
            "PATH",
            System.getenv("PATH"),
            "ANTHROPIC_API_KEY",
            "must-not-pass",
            "OPENAI_API_KEY",
            "must-not-pass",
            "GEMINI_API_KEY",
            "must-not-pass"))
        .config(Json.text(config(home, fake, programs)))
        .build();
  }

  private static Map<String, Object> config(Path home, URI fake, Set<VendorProgram> programs)
      throws IOException {
    var rows = new LinkedHashMap<String, Object>();
    var providers = new LinkedHashMap<String, Object>();
    for (var program : VendorProgram.values()) {
      providers.put(program.provider, Map.of("base_url", fake + "/paid"));
      rows.put(
          program.command(),
          programs.contains(program) ? row(program, home, fake) : Map.of("enabled", false));
    }
    var claude = VendorProgram.CLAUDE;
    var planned = Map.of("model", claude.provider + "/" + claude.model, "subscription", true);
    return Map.of("cli", rows, "providers", providers, "aliases", Map.of(ON_PLAN, planned));
  }

  private static Map<String, Object> row(VendorProgram program, Path home, URI fake)
      throws IOException {
    program.logIn(home);
    return Map.of(
        "command", program.program(home, fake).toString(),
        "env", program.environment(home, fake));
  }

  /** One question to a program's model, to be paid with the plan. */
  static LlmRequest request(VendorProgram program) {
    return LlmRequest.builder(program.provider + "/" + program.model)
        .prompt("Hi")
        .billing(Billing.FLAT_RATE)
        .build();
  }

  /** What the server says of the way through a program. */
  Node health(VendorProgram program) {
    return Node.of(client.health()).at("routes").items().stream()
        .filter(route -> route.at("provider").textOrEmpty().equals(program.provider))
        .filter(route -> route.at("route").textOrEmpty().equals("cli"))
        .findFirst()
        .orElseThrow();
  }

  /** Waits until a process is ready to be asked. */
  void awaitReady(VendorProgram program) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (health(program).at("pool").at("idle").count().orElse(0) == 0) {
      if (System.nanoTime() > until) {
        throw new AssertionError("not ready: " + health(program));
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
    llm.close();
  }
}
