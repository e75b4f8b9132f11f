package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ServeTest {
  private static final String PREFIX = "hotllm dev listens on http://127.0.0.1:";

  private final Shell shell = new Shell();

  @Test
  void theBannerNamesAddressRoutesAndALineToPaste() throws Exception {
    shell.workshop.engine.routes = List.of(
        CommandsTest.route("xai", Optional.empty()),
        CommandsTest.route("openai", Optional.of("set OPENAI_API_KEY")));
    var serving = serve("--port", "0");
    int port = serving.port();
    try (var client = new RawClient(port)) {
      assertEquals(200, client.get("/health").reply().status());
    }
    assertEquals(Exit.DONE, serving.stop());
    assertEquals(
        PREFIX + port + "\nReady: xai\nTry: curl --json"
            + " '{\"prompt\":\"Hello\"}' http://127.0.0.1:" + port + "/call_llm\n",
        shell.out());
    assertEquals(1, shell.workshop.closed);
  }

  @Test
  void withoutAProviderTheBannerSaysThatFastIsEcho() throws Exception {
    var serving = serve("serve", "--port=0", "--grace=0");
    serving.port();
    serving.stop();
    assertTrue(
        shell
            .out()
            .contains("No provider is set up, so the model \"fast\" is \"echo\", which"
                + " repeats the prompt.\nSet ANTHROPIC_API_KEY, OPENAI_API_KEY,"),
        shell.out());
  }

  @Test
  void theEnvironmentSaysPortAndToken() throws Exception {
    shell.env = Map.of("HOTLLM_PORT", "0", "HOTLLM_TOKEN", "t0ken");
    var serving = serve();
    try (var client = new RawClient(serving.port())) {
      assertEquals("{\"status\":\"ok\"}", client.get("/health").reply().body());
      client.get("/health", "Authorization: Bearer t0ken");
      assertTrue(client.reply().body().contains("\"version\""));
    }
    assertEquals(Exit.DONE, serving.stop());
  }

  @Test
  void aPortThatIsTakenEndsTheStart() throws Exception {
    try (var other = new TestServer()) {
      assertEquals(Exit.FAILED, shell.run("--port", String.valueOf(other.server.port())));
      assertTrue(shell.err().startsWith("hotllm: cannot listen on 127.0.0.1, port "), shell.err());
    }
    assertEquals(1, shell.workshop.closed);
  }

  @Test
  void anOpenAddressWithoutATokenEndsTheStart() {
    assertEquals(Exit.FAILED, shell.run("--host", "0.0.0.0"));
    assertTrue(
        shell.err().startsWith("hotllm: everyone who reaches 0.0.0.0 could spend your money"));
  }

  private Serving serve(String... args) {
    var exit = new CompletableFuture<Exit>();
    var thread = new Thread(() -> exit.complete(shell.run(args)), "test-serve");
    thread.start();
    return new Serving(thread, exit);
  }

  /** A command that runs until its thread is interrupted. */
  private final class Serving {
    private final Thread thread;
    private final CompletableFuture<Exit> exit;

    Serving(Thread thread, CompletableFuture<Exit> exit) {
      this.thread = thread;
      this.exit = exit;
    }

    /** Waits for the whole banner. */
    int port() throws IOException {
      while (!shell.out().contains("Try: ")) {
        assertTrue(thread.isAlive(), shell::err);
        Thread.onSpinWait();
      }
      var rest = shell.out().substring(PREFIX.length());
      return Integer.parseInt(rest.substring(0, rest.indexOf('\n')));
    }

    Exit stop() {
      thread.interrupt();
      return exit.join();
    }
  }
}
