package io.github.hotllm.internal.catalog;

import io.github.hotllm.Models;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All providers, models, aliases and prices: the built-in rows with the user's own on top.
 *
 * <p>Immutable, for all threads; knows nothing of keys and asks nobody.
 */
public final class Catalog {
  private final LocalDate asOf;
  private final Map<String, Provider> providers;
  private final Map<String, Alias> aliases;
  private final Map<String, ModelRow> models;
  private final Map<String, List<ModelRow>> modelsById;
  private final Map<String, PriceList> priceLists;
  private final Prices prices;
  private final Map<String, String> families;
  private final Map<String, String> redirects;
  private final Map<String, List<String>> fallbacks;

  private static final class BuiltIn {
    private static final Catalog CATALOG = CatalogReader.builtIn();
  }

  Catalog(Draft draft) {
    asOf = draft.asOf;
    providers = copy(draft.providers);
    aliases = copy(draft.aliases);
    models = copy(draft.models);
    modelsById = byId(models.values());
    priceLists = copy(draft.prices);
    prices = new Prices(priceLists);
    families = copy(draft.families);
    redirects = copy(draft.redirects);
    fallbacks = copy(draft.fallbacks);
  }

  /** The rows that hotllm comes with. */
  public static Catalog builtIn() {
    return BuiltIn.CATALOG;
  }

  /** The day on which the built-in facts were gathered. */
  public LocalDate asOf() {
    return asOf;
  }

  public List<Provider> providers() {
    return List.copyOf(providers.values());
  }

  public Optional<Provider> provider(String name) {
    return Optional.ofNullable(providers.get(Names.settle(name)));
  }

  /** All known models, those of a provider together. */
  public List<ModelRow> models() {
    return List.copyOf(models.values());
  }

  public Map<String, Alias> aliases() {
    return aliases;
  }

  public Prices prices() {
    return prices;
  }

  /**
   * Finds the models behind a name.
   *
   * <p>A name is, in this order: an alias, whose models are looked up in turn; the
   * {@code provider/model} or the id of a known model; that of a retired one, for which another is
   * asked; a known id with a day behind it; any other model of a provider that is named; an unknown
   * id of a known family. Neither case nor white space around it matters.
   *
   * @throws io.github.hotllm.LlmException that tells the nearest names, if it is none of these
   */
  public Resolution resolve(String name) {
    return new Resolver(this).resolve(name);
  }

  /** This catalogue as a program sees it. */
  public Models view(Supplier<Instant> now) {
    return new CatalogModels(this, now);
  }

  /**
   * The same catalogue with the addresses that the environment gives, such as
   * {@code OPENAI_BASE_URL}.
   *
   * @throws IllegalArgumentException naming a variable that holds no address
   */
  public Catalog withEnvironment(Map<String, String> environment) {
    var draft = draft();
    providers
        .values()
        .forEach(provider -> EnvironmentUrl.of(provider, environment)
            .ifPresent(url -> draft.providers.put(provider.name(), provider.at(url))));
    return draft.catalog();
  }

  /**
   * The same catalogue with the addresses of clouds that the environment makes up, such as that of
   * {@code GOOGLE_CLOUD_PROJECT}. Those with blanks that are left have nothing to fill them with.
   *
   * @throws IllegalArgumentException naming a variable that cannot stand in an address
   */
  public Catalog filledFrom(Map<String, String> environment) {
    var draft = draft();
    draft.providers.replaceAll((name, provider) -> provider.in(environment));
    return draft.catalog();
  }

  /** A model of a provider that is named, with what is known of it. */
  ModelRow model(Provider provider, String id) {
    return HostedId.row(provider, id, models);
  }

  /**
   * The same catalogue with one provider at another address.
   *
   * @throws IllegalArgumentException if there is no such provider, or it is no address
   */
  public Catalog withBaseUrl(String provider, String url) {
    var row = provider(provider)
        .orElseThrow(() -> new IllegalArgumentException("there is no provider "
            + Names.shown(provider) + "; known are " + String.join(", ", providers.keySet())));
    var draft = draft();
    draft.providers.put(row.name(), row.at(address(row, url)));
    return draft.catalog();
  }

  private static URI address(Provider provider, String url) {
    try {
      return BaseUrl.of(url);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the base URL of " + provider.name() + " " + e.getMessage(), e);
    }
  }

  Optional<Alias> alias(String name) {
    return Optional.ofNullable(aliases.get(Names.settle(name)));
  }

  /** The known models of that {@code provider/model} or id; one id may have several providers. */
  List<ModelRow> known(String name) {
    var settled = Names.settle(name);
    var model = models.get(settled);
    return model != null ? List.of(model) : modelsById.getOrDefault(settled, List.of());
  }

  /** What is asked in place of a retired model. */
  Optional<String> redirect(String name) {
    return Optional.ofNullable(redirects.get(Names.settle(name)));
  }

  /** The provider that surely made a model with such an id. */
  Optional<Provider> family(String id) {
    var settled = Names.settle(id);
    return families.entrySet().stream()
        .filter(family -> settled.startsWith(family.getKey()))
        .findFirst()
        .map(family -> providers.get(family.getValue()));
  }

  /** What to try when the model behind a name fails; none where the user has settled nothing. */
  List<String> fallbacks(String name) {
    return fallbacks.getOrDefault(Names.settle(name), List.of());
  }

  /** Everything that a name can be, aliases first. */
  Collection<String> names() {
    var names = new LinkedHashSet<>(aliases.keySet());
    models.values().forEach(model -> names.add(model.id()));
    models.values().forEach(model -> names.add(model.fullName()));
    return names;
  }

  Draft draft() {
    var draft = new Draft();
    draft.asOf = asOf;
    draft.providers.putAll(providers);
    draft.aliases.putAll(aliases);
    draft.models.putAll(models);
    draft.prices.putAll(priceLists);
    draft.families.putAll(families);
    draft.redirects.putAll(redirects);
    draft.fallbacks.putAll(fallbacks);
    return draft;
  }

  private static Map<String, List<ModelRow>> byId(Collection<ModelRow> models) {
    var byId = new HashMap<String, List<ModelRow>>();
    models.forEach(model ->
        byId.computeIfAbsent(Names.settle(model.id()), id -> new ArrayList<>()).add(model));
    byId.replaceAll((id, rows) -> List.copyOf(rows));
    return byId;
  }

  private static <V> Map<String, V> copy(Map<String, V> rows) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(rows));
  }
}
