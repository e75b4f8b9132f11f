package io.github.hotllm.internal.route;

import io.github.hotllm.Message;
import io.github.hotllm.StopReason;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.dialect.Task;
import io.github.hotllm.internal.dialect.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How echo counts and embeds: it misbehaves as when it answers, but says no word.
 *
 * <p>A vector adds up the words of its text, each at a place and with a sign that its hash code
 * gives, and has the length 1: texts of the same words are the same, and the more words two have in
 * common the nearer they are. It has 16 numbers unless another number is asked for.
 */
record EchoErrand(Asked asked) {
  private static final int DIMENSIONS = 16;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  /** The steps of an answer without its words, and with the result at its end. */
  List<EchoStep> instead(List<EchoStep> answer) {
    var steps = new ArrayList<EchoStep>();
    for (var step : answer) {
      if (step instanceof EchoStep.End end) {
        steps.add(new EchoStep.End(result(end.metered().usage())));
      } else if (!(step instanceof EchoStep.Say)) {
        steps.add(step);
      }
    }
    return steps;
  }

  private Metered result(Optional<Usage> usage) {
    long input = usage.map(Usage::inputTokens).orElseThrow().orElse(0);
    var end = Metered.of(StopReason.STOP, Optional.empty(), Optional.of(Usage.of(input, 0)));
    return asked.task() instanceof Task.Embed embed
        ? end.with(vectors(embed.dimensions().orElse(DIMENSIONS)))
        : end;
  }

  private Vectors vectors(int dimensions) {
    return new Vectors(asked.request().messages().stream()
        .map(Message::text)
        .map(text -> vector(text, dimensions))
        .toList());
  }

  private static float[] vector(String text, int dimensions) {
    var vector = new float[dimensions];
    var words = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (words.find()) {
      int hash = words.group().hashCode() * 0x9E3779B9;
      vector[Math.floorMod(hash >>> 1, dimensions)] += (hash & 1) == 0 ? 1 : -1;
    }
    return normal(vector);
  }

  private static float[] normal(float[] vector) {
    double squares = 0;
    for (float number : vector) {
      squares += number * number;
    }
    if (squares > 0) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] /= (float) Math.sqrt(squares);
      }
    }
    return vector;
  }
}
