package io.github.hotllm.internal.catalog;

import io.github.hotllm.Billing;
import io.github.hotllm.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What calls cost: exact, or unknown.
 *
 * <p>Immutable, for all threads. Prices are those of the standard tier; a service tier or a tool of
 * the provider's own is for the caller to notice.
 */
public final class Prices {
  private static final PriceList UNKNOWN = new PriceList(List.of(), Optional.empty());

  /** By the settled {@code provider/model}. */
  private final Map<String, PriceList> lists;

  Prices(Map<String, PriceList> lists) {
    this.lists = Map.copyOf(lists);
  }

  /**
   * What a usage costs in US dollars, without zeros at the end.
   *
   * <p>Nothing where nobody is billed. Absent where the model, one of the usage's figures or the
   * price of one of them is unknown.
   *
   * @param answered the model id that the provider answered with, which may name a day
   */
  public Optional<BigDecimal> cost(Provider provider, String answered, Usage usage, Instant when) {
    return provider.billing() == Billing.NONE
        ? Optional.of(BigDecimal.ZERO)
        : list(provider.name(), answered).cost(usage, when);
  }

  /** The price of a short prompt. */
  Optional<Price> price(ModelRow model, Instant when) {
    return list(model.provider(), model.id()).at(0, when);
  }

  private PriceList list(String provider, String id) {
    var name = Names.settle(provider + "/" + id.strip());
    var list = lists.get(name);
    return list != null
        ? list
        : DatedId.of(name).map(dated -> lists.get(dated.base())).orElse(UNKNOWN);
  }
}
