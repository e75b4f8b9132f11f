package io.github.hotllm.server;

import io.github.hotllm.testing.Jvm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The runnable jar that the build has just made, and the process of a server out of it. */
final class RunnableJar {
  static final Path JAR = Path.of(System.getProperty("hotllm.jar", "target/hotllm.jar"));

  private static final Pattern ADDRESS = Pattern.compile("listens on http://127.0.0.1:(\\d+)\n");

  private RunnableJar() {}

  /** Runs one command to its end. */
  static Jvm.Ended run(Jvm jvm, String... arguments) {
    return jvm.run(command(arguments));
  }

  /** Starts a server and waits for its banner. */
  static Server serve(Jvm jvm, String... arguments) {
    var running = jvm.start(command(arguments));
    var banner = ADDRESS.matcher(running.awaitOut("/call_llm\n"));
    if (!banner.find()) {
      throw new AssertionError(running.out());
    }
    return new Server(running, Integer.parseInt(banner.group(1)));
  }

  private static String[] command(String... arguments) {
    var command = new ArrayList<>(List.of("-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    return command.toArray(String[]::new);
  }

  /** A server in a process of its own. */
  record Server(Jvm.Running running, int port) implements AutoCloseable {
    int healthStatus() throws IOException, InterruptedException {
      var health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"));
      return HttpClient.newHttpClient()
          .send(health.build(), BodyHandlers.discarding())
          .statusCode();
    }

    @Override
    public void close() {
      running.close();
    }
  }
}
