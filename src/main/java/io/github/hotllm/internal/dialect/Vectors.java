package io.github.hotllm.internal.dialect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.json.Node;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The vectors of an embedding, in the order of the texts. Inside they are the output of a reply.
 *
 * @param all handed on, not copied: not to be modified on the way
 */
public record Vectors(List<float[]> all) {
  public Vectors {
    all = List.copyOf(all);
  }

  /** Those of a reply; none if it is another kind of reply. */
  public static Vectors of(LlmReply reply) {
    return reply
        .output()
        .filter(Vectors.class::isInstance)
        .map(Vectors.class::cast)
        .orElseGet(() -> new Vectors(List.of()));
  }

  /** One vector, as a list of numbers or as base64 of little-endian floats; empty if it is none. */
  public static Optional<float[]> read(Node vector) {
    var read = vector.isList() ? numbers(vector.items()) : vector.text().flatMap(Vectors::packed);
    return read.filter(Vectors::isFinite);
  }

  /** What is beyond every float, or no number, no client could be told. */
  private static boolean isFinite(float[] vector) {
    for (float number : vector) {
      if (!Float.isFinite(number)) {
        return false;
      }
    }
    return true;
  }

  private static Optional<float[]> numbers(List<Node> numbers) {
    var vector = new float[numbers.size()];
    for (int i = 0; i < vector.length; i++) {
      var number = numbers.get(i).number();
      if (number.isEmpty()) {
        return Optional.empty();
      }
      vector[i] = number.get().floatValue();
    }
    return Optional.of(vector);
  }

  private static Optional<float[]> packed(String base64) {
    try {
      var floats = ByteBuffer.wrap(Base64.getDecoder().decode(base64.getBytes(ISO_8859_1)))
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer();
      var vector = new float[floats.remaining()];
      floats.get(vector);
      return Optional.of(vector);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A vector as JSON numbers, each the shortest that is read back as the same float. */
  public static List<Object> numbers(float[] vector) {
    var numbers = new ArrayList<Object>(vector.length);
    for (float number : vector) {
      numbers.add(number);
    }
    return numbers;
  }

  /** A vector as base64 of little-endian floats. */
  public static String packed(float[] vector) {
    var bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  /** Without the numbers. */
  @Override
  public String toString() {
    return "Vectors[" + all.size() + "]";
  }
}
