package io.github.hotllm.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Encoded;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireRequest;
import io.github.hotllm.matrix.VendorFields.Field;
import io.github.hotllm.matrix.VendorFields.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every field that the vendors' SDKs can send, one at a time, from each client to each provider:
 * the same format gets it word for word; another one is told it, warned of it, or not asked at all.
 */
class VendorFieldsTest {
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HOTLLM")
  void theSameFormatGetsEachFieldAsItIs(Format format) {
    for (var field : VendorFields.of(format).fields()) {
      try {
        var encoded = encoded(asked(format, field.request()), format);
        var sent = Json.object(encoded.wire().body());
        assertEquals(withoutModel(field.request()), withoutModel(sent), field.toString());
        assertEquals(0, encoded.warnings().size(), field + ": " + encoded.warnings());
        assertTrue(field.kind() != Kind.REFUSED, field::toString);
      } catch (LlmException e) {
        assertTrue(field.kind() == Kind.REFUSED, () -> field + ": " + e);
      }
    }
  }

  private static Map<String, Object> withoutModel(Map<String, Object> body) {
    var rest = new LinkedHashMap<>(body);
    rest.remove("model");
    return rest;
  }

  record Pair(Format client, Format provider) {}

  static Stream<Pair> pairs() {
    return Stream.of(Format.values())
        .filter(client -> client != Format.HOTLLM)
        .flatMap(client -> Stream.of(Format.values()).map(other -> new Pair(client, other)))
        .filter(pair -> pair.client() != pair.provider());
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void anotherFormatIsToldEachFieldOrWarnedOfIt(Pair pair) {
    var all = VendorFields.of(pair.client());
    var base = encoded(asked(pair.client(), all.base()), pair.provider());
    for (var field : all.fields()) {
      try {
        var asked = asked(pair.client(), field.request());
        var encoded = encoded(asked, pair.provider());
        boolean isTold = !text(encoded).equals(text(base));
        boolean isNamed = !base.warnings().containsAll(encoded.warnings());
        boolean isNeeded = field.kind() == Kind.MEANS_SOMETHING;
        assertTrue(isTold || isNamed || !isNeeded, () -> field + " is lost");
        assertTrue(isNeeded || field.kind() == Kind.SO_ANYWAY, () -> field + " is not refused");
        requireReadable(pair.provider(), encoded, field);
      } catch (LlmException e) {
        assertEquals(ErrorType.INVALID_REQUEST, e.type(), field.toString());
        requireNamed(field, e.field().orElse(""));
      }
    }
  }

  /** In the client's words, but where only the provider's writer has found out. */
  private static void requireNamed(Field field, String named) {
    boolean own = field.kind() == Kind.OWN || field.kind() == Kind.REFUSED;
    assertTrue(own ? named.startsWith(field.place()) : !named.isEmpty(), field + " by " + named);
  }

  /** Whether the provider's format is kept, as far as we can tell by reading it ourselves. */
  private static void requireReadable(Format provider, Encoded encoded, Field field) {
    try {
      provider.dialect().decode(encoded.wire());
    } catch (LlmException e) {
      throw new AssertionError(field + " makes what nobody can read: " + text(encoded), e);
    }
  }

  private static String text(Encoded encoded) {
    return new String(encoded.wire().body(), UTF_8);
  }

  private static Asked asked(Format client, Map<String, Object> body) {
    var path = client.phrases().question("m", Delivery.WHOLE, "").path();
    var wire = new WireRequest("POST", path, Headers.none(), Json.bytes(body));
    return client.dialect().decode(wire);
  }

  private static Encoded encoded(Asked asked, Format provider) {
    return provider.dialect().encode(asked, Providers.target(provider));
  }
}
