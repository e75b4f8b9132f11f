package io.github.hotllm.server;

import io.github.hotllm.Llm;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the commands get their client and server from; a test has its own. */
interface Workshop {
  /** The real one. */
  Workshop REAL = new Workshop() {
    @Override
    public Llm llm(Map<String, String> environment, Optional<Path> config) {
      var builder = Llm.builder().environment(environment);
      return config.map(builder::config).orElse(builder).build();
    }

    @Override
    public Backend backend(Llm llm) {
      return Backend.of(llm);
    }
  };

  /** @throws IllegalArgumentException if the configuration has a mistake */
  Llm llm(Map<String, String> environment, Optional<Path> config);

  Backend backend(Llm llm);

  /** The hot server that runs on this machine, on the port that a command line asks for. */
  default Optional<RunningServer> server(Arguments arguments, Terminal terminal) {
    var env = terminal.env();
    int port = arguments.number(Flag.PORT, env).orElse(HotServer.DEFAULT_PORT);
    return RunningServer.find(port, env.getOrDefault("HOTLLM_TOKEN", ""));
  }

  /** The client that a command line and its environment ask for. */
  default Llm llm(Arguments arguments, Terminal terminal) {
    return llm(terminal.env(), arguments.value(Flag.CONFIG, terminal.env()).map(Path::of));
  }
}
