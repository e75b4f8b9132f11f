package io.github.hotllm.internal.dialect.responses;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.Billing;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.catalog.ModelRow.Knowledge;
import io.github.hotllm.internal.catalog.ModelRow.Rule;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.catalog.Quirks;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Ear;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireRequest;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Targets for tests, and what clients write. */
final class Fixtures {
  static final ResponsesDialect DIALECT = new ResponsesDialect();
  /** A model of which nothing is known. */
  static final Target PLAIN = new Target(provider(), ModelRow.unknown("acme", "m1"));

  static final Ear EAR = new Ear(DIALECT, PLAIN);

  private Fixtures() {}

  static Target model(List<String> efforts, Rule... rules) {
    var row = new ModelRow(
        "acme",
        "m1",
        "M 1",
        OptionalLong.of(100_000),
        OptionalLong.of(1000),
        efforts,
        Set.of(rules),
        Knowledge.KNOWN);
    return new Target(provider(), row);
  }

  private static Provider provider() {
    return new Provider(
        "acme",
        "Acme",
        ResponsesDialect.NAME,
        URI.create("http://127.0.0.1:1/v1"),
        List.of("ACME_API_KEY"),
        List.of(),
        Billing.PER_TOKEN,
        Quirks.DEFAULT);
  }

  static WireRequest wire(String body) {
    return new WireRequest("POST", "/v1/responses", Headers.none(), body.getBytes(UTF_8));
  }

  static Asked asked(String body) {
    return DIALECT.decode(wire(body));
  }

  /** JSON written with single quotes. */
  static String json(String singleQuoted) {
    return singleQuoted.replace('\'', '"');
  }
}
