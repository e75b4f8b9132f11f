package io.github.hotllm.internal.route;

import io.github.hotllm.Billing;
import io.github.hotllm.RouteKind;
import io.github.hotllm.internal.account.Authorization;
import io.github.hotllm.internal.account.Credential;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Dialect;
import io.github.hotllm.internal.dialect.Encoded;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.http.Outgoing;
import io.github.hotllm.internal.http.Transport;
import java.net.URI;
import java.util.Optional;

/** The way over a provider's HTTP API, in its dialect, with a key or without one. */
final class HttpRoute implements Route {
  private final Target target;
  private final Dialect dialect;
  private final Credential credential;
  private final RouteState state;
  private final Network network;

  /** What all HTTP routes share. The clock only tells what a date in a header means. */
  record Network(Transport transport, Clock clock) {}

  HttpRoute(
      Target target, Dialect dialect, Credential credential, RouteState state, Network network) {
    this.target = target;
    this.dialect = dialect;
    this.credential = credential;
    this.state = state;
    this.network = network;
  }

  @Override
  public Target target() {
    return target;
  }

  @Override
  public RouteKind kind() {
    return RouteKind.API;
  }

  @Override
  public Billing billing() {
    return target.provider().billing();
  }

  @Override
  public RouteState state() {
    return state;
  }

  @Override
  public Exchange open(Asked asked, Sink sink) {
    var encoded = dialect.encode(asked, target);
    sink.encoded(encoded.delivery(), encoded.warnings());
    return new LateExchange(
        () -> credential.get().thenApply(shown -> {
          var refused = new ProviderFailure.Refused(credential, shown);
          var failures = new ProviderFailure(dialect, target, refused, network.clock());
          var decoder = dialect.decoder(asked, target);
          return new HttpAnswer(dialect.name(), decoder, failures, sink)
              .over(network.transport(), outgoing(encoded, shown));
        }),
        sink::fail);
  }

  private Outgoing outgoing(Encoded encoded, Optional<Authorization> shown) {
    var wire = encoded.wire();
    var uri = URI.create(target.provider().baseUrl() + wire.path());
    var headers = wire.headers();
    for (var more : target.provider().hosting().sentHeaders().entrySet()) {
      headers = headers.with(more.getKey(), more.getValue());
    }
    var told = headers;
    return new Outgoing(
        uri,
        shown.map(key -> told.with(key.header(), key.valueFor(uri))).orElse(told),
        wire.body());
  }
}
