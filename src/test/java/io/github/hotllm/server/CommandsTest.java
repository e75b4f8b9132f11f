package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Billing;
import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.Models;
import io.github.hotllm.RouteKind;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.route.RouteState;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What {@code java -jar hotllm.jar} does, but for the server itself. */
class CommandsTest {
  private final Shell shell = new Shell();

  @Test
  void helpNamesEveryCommandAndFlag() {
    assertEquals(Exit.DONE, shell.run("--help"));
    for (var word : List.of(
        "serve",
        "call PROMPT...",
        "models",
        "doctor",
        "--port N",
        "--host ADDRESS",
        "--config FILE",
        "--grace SECONDS",
        "--model NAME",
        "HOTLLM_PORT",
        "HOTLLM_TOKEN")) {
      assertTrue(shell.out().contains(word), word);
    }
    assertEquals("", shell.err());
  }

  @Test
  void theVersionIsALine() {
    assertEquals(Exit.DONE, shell.run("--version"));
    assertEquals("hotllm dev\n", shell.out());
  }

  @Test
  void whatIsNotUnderstoodIsNamed() {
    assertMisused("unknown command frob", "frob");
    assertMisused("unknown flag --frob", "--frob");
    assertMisused("unknown flag --model", "serve", "--model", "x");
    assertMisused("unknown flag --token", "--token=x");
    assertMisused("--port needs a value: --port N", "--port");
    assertMisused("--port takes a whole number, not x", "--port", "x");
    assertMisused("--grace takes a whole number, not -1", "serve", "--grace=-1");
    assertMisused("unexpected extra", "doctor", "extra");
    assertMisused("there is no prompt: call PROMPT", "call", "-");
  }

  private static void assertMisused(String message, String... args) {
    var shell = new Shell();
    assertEquals(Exit.MISUSED, shell.run(args));
    assertEquals("hotllm: " + message + " (see --help)\n", shell.err());
  }

  @Test
  void theExitCodesAreTheUsualOnes() {
    assertEquals(0, Exit.DONE.code());
    assertEquals(1, Exit.FAILED.code());
    assertEquals(2, Exit.MISUSED.code());
  }

  @Test
  void anAnswerIsPrintedAsItArrives() {
    shell.workshop.answer.addAll(
        List.of(FakeCall.STARTED, new LlmEvent.Text("Good "), new LlmEvent.Text("day \u20AC")));
    assertEquals(Exit.DONE, shell.run("call", "--model", "opus", "Say", "hello"));
    assertEquals("Good day \u20AC\n", shell.out());
    assertEquals(List.of("opus: Say hello"), shell.workshop.asked);
    assertEquals(1, shell.workshop.closed);
  }

  @Test
  void thePromptMayComeFromTheInput() {
    shell.in = "line one\nline two\n";
    shell.run("call");
    shell.run("call", "-");
    shell.run("call", "--", "--help");
    assertEquals(
        List.of("fast: line one\nline two", "fast: line one\nline two", "fast: --help"),
        shell.workshop.asked);
  }

  @Test
  void aFailureIsALineAndAnExitCode() {
    shell.workshop.answer.add(new LlmEvent.Text("Go"));
    shell.workshop.failure =
        Optional.of(LlmException.of(ErrorType.STREAM_BROKEN, "the answer was cut"));
    assertEquals(Exit.FAILED, shell.run("call", "x"));
    assertEquals("Go\n", shell.out());
    assertEquals("hotllm: the answer was cut\n", shell.err());
  }

  @Test
  void theCommandLineWinsOverTheEnvironment() {
    shell.env = Map.of("HOTLLM_CONFIG", "env.json");
    shell.run("models");
    assertEquals(Optional.of(Path.of("env.json")), shell.workshop.config);
    shell.run("models", "--config", "line.json");
    assertEquals(Optional.of(Path.of("line.json")), shell.workshop.config);
    shell.env = Map.of("HOTLLM_CONFIG", " ");
    shell.run("models");
    assertEquals(Optional.empty(), shell.workshop.config);
  }

  @Test
  void modelsAreATable() {
    shell.workshop.models = new TwoModels();
    assertEquals(Exit.DONE, shell.run("models"));
    assertEquals("""
        ALIAS  PROVIDER/MODEL    CONTEXT      IN     OUT
        fast   xai/grok          1000000     0.2    0.50
               local/gemma

        Prices in US dollars per million tokens, as of 2026-11-24. Any other model: provider/model.
        """, shell.out());
  }

  @Test
  void theDoctorSaysWhatIsMissingAndNeverAKey() {
    shell.env = Map.of("HOTLLM_TOKEN", "t0ken", "XAI_API_KEY", "xai-secret");
    shell.workshop.engine.routes =
        List.of(route("xai", Optional.empty()), route("openai", Optional.of("set OPENAI_API_KEY")));
    assertEquals(Exit.DONE, shell.run("doctor"));
    var out = shell.out();
    assertEquals("hotllm         dev", out.lines().findFirst().orElse(""));
    assertEquals("""
        configuration  none, the usual file would be ~/.config/hotllm.json
        HOTLLM_TOKEN   set: callers of the server must show it

        Ready
          xai          paid per token

        Not set up
          openai       set OPENAI_API_KEY

        Ask one: java -jar hotllm.jar call Hello
        """, out.substring(out.indexOf("configuration")));
    assertFalse(out.contains("t0ken") || out.contains("xai-s"), out);
  }

  @Test
  void theDoctorSaysWhenThereIsOnlyEcho() {
    shell.workshop.engine.routes = List.of(route("openai", Optional.of("set OPENAI_API_KEY")));
    shell.run("doctor", "--config", "mine.json");
    var out = shell.out();
    assertEquals("""
        configuration  mine.json
        HOTLLM_TOKEN   not set

        Not set up
          openai       set OPENAI_API_KEY

        No provider can be used yet, so "fast" is "echo". Set one of the keys above.
        """, out.substring(out.indexOf("configuration")));
  }

  static RouteState route(String provider, Optional<String> missing) {
    return new RouteState(provider, RouteKind.API, Billing.PER_TOKEN, missing, new ManualClock());
  }

  private static final class TwoModels implements Models {
    @Override
    public Optional<BigDecimal> cost(String name, Usage usage) {
      return Optional.empty();
    }

    @Override
    public List<Model> all() {
      return List.of();
    }

    @Override
    public Map<String, List<String>> aliases() {
      return Map.of("fast", List.of("xai/grok", "local/gemma"));
    }

    @Override
    public List<Model> find(String name) {
      var parts = name.split("/");
      return List.of(
          name.equals("xai/grok")
              ? model(parts, OptionalLong.of(1_000_000), Optional.of(price("0.2", "0.50")))
              : model(parts, OptionalLong.empty(), Optional.empty()));
    }

    @Override
    public LocalDate asOf() {
      return LocalDate.of(2026, 11, 24);
    }

    private static Model model(String[] name, OptionalLong context, Optional<Price> price) {
      return new Model(name[0], name[1], name[1], context, OptionalLong.empty(), price);
    }

    private static Price price(String input, String output) {
      return new Price(new BigDecimal(input), new BigDecimal(output));
    }
  }
}
