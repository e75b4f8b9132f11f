package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.dialect.Vectors;
import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.json.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The vectors of some texts, written and read. */
public final class EmbeddingsJson {
  private static final String VECTORS = "vectors";

  /** How a vector is written; each of the two is read. */
  enum Encoding {
    /** A list of numbers, each the shortest that is read back as the same float. */
    NUMBERS,
    /** A text of little-endian floats, a third as long. */
    BASE64
  }

  private EmbeddingsJson() {}

  static Map<String, Object> write(LlmReply reply, Encoding encoding) {
    var vectors = new ArrayList<Object>();
    for (var vector : Vectors.of(reply).all()) {
      vectors.add(encoding == Encoding.BASE64 ? Vectors.packed(vector) : Vectors.numbers(vector));
    }
    var json = new LinkedHashMap<String, Object>();
    json.put(VECTORS, vectors);
    StoryJson.put(json, reply);
    return json;
  }

  /**
   * The reply whose output is the vectors that a hot server made.
   *
   * @throws LlmException of type {@code provider_error} if there is not one for each text
   */
  public static LlmReply read(byte[] body, int texts) {
    return Foreign.object(body, json -> {
      var vectors = vectors(json);
      if (vectors.size() != texts) {
        throw json.refused(VECTORS, "must hold one for each text");
      }
      return StoryJson.read(json).output(new Vectors(vectors)).build();
    });
  }

  private static List<float[]> vectors(Fields json) {
    var rows = json.list(VECTORS).orElse(List.of());
    var vectors = new ArrayList<float[]>(rows.size());
    for (var row : rows) {
      vectors.add(Vectors.read(Node.of(row))
          .orElseThrow(
              () -> Fields.refusedAt(VECTORS + "[" + vectors.size() + "]", "must be a vector")));
    }
    return vectors;
  }
}
