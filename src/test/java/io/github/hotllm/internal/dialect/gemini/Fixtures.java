package io.github.hotllm.internal.dialect.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.Billing;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.catalog.ModelRow.Knowledge;
import io.github.hotllm.internal.catalog.ModelRow.Rule;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.catalog.Quirks;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Ear;
import io.github.hotllm.internal.dialect.Encoded;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireRequest;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Targets and short ways in and out of the dialect. */
final class Fixtures {
  static final GeminiDialect DIALECT = new GeminiDialect();

  /** A model of the newer generation, which is told a level. */
  static final Target LEVELS = target("google", "m1", List.of("low", "medium", "high"));

  /** One of the older generation, which is told a budget. */
  static final Target BUDGETS = target("other", "model", List.of());

  private Fixtures() {}

  static Target target(String provider, String model, List<String> efforts, Rule... rules) {
    var row = new ModelRow(
        provider,
        model,
        model,
        OptionalLong.empty(),
        OptionalLong.of(5000),
        efforts,
        Set.of(rules),
        Knowledge.KNOWN);
    return new Target(provider(provider, "https://a.example"), row);
  }

  static Target at(String baseUrl, String model) {
    return new Target(provider("google", baseUrl), ModelRow.unknown("google", model));
  }

  static Ear ear(Target target) {
    return new Ear(DIALECT, target);
  }

  private static Provider provider(String name, String baseUrl) {
    return new Provider(
        name,
        "Google Gemini",
        GeminiDialect.NAME,
        URI.create(baseUrl),
        List.of("GEMINI_API_KEY"),
        List.of(),
        Billing.PER_TOKEN,
        Quirks.DEFAULT);
  }

  static Encoded encode(LlmRequest request, Target target) {
    return DIALECT.encode(Asked.of(request, Delivery.WHOLE), target);
  }

  static String text(byte[] body) {
    return new String(body, UTF_8);
  }

  /** What a client asks with that body. */
  static Asked asked(String body) {
    return asked("/v1beta/models/m1:generateContent", body);
  }

  static Asked asked(String path, String body) {
    return DIALECT.decode(new WireRequest("POST", path, Headers.none(), body.getBytes(UTF_8)));
  }
}
