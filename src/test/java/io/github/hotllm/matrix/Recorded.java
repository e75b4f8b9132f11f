package io.github.hotllm.matrix;

import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.matrix.Phrases.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All phrases of a format as what is sent. */
final class Recorded {
  private Recorded() {}

  /** A path that the format's requests are sent to. */
  static String path(Format format) {
    return format.phrases().question("m", Delivery.STREAMED, "").path();
  }

  static List<Question> requests(Format format) {
    var questions = new ArrayList<Question>();
    for (var delivery : Delivery.values()) {
      for (var what : Ask.values()) {
        format
            .phrases()
            .asks(what)
            .map(fields -> format.phrases().question("m", delivery, fields))
            .ifPresent(questions::add);
      }
    }
    questions.add(new Question(path(format), FullBodies.of(format).request()));
    return questions;
  }

  static List<String> answers(Format format) {
    return samples(format, Delivery.WHOLE)
        .filter(s -> s.status() == 200)
        .map(Sample::body)
        .toList();
  }

  static List<String> streams(Format format) {
    return samples(format, Delivery.STREAMED)
        .filter(sample -> sample.status() == 200)
        .map(Sample::body)
        .toList();
  }

  static List<String> errors(Format format) {
    return samples(format, Delivery.WHOLE)
        .filter(s -> s.status() != 200)
        .map(Sample::body)
        .toList();
  }

  private static Stream<Sample> samples(Format format, Delivery delivery) {
    return Arrays.stream(Tell.values())
        .flatMap(what -> format.phrases().tells(what, delivery).stream());
  }
}
