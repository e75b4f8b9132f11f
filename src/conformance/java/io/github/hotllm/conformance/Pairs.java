package io.github.hotllm.conformance;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Who asks, and who answers: no pair is of one format. */
final class Pairs {
  private Pairs() {}

  /** Each SDK before each provider of another format. */
  static Stream<Arguments> all() {
    return Stream.of(Sdk.values())
        .flatMap(sdk -> sdk.others().stream().map(behind -> Arguments.of(sdk, behind)));
  }
}
