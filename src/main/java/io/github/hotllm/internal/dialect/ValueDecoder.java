package io.github.hotllm.internal.dialect;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.StopReason;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.wire.Frame;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Reads an answer that is one JSON object and says one thing: a count, or vectors. Its state
 * belongs to the one who feeds it.
 */
public final class ValueDecoder implements Decoder {
  private final Target target;
  private final String what;
  private final Function<Node, Optional<Value>> reader;

  private Optional<Value> value = Optional.empty();

  /** What an answer says. */
  public record Value(Optional<String> model, Optional<Usage> usage, Optional<Vectors> vectors) {
    /** Whether there is a vector for each text; nothing is known of tokens. */
    public boolean isWhole(Asked asked) {
      var texts = asked.request().messages();
      return texts.stream().anyMatch(text -> text.parts().isEmpty())
          || vectors.filter(found -> found.all().size() == texts.size()).isPresent();
    }

    /** A vector for each row; nothing if there is no row, or one that is no vector. */
    public static Optional<Value> vectors(
        Optional<String> model, OptionalLong tokens, List<Optional<float[]>> rows) {
      if (rows.isEmpty() || rows.stream().anyMatch(Optional::isEmpty)) {
        return Optional.empty();
      }
      var usage = tokens.isPresent()
          ? Optional.of(Usage.of(tokens.getAsLong(), 0))
          : Optional.<Usage>empty();
      var all = new Vectors(rows.stream().flatMap(Optional::stream).toList());
      return Optional.of(new Value(model, usage, Optional.of(all)));
    }
  }

  /**
   * @param what the answer shall be, for the message: {@code a count of tokens}
   * @param reader finds nothing in what is no such answer
   */
  public ValueDecoder(Target target, String what, Function<Node, Optional<Value>> reader) {
    this.target = target;
    this.what = what;
    this.reader = reader;
  }

  @Override
  public void frame(Frame frame, List<LlmEvent> out) {
    whole(frame.data(), out);
  }

  @Override
  public void whole(byte[] body, List<LlmEvent> out) {
    try {
      value = reader.apply(Node.of(Json.parse(body)));
    } catch (JsonException e) {
      throw foreign().with(failure -> failure.cause(e));
    }
    if (value.isEmpty()) {
      throw foreign();
    }
  }

  private LlmException foreign() {
    return new AnswerFormat(what, target)
        .failure(
            ErrorType.PROVIDER_ERROR,
            "sent something else in place of " + what + "; is its base URL right?");
  }

  @Override
  public Optional<String> model() {
    return value.flatMap(Value::model);
  }

  @Override
  public boolean isDone() {
    return value.isPresent();
  }

  @Override
  public Metered end(List<LlmEvent> out) {
    var said = value.orElseThrow(this::foreign);
    var metered = Metered.of(StopReason.STOP, Optional.empty(), said.usage());
    return said.vectors().map(metered::with).orElse(metered);
  }
}
