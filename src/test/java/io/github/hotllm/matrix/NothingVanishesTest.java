package io.github.hotllm.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.ToolChoice;
import io.github.hotllm.ToolsPerTurn;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Encoded;
import io.github.hotllm.internal.dialect.RandomRequests;
import io.github.hotllm.internal.dialect.RandomRequests.Feature;
import io.github.hotllm.internal.dialect.Requests;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.wire.WireRequest;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random requests of every client through every pair of formats: each field has arrived, is named
 * in a warning, or is named in a refusal.
 */
class NothingVanishesTest {
  private static final int SEEDS = 200;
  private static final int STRANGE = 3;

  record Pair(Format client, Format provider) {}

  static Stream<Pair> pairs() {
    return Stream.of(Format.values())
        .flatMap(client -> Stream.of(Format.values()).map(other -> new Pair(client, other)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void nothingVanishes(Pair pair) {
    int arrived = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      var written = written(pair.client(), seed);
      arrived += written.map(wire -> passes(pair, wire)).orElse(false) ? 1 : 0;
    }
    // Our own format refuses whatever it does not know.
    assertEquals(pair.client() != Format.HOTLLM, arrived > SEEDS / 8, arrived + " arrived");
  }

  /** What is written: the request and, by its place, each strange value in it. */
  private record Written(WireRequest wire, Map<String, String> strange, String seed) {}

  /** A random request as a client writes it; empty if its format cannot say it. */
  private static Optional<Written> written(Format client, long seed) {
    var random = new Random(seed);
    WireRequest plain;
    try {
      var request = new RandomRequests(seed, EnumSet.allOf(Feature.class)).next("m");
      var delivery = random.nextBoolean() ? Delivery.WHOLE : Delivery.STREAMED;
      plain = client
          .dialect()
          .encode(Asked.of(request, delivery), Providers.target(client))
          .wire();
    } catch (LlmException e) {
      return Optional.empty();
    }
    var body = Json.object(plain.body());
    var strange = new LinkedHashMap<String, String>();
    var places = Strange.places(client);
    for (int i = 0; i < STRANGE; i++) {
      var place = places.get(random.nextInt(places.size()));
      var value = "strange-" + i;
      var more = Strange.with(body, place, value);
      if (!more.equals(body)) {
        strange.put(place, value);
        body = more;
      }
    }
    var wire = new WireRequest("POST", plain.path(), plain.headers(), Json.bytes(body));
    return Optional.of(new Written(wire, strange, client + " seed " + seed));
  }

  /** Whether it got through; then nothing of it is lost. */
  private static boolean passes(Pair pair, Written written) {
    Asked asked;
    Encoded encoded;
    try {
      asked = pair.client().dialect().decode(written.wire());
      encoded = pair.provider().dialect().encode(asked, Providers.target(pair.provider()));
    } catch (LlmException e) {
      assertEquals(ErrorType.INVALID_REQUEST, e.type(), written.seed());
      assertTrue(e.field().isPresent(), () -> written.seed() + ": " + e);
      return false;
    }
    var sent = new String(encoded.wire().body(), UTF_8);
    written.strange().forEach((place, value) -> {
      boolean named = encoded.warnings().stream().anyMatch(warning -> isAbout(warning, place));
      assertTrue(
          sent.contains(value) || named,
          () -> written.seed() + ": " + place + " is neither in " + sent + " nor in "
              + encoded.warnings());
    });
    var meant = pair.provider().dialect().decode(encoded.wire()).request();
    var said = print(asked.request(), meant);
    var heard = Requests.print(heard(pair, meant, asked.request()));
    assertTrue(
        said.equals(heard) || !encoded.warnings().isEmpty(),
        () -> written.seed() + "\n" + said + "\nbecame\n" + heard);
    return true;
  }

  /** What was asked; who settles no limit or no choice may get what a format requires. */
  private static String print(LlmRequest asked, LlmRequest meant) {
    var settled = asked.toBuilder();
    if (asked.toolChoice().isEmpty() && asked.toolsPerTurn().isPresent()) {
      meant.toolChoice().filter(ToolChoice.AUTO::equals).ifPresent(settled::toolChoice);
    }
    if (asked.maxTokens().isEmpty()) {
      meant.maxTokens().ifPresent(settled::maxTokens);
    }
    return Requests.print(settled.build());
  }

  /** What has arrived; that several tools may be called is so with Gemini, and is not said. */
  private static LlmRequest heard(Pair pair, LlmRequest meant, LlmRequest asked) {
    boolean unsaid = pair.provider() == Format.GEMINI
        && asked.toolsPerTurn().equals(Optional.of(ToolsPerTurn.SEVERAL));
    return unsaid ? meant.toBuilder().toolsPerTurn(ToolsPerTurn.SEVERAL).build() : meant;
  }

  /** Whether a warning names a place, or the object or list that it is in. */
  private static boolean isAbout(String warning, String place) {
    var named = warning.substring(0, warning.indexOf(": ")).replaceFirst(" and \\d+ more$", "");
    var settled = settled(named);
    return settled(place).equals(settled) || settled(place).startsWith(settled + ".");
  }

  private static String settled(String place) {
    return place.replaceAll("\\[\\d+]", "[]");
  }
}
