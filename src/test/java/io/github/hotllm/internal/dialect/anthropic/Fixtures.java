package io.github.hotllm.internal.dialect.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.Billing;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.catalog.ModelRow.Knowledge;
import io.github.hotllm.internal.catalog.ModelRow.Rule;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.catalog.Quirks;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Decoder;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.SseParser;
import io.github.hotllm.internal.wire.WireRequest;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Models to ask, and short ways to ask and to listen. */
final class Fixtures {
  static final AnthropicDialect DIALECT = new AnthropicDialect();

  private static final List<String> ALL_EFFORTS = List.of("low", "medium", "high", "xhigh", "max");

  /** An early model: a budget of thinking, sampling, prefill. */
  static final Target BUDGET =
      target("claude-early", 16_384, List.of(), Rule.SAMPLING_ONLY_WITHOUT_THINKING);

  /** A model of the time between: adaptive thinking that can be switched off. */
  static final Target ADAPTIVE = target("claude-between", 16_384, ALL_EFFORTS);

  /** A model of today, which refuses most of what earlier ones took. */
  static final Target STRICT = target(
      "claude-strict",
      16_384,
      ALL_EFFORTS,
      Rule.NO_SAMPLING,
      Rule.NO_THINKING_BUDGET,
      Rule.ALWAYS_THINKS,
      Rule.THINKS_BETWEEN_TOOLS,
      Rule.NO_FORCED_TOOL,
      Rule.NO_PREFILL);

  private Fixtures() {}

  static Target target(String id, long maxOutput, List<String> efforts, Rule... rules) {
    return new Target(
        provider(),
        new ModelRow(
            "anthropic",
            id,
            id,
            OptionalLong.of(200_000),
            OptionalLong.of(maxOutput),
            efforts,
            Set.of(rules),
            Knowledge.KNOWN));
  }

  static Target unknown(String id) {
    return new Target(provider(), ModelRow.unknown("anthropic", id));
  }

  private static Provider provider() {
    return new Provider(
        "anthropic",
        "Anthropic",
        "anthropic",
        URI.create("https://api.example"),
        List.of("ANTHROPIC_API_KEY"),
        List.of(),
        Billing.PER_TOKEN,
        Quirks.DEFAULT);
  }

  /** The body for a request that a program made. */
  static String body(LlmRequest request, Target target) {
    return new String(
        DIALECT.encode(Asked.of(request, Delivery.WHOLE), target).wire().body(), UTF_8);
  }

  static List<String> warnings(LlmRequest request, Target target) {
    return DIALECT.encode(Asked.of(request, Delivery.WHOLE), target).warnings();
  }

  /** What a client asks with this body. */
  static Asked asked(String body) {
    return asked(body, Headers.none());
  }

  static Asked asked(String body, Headers headers) {
    return DIALECT.decode(new WireRequest("POST", "/v1/messages", headers, body.getBytes(UTF_8)));
  }

  static Decoder decoder(Target target) {
    return DIALECT.decoder(Asked.of(LlmRequest.of("any", "Hi"), Delivery.STREAMED), target);
  }

  /** The events of a stream whose bytes come in these pieces. */
  static List<LlmEvent> events(Decoder decoder, byte[]... pieces) {
    var parser = new SseParser();
    var events = new ArrayList<LlmEvent>();
    for (var piece : pieces) {
      parser.feed(ByteBuffer.wrap(piece)).forEach(frame -> decoder.frame(frame, events));
    }
    return events;
  }

  /** A stream of events that are named by the type of their data. */
  static String sse(String... data) {
    var text = new StringBuilder();
    for (var json : data) {
      var type = json.replaceFirst("^\\{\"type\":\"(\\w+)\".*$", "$1");
      text.append(new String(Frame.event(type, json.getBytes(UTF_8)).encoded(), UTF_8));
    }
    return text.toString();
  }
}
