package io.github.hotllm.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.server.Arguments.MisuseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/** Asks one question and prints the answer as it arrives. */
final class Call implements Command {
  private final Workshop workshop;

  Call(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public String name() {
    return "call";
  }

  @Override
  public String words() {
    return "PROMPT...";
  }

  @Override
  public String summary() {
    return "ask a model; without a prompt, or with -, it is read from the input";
  }

  @Override
  public Set<Flag> flags() {
    return Set.of(Flag.MODEL, Flag.CONFIG);
  }

  @Override
  public Exit run(Arguments arguments, Terminal terminal) {
    var model = arguments.value(Flag.MODEL).orElse(LlmRequest.DEFAULT_MODEL);
    var prompt = prompt(arguments.words(), terminal);
    boolean begun = false;
    try (var llm = workshop.llm(arguments, terminal);
        var events = llm.stream(model, prompt).events()) {
      for (var event : events) {
        if (event instanceof LlmEvent.Text text) {
          begun = true;
          terminal.out().print(text.text());
          terminal.out().flush();
        }
      }
    } finally {
      if (begun) {
        terminal.out().println();
      }
    }
    return Exit.DONE;
  }

  private static String prompt(List<String> words, Terminal terminal) {
    var prompt =
        words.isEmpty() || words.equals(List.of("-")) ? read(terminal) : String.join(" ", words);
    if (prompt.isBlank()) {
      throw new MisuseException("there is no prompt: call PROMPT");
    }
    return prompt;
  }

  private static String read(Terminal terminal) {
    try {
      return new String(terminal.in().readAllBytes(), UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the prompt cannot be read from the input", e);
    }
  }
}
