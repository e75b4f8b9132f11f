package io.github.hotllm;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The vectors of some texts, and the story of how they came.
 *
 * <pre>{@code
 * var embeddings = llm.embed("text-embedding-3-small", List.of("a cat", "a dog")).join();
 * float[] cat = embeddings.vectors().get(0);
 * System.out.println(cat.length + " numbers for " + embeddings.costUsd() + " USD");
 * }</pre>
 *
 * <p>The list cannot be modified, but the arrays can: they are not copied, and belong to the
 * caller. Two embeddings are equal only if they hold the very same arrays.
 *
 * @param vectors one for each text, in their order
 * @param model the model that made them, in its provider's words; vectors of different models
 *     cannot be compared
 * @param usage the tokens used; absent when the provider gave no figures
 * @param costUsd what it cost in US dollars: exact, or absent where no exact price is known
 * @param warnings what was done with fields the provider could not express, each as {@code field:
 *     what}
 */
public record Embeddings(
    List<float[]> vectors,
    String model,
    String provider,
    Optional<Usage> usage,
    Optional<BigDecimal> costUsd,
    List<String> warnings,
    String requestId) {
  public Embeddings {
    vectors = List.copyOf(vectors);
    warnings = List.copyOf(warnings);
  }

  /** Names the model, without the numbers. */
  @Override
  public String toString() {
    return "Embeddings[" + vectors.size() + " of " + model + "]";
  }
}
