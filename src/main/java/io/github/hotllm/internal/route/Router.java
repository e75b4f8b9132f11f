package io.github.hotllm.internal.route;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.account.Keys;
import io.github.hotllm.internal.account.Login;
import io.github.hotllm.internal.account.LoginState.Standing;
import io.github.hotllm.internal.catalog.Catalog;
import io.github.hotllm.internal.catalog.Config.FallbackToApi;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.cli.CliBackend;
import io.github.hotllm.internal.cli.CliHealth.State;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Dialects;
import io.github.hotllm.internal.http.Transport;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Finds the ways on which a call can be answered, and whose money it may take.
 *
 * <p>A name that stands for several models is the first of them that this machine can reach. Then
 * come the fallbacks, in their order. Ways that rest after failures are tried last. What another
 * model would count or embed is no substitute, so for that there is one way alone. Only where
 * nothing at all is set up does the default model become echo, and the reply says so; a program
 * that is installed, and known to be logged out, is nothing.
 */
public final class Router implements Planner {
  private static final String FOR_ONE = "plans are for the one who runs hotllm, and this server can"
      + " be reached from beyond its machine";

  private final Catalog catalog;
  private final Ways ways;
  private final FallbackToApi mayPay;

  private Router(Catalog catalog, Ways ways, FallbackToApi mayPay) {
    this.catalog = catalog;
    this.ways = ways;
    this.mayPay = mayPay;
    ways.locals().refresh();
  }

  /** A builder for a router over these models and keys. */
  public static Builder builder(Catalog catalog, Keys keys) {
    return new Builder(catalog, keys);
  }

  /** The routes that are or could be set up, the local servers that run, and echo. */
  public List<RouteState> routes() {
    var locals = ways.locals();
    var running = locals.running();
    var shown = catalog.providers().stream()
        .filter(provider -> !provider.dialect().equals("echo"))
        .filter(provider -> !locals.knows(provider) || running.contains(provider))
        .toList();
    return ways.states().of(shown, ways.plans());
  }

  @Override
  public Router forOthers() {
    return new Router(catalog, ways.withoutPlans(FOR_ONE), mayPay);
  }

  @Override
  public Plan plan(Asked asked) {
    var request = asked.request();
    var search = new Search(catalog, ways, asked, mayPay);
    search.add(request.model());
    if (asked.isAnswered()) {
      var own = request.fallbacks();
      (own.isEmpty() ? search.presetFallbacks() : own).forEach(search::add);
    }
    if (search.leadsNowhere() && isDefault(request) && isNothingSetUp()) {
      search.standIn("model: no provider is set up, so echo answered – set OPENAI_API_KEY,"
          + " ANTHROPIC_API_KEY or another key");
    }
    return search.plan();
  }

  private static boolean isDefault(LlmRequest request) {
    return request.model().strip().equalsIgnoreCase(LlmRequest.DEFAULT_MODEL);
  }

  private boolean isNothingSetUp() {
    return catalog.providers().stream()
        .filter(Provider::needsKey)
        .allMatch(provider -> ways.keys().missing(provider).isPresent() && !isOnPlan(provider));
  }

  private boolean isOnPlan(Provider provider) {
    var standing = ways.plans().standing(provider.name());
    return (standing != Standing.OFF && standing != Standing.LOGGED_OUT)
        || ways.plans().usableProgram(provider.name()).filter(Router::mayAnswer).isPresent();
  }

  private static boolean mayAnswer(CliBackend program) {
    return program.health().state() != State.LOGGED_OUT;
  }

  /** Builds a {@link Router}. Not thread-safe. */
  public static final class Builder {
    private final Catalog catalog;
    private final Keys keys;
    private Dialects dialects = Dialects.answering(Map.of());
    private Optional<HttpRoute.Network> network = Optional.empty();
    private Function<URI, Optional<byte[]>> probe = uri -> Optional.empty();
    private Executor prober = Runnable::run;
    private Plans plans = Plans.NONE;
    private FallbackToApi mayPay = FallbackToApi.NEVER;

    private Builder(Catalog catalog, Keys keys) {
      this.catalog = catalog;
      this.keys = keys;
    }

    public Builder dialects(Dialects formats) {
      dialects = formats;
      return this;
    }

    public Builder network(Transport transport, Clock clock) {
      network = Optional.of(new HttpRoute.Network(transport, clock));
      return this;
    }

    /** How to look for model servers on this machine, and where that may block. */
    public Builder localServers(Function<URI, Optional<byte[]>> get, Executor executor) {
      probe = get;
      prober = executor;
      return this;
    }

    /** By what a provider's plan is reached: its login, and its vendor's program. Default: none. */
    public Builder plans(
        Function<String, Optional<Login>> logins, Function<String, Optional<CliBackend>> programs) {
      plans = new Plans(logins, programs, Optional.empty());
      return this;
    }

    /** Whether a plan may become a paid call where a request says nothing. Default: never. */
    public Builder fallbackToApi(FallbackToApi allowed) {
      mayPay = allowed;
      return this;
    }

    public Router build() {
      var net = network.orElseThrow(() -> new IllegalStateException("a router needs a network"));
      var states = new RouteStates(keys, net.clock());
      var ways = new Ways(keys, dialects, net, states, locals(net.clock()), plans);
      return new Router(catalog, ways, mayPay);
    }

    private LocalServers locals(Clock clock) {
      var onThisMachine = catalog.providers().stream()
          .filter(provider -> !provider.needsKey() && isLoopback(provider.baseUrl()))
          .toList();
      return new LocalServers(onThisMachine, probe, prober, clock);
    }

    private static boolean isLoopback(URI uri) {
      var host = String.valueOf(uri.getHost());
      return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }
  }
}
