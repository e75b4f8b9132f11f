package io.github.hotllm.internal.engine;

import io.github.hotllm.AccessToken;
import io.github.hotllm.Conversation;
import io.github.hotllm.Llm;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.ToolFunction;
import io.github.hotllm.internal.account.Keys;
import io.github.hotllm.internal.account.Login;
import io.github.hotllm.internal.account.Logins;
import io.github.hotllm.internal.account.Plan;
import io.github.hotllm.internal.account.Tokens;
import io.github.hotllm.internal.catalog.Catalog;
import io.github.hotllm.internal.catalog.Config;
import io.github.hotllm.internal.catalog.Limits;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.concurrent.SystemClock;
import io.github.hotllm.internal.concurrent.Threads;
import io.github.hotllm.internal.dialect.Doors;
import io.github.hotllm.internal.http.FormPost;
import io.github.hotllm.internal.http.JdkTransport;
import io.github.hotllm.internal.http.LocalProbe;
import io.github.hotllm.internal.route.Router;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/** Puts a client together: everything that is made once and shared by its calls. */
public final class Assembly {
  private Assembly() {}

  /**
   * What a user has settled; the rest is found.
   *
   * @param keys API keys by provider, in place of the environment's
   * @param tokens token suppliers by provider
   * @param baseUrls addresses by provider
   * @param config the configuration file, in place of the usual one
   * @param configText the configuration itself, in place of a file
   */
  public record Settings(
      Map<String, String> keys,
      Map<String, Callable<AccessToken>> tokens,
      Map<String, String> baseUrls,
      Map<String, String> environment,
      Optional<Path> config,
      Optional<String> configText,
      LlmRequest.Timeouts timeouts) {
    public Settings {
      keys = Map.copyOf(keys);
      tokens = Map.copyOf(tokens);
      baseUrls = Map.copyOf(baseUrls);
      environment = Map.copyOf(environment);
    }

    /** Without keys and environment, which hold secrets. */
    @Override
    public String toString() {
      return "Settings[keys of " + keys.keySet() + "]";
    }
  }

  /**
   * A client over the real network.
   *
   * @throws IllegalArgumentException if the configuration has a mistake
   */
  public static Llm llm(Settings settings) {
    var config = settings
        .configText()
        .map(text -> Config.parse(text, settings.environment()))
        .orElseGet(() -> Config.load(settings.config(), settings.environment()));
    var catalog = withBaseUrls(config.catalog(), settings.baseUrls());
    var clock = new SystemClock();
    var transport = new JdkTransport(clock);
    var executor = Threads.pool("hotllm");
    var means =
        new Tokens.Means(clock, executor, (uri, form) -> FormPost.send(transport, uri, form));
    var keys = new Keys(
        settings.keys(), settings.environment(), Optional.of(new Tokens(settings.tokens(), means)));
    var programs = CliBackends.of(config.cli(), settings.environment(), clock);
    var logins = logins(settings, config, programs, clock);
    var router = Router.builder(catalog, keys)
        .dialects(Formats.dialects())
        .network(transport, clock)
        .localServers(LocalProbe::get, executor)
        .plans(logins::of, programs::of)
        .fallbackToApi(config.fallbackToApi())
        .build();
    var tools = new Tools(
        clock,
        router,
        new RetryPolicy(() -> ThreadLocalRandom.current().nextDouble()),
        new CatalogCost(catalog.prices(), clock),
        settings.timeouts(),
        RequestIds::next);
    var surroundings =
        new CallEngine.Surroundings(() -> report(logins, programs), programs::warm, () -> {
          programs.close();
          transport.close();
          clock.close();
          executor.shutdown();
        });
    var engine = new CallEngine(tools, catalog.view(clock::now), router::routes, surroundings);
    return new EngineLlm(engine, executor, config.limits());
  }

  /** Codex itself is asked for a fresh ChatGPT login, in the folder where it keeps that. */
  private static Logins logins(
      Settings settings, Config config, CliBackends programs, Clock clock) {
    return Logins.builder(config.subscriptions(), settings.environment(), clock)
        .tokens(settings.tokens())
        .owner(Plan.CHATGPT, file -> programs.renewCodexLogin(folder(file)))
        .build();
  }

  private static PlanReport report(Logins logins, CliBackends programs) {
    return new PlanReport(
        logins.all().stream().map(Login::known).toList(),
        programs.installed().stream()
            .map(program -> new PlanReport.Program(
                program.name(),
                program.provider(),
                program.file().map(Path::toString),
                program.version(),
                program.hint()))
            .toList());
  }

  private static Path folder(String file) {
    return Optional.ofNullable(Path.of(file).getParent()).orElseThrow();
  }

  /**
   * The engine of a client made here.
   *
   * @throws IllegalArgumentException for any other, such as a fake
   */
  public static Engine engine(Llm llm) {
    return ours(llm).engine();
  }

  /** A conversation over any client, a fake included, which gets threads shared by all fakes. */
  public static Conversation converse(Llm llm, LlmRequest request, List<ToolFunction> tools) {
    var talks = llm instanceof EngineLlm ours ? ours.talks() : Talks.ofFakes();
    return new EngineConversation(Agenda.of(llm, request, tools), talks);
  }

  /** The clock of a client made here. */
  public static Clock clock(Llm llm) {
    return ours(llm).clock();
  }

  /** How much a hot server over a client made here takes on, as the configuration says. */
  public static Limits limits(Llm llm) {
    return ours(llm).limits();
  }

  /** Where a hot server speaks which format. */
  public static Doors doors() {
    return Formats.byPath();
  }

  private static EngineLlm ours(Llm llm) {
    if (llm instanceof EngineLlm ours) {
      return ours;
    }
    throw new IllegalArgumentException(
        "a server needs a client of Llm.create() or Llm.builder(), not " + llm.getClass());
  }

  private static Catalog withBaseUrls(Catalog catalog, Map<String, String> baseUrls) {
    var changed = catalog;
    for (var provider : baseUrls.entrySet()) {
      changed = changed.withBaseUrl(provider.getKey(), provider.getValue());
    }
    return changed;
  }
}
