package io.github.hotllm;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The models this client knows: aliases, ids, limits and prices, with the user's own rows on top.
 *
 * <pre>{@code
 * for (var model : llm.models().find("haiku")) {
 *   System.out.println(model.provider() + "/" + model.id() + ": " + model.price());
 * }
 * }</pre>
 *
 * <p>Immutable; knows nothing of keys and asks nobody.
 */
public interface Models {
  /** A model: who serves it, under which id, and what is known of it. */
  record Model(
      String provider,
      String id,
      String name,
      OptionalLong contextTokens,
      OptionalLong maxOutputTokens,
      Optional<Price> price) {}

  /** US dollars for a million tokens, on the lowest tier. */
  record Price(BigDecimal input, BigDecimal output) {}

  /** All known models. */
  List<Model> all();

  /**
   * Aliases and what each stands for, such as {@code haiku} for one model, in order of preference.
   */
  Map<String, List<String>> aliases();

  /** The models behind an alias, a {@code provider/model} or an id. Unknown names are refused. */
  List<Model> find(String name);

  /**
   * What a call with that usage costs at the moment with an API key, in US dollars: to the last
   * digit, or absent where that is not known. Of several models behind a name it is the first.
   */
  Optional<BigDecimal> cost(String name, Usage usage);

  /** The day on which the built-in facts were gathered. */
  LocalDate asOf();
}
