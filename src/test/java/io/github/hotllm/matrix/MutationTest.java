package io.github.hotllm.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever is sent, what comes of it is an answer or a typed failure: values of the wrong type at
 * every place, and recorded bodies that were damaged.
 */
class MutationTest {
  private static final int ROUNDS = 250;

  @ParameterizedTest
  @EnumSource
  void wrongTypesInARequest(Format format) {
    var path = Recorded.path(format);
    for (var request : WrongTypes.in(FullBodies.of(format).request())) {
      Outcome.ofRequest(format, path, Json.bytes(request));
    }
  }

  @ParameterizedTest
  @EnumSource
  void wrongTypesInAnAnswer(Format format) {
    for (var answer : WrongTypes.in(FullBodies.of(format).answer())) {
      Outcome.ofWhole(format, Json.bytes(answer));
    }
  }

  @ParameterizedTest
  @EnumSource
  void wrongTypesInAStream(Format format) {
    var bodies = FullBodies.of(format);
    for (var event : WrongTypes.in(bodies.event())) {
      Outcome.ofFrames(format, bodies.stream(event));
    }
  }

  @ParameterizedTest
  @EnumSource
  void wrongTypesInAnError(Format format) {
    var bodies = FullBodies.of(format);
    for (var error : WrongTypes.in(bodies.error())) {
      Outcome.ofError(format, Json.bytes(error));
      Outcome.ofFrames(format, bodies.stream(error));
    }
  }

  @ParameterizedTest
  @EnumSource
  void damagedRequests(Format format) {
    var recorded = Recorded.requests(format);
    int refused = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      var request = recorded.get(seed % recorded.size());
      var body = new Damage(seed).json(request.body());
      refused += Outcome.ofRequest(format, request.path(), body) ? 0 : 1;
    }
    assertTrue(refused > ROUNDS / 8, refused + " refused");
  }

  @ParameterizedTest
  @EnumSource
  void damagedAnswers(Format format) {
    var recorded = new ArrayList<>(Recorded.answers(format));
    recorded.add(FullBodies.of(format).answer());
    int failed = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      var body = new Damage(seed).json(recorded.get(seed % recorded.size()));
      failed += Outcome.ofWhole(format, body) ? 0 : 1;
    }
    assertTrue(failed > ROUNDS / 8, failed + " failed");
  }

  @ParameterizedTest
  @EnumSource
  void damagedStreams(Format format) {
    var recorded = Recorded.streams(format);
    var random = new Random(5);
    int failed = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      var body = new Damage(seed).stream(recorded.get(seed % recorded.size()));
      failed += Outcome.ofStream(format, body, random.nextInt(body.length + 1)) ? 0 : 1;
    }
    assertTrue(failed > ROUNDS / 8, failed + " failed");
  }

  @ParameterizedTest
  @EnumSource
  void damagedErrors(Format format) {
    var recorded = new ArrayList<>(Recorded.errors(format));
    recorded.add(FullBodies.of(format).error());
    for (int seed = 0; seed < ROUNDS; seed++) {
      Outcome.ofError(format, new Damage(seed).json(recorded.get(seed % recorded.size())));
    }
  }

  /** What other software answers in a provider's place. */
  @ParameterizedTest
  @EnumSource
  void bodiesOfSomethingElse(Format format) {
    var strange = List.of(
        "",
        " ",
        "{}",
        "[]",
        "null",
        "0",
        "\"\"",
        "<html><body>502</body></html>",
        "upstream error",
        "{",
        "[[[[",
        "\u0000",
        "\uFEFF{}",
        "data: {}",
        "[" + "{\"a\":".repeat(500));
    for (var body : strange) {
      Outcome.ofError(format, body.getBytes(UTF_8));
      Outcome.ofStream(format, body.getBytes(UTF_8), 0);
      Outcome.ofStream(format, ("data: " + body + "\n\n").getBytes(UTF_8), 0);
      assertTrue(!Outcome.ofWhole(format, body.getBytes(UTF_8)), body);
      assertTrue(!Outcome.ofRequest(format, Recorded.path(format), body.getBytes(UTF_8)), body);
    }
  }
}
