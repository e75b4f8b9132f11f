package io.github.hotllm.server;

import io.github.hotllm.Llm;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Runs the hot server until the process is told to stop, or the thread is interrupted. */
final class Serve implements Command {
  private final Workshop workshop;

  Serve(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public String name() {
    return "serve";
  }

  @Override
  public String summary() {
    return "start the hot server (what happens without a command)";
  }

  @Override
  public Set<Flag> flags() {
    return Set.of(Flag.PORT, Flag.HOST, Flag.CONFIG, Flag.GRACE);
  }

  @Override
  public Exit run(Arguments arguments, Terminal terminal) {
    arguments.requireNoWords();
    try (var llm = workshop.llm(arguments, terminal)) {
      var backend = workshop.backend(llm);
      try (var server = settings(arguments, terminal).llm(llm).backend(backend).start()) {
        Banner.print(terminal.out(), server.uri(), server.routes());
        awaitStop(server, llm);
      }
    }
    return Exit.DONE;
  }

  private static HotServer.Builder settings(Arguments arguments, Terminal terminal) {
    var builder = HotServer.builder();
    var env = terminal.env();
    arguments.value(Flag.HOST, env).ifPresent(builder::host);
    arguments.number(Flag.PORT, env).ifPresent(builder::port);
    arguments.number(Flag.GRACE, env).map(Duration::ofSeconds).ifPresent(builder::grace);
    Optional.ofNullable(env.get("HOTLLM_TOKEN"))
        .filter(token -> !token.isBlank())
        .ifPresent(builder::token);
    return builder;
  }

  /** SIGTERM and SIGINT run the hook, which drains while this thread goes on waiting. */
  private static void awaitStop(HotServer server, Llm llm) {
    var hook = new Thread(
        () -> {
          server.close();
          llm.close();
        },
        "hotllm-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
