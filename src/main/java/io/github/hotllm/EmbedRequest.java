package io.github.hotllm;

import io.github.hotllm.internal.json.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which texts a model shall make vectors of.
 *
 * <pre>{@code
 * var request = EmbedRequest.builder("gemini-embedding-001")
 *     .texts(List.of("How do I bake bread?"))
 *     .dimensions(768)
 *     .extra("gemini", Map.of("taskType", "RETRIEVAL_QUERY"))
 *     .build();
 * }</pre>
 *
 * <p>Immutable. The model has to be named, for the vectors of two cannot be compared: no other one
 * is ever asked in its place.
 */
public final class EmbedRequest {
  private final String model;
  private final List<String> texts;
  private final OptionalInt dimensions;
  private final Optional<Duration> timeout;
  private final Map<String, Map<String, Object>> extra;

  private EmbedRequest(Builder b) {
    model = b.model;
    texts = b.texts;
    dimensions = b.dimensions;
    timeout = b.timeout;
    extra = Map.copyOf(b.extra);
  }

  /** Texts for one model: an alias, {@code provider/model} or a model id. */
  public static EmbedRequest of(String model, List<String> texts) {
    return builder(model).texts(texts).build();
  }

  public static Builder builder(String model) {
    return new Builder(model);
  }

  public Builder toBuilder() {
    return new Builder(this);
  }

  public String model() {
    return model;
  }

  public List<String> texts() {
    return texts;
  }

  /** How many numbers a vector shall have; the model's own number if absent. */
  public OptionalInt dimensions() {
    return dimensions;
  }

  /** How long all attempts may take; absent means as the client has it. */
  public Optional<Duration> timeout() {
    return timeout;
  }

  /** Fields for one provider or dialect, merged into its body; others ignore them. */
  public Map<String, Map<String, Object>> extra() {
    return extra;
  }

  /** Names the request without its content. */
  @Override
  public String toString() {
    return "EmbedRequest[" + model + ", " + texts.size() + " texts]";
  }

  /** Builds an {@link EmbedRequest}. Not thread-safe. */
  public static final class Builder {
    private final String model;
    private List<String> texts = List.of();
    private OptionalInt dimensions = OptionalInt.empty();
    private Optional<Duration> timeout = Optional.empty();
    private final Map<String, Map<String, Object>> extra = new LinkedHashMap<>();

    private Builder(String model) {
      this.model = Objects.requireNonNull(model);
    }

    private Builder(EmbedRequest r) {
      model = r.model;
      texts = r.texts;
      dimensions = r.dimensions;
      timeout = r.timeout;
      extra.putAll(r.extra);
    }

    public Builder texts(List<String> texts) {
      this.texts = List.copyOf(texts);
      return this;
    }

    /** Shortens the vectors. Those of Gemini have to be normalised then. */
    public Builder dimensions(int dimensions) {
      this.dimensions = OptionalInt.of(Bounds.positive("dimensions", dimensions));
      return this;
    }

    public Builder timeout(Duration timeout) {
      this.timeout = Optional.of(Bounds.positive("timeout", timeout));
      return this;
    }

    /** Fields for one provider or dialect; with Gemini they are those of each text. */
    public Builder extra(String owner, Map<String, Object> fields) {
      extra.put(owner, Json.immutable(fields));
      return this;
    }

    /** @throws IllegalArgumentException if there is no text */
    public EmbedRequest build() {
      Bounds.some(texts, "an EmbedRequest needs at least one text");
      return new EmbedRequest(this);
    }
  }
}
