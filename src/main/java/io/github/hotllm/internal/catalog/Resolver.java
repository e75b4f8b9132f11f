package io.github.hotllm.internal.catalog;

import io.github.hotllm.Billing;
import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Follows one name to the models behind it. Made for one question, and for one thread. */
final class Resolver {
  private final Catalog catalog;
  private final List<Candidate> candidates = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  /** The names on the way to where we are, the first one asked first. */
  private final List<String> way = new ArrayList<>();

  Resolver(Catalog catalog) {
    this.catalog = catalog;
  }

  Resolution resolve(String name) {
    follow(name, Preset.NONE);
    return new Resolution(candidates, warnings);
  }

  private void follow(String name, Preset preset) {
    var settled = Names.settle(name);
    if (way.contains(settled)) {
      throw LlmException.builder(
              ErrorType.INVALID_REQUEST,
              "The aliases " + String.join(" → ", way) + " → " + settled
                  + " go round in a circle; name the model as provider/model.")
          .field("model")
          .build();
    }
    way.add(settled);
    catalog.alias(name).ifPresentOrElse(alias -> follow(alias, preset), () -> model(name, preset));
    way.remove(way.size() - 1);
  }

  private void follow(Alias alias, Preset preset) {
    var both = preset.over(alias.preset());
    alias.models().forEach(model -> follow(model, both));
  }

  private void model(String name, Preset preset) {
    var known = catalog.known(name);
    if (known.isEmpty()) {
      redirect(name)
          .ifPresentOrElse(
              other -> redirected(name, other, preset),
              () -> datedOrPassing(name).forEach(model -> add(model, preset)));
    } else {
      known.forEach(model -> add(model, preset));
    }
  }

  private void redirected(String name, String other, Preset preset) {
    warnings.add("model: " + Names.shown(name) + " has been retired; " + Names.shown(other)
        + " is asked in its place");
    follow(other, preset);
  }

  private void add(ModelRow model, Preset preset) {
    var provider = catalog.provider(model.provider()).orElseThrow(() -> notFound(model.fullName()));
    candidates.add(new Candidate(provider, model, withFallbacks(model, preset)));
  }

  /** The user may have settled fallbacks for any name on the way, or for the model itself. */
  private Preset withFallbacks(ModelRow model, Preset preset) {
    return preset.fallbacks().isEmpty()
        ? preset.withFallbacks(Stream.concat(way.stream(), Stream.of(model.fullName(), model.id()))
            .map(catalog::fallbacks)
            .filter(models -> !models.isEmpty())
            .findFirst()
            .orElse(List.of()))
        : preset;
  }

  /** Of a retired model whose provider is not named, it is the id alone that counts. */
  private Optional<String> redirect(String name) {
    return named(name).isPresent()
        ? catalog.redirect(name)
        : catalog.providers().stream()
            .flatMap(provider -> catalog.redirect(provider.name() + "/" + name.strip()).stream())
            .findFirst();
  }

  /** A known model under the id of one of its days, else one that nothing is known of. */
  private List<ModelRow> datedOrPassing(String name) {
    return DatedId.of(name.strip())
        .map(dated -> catalog.known(dated.base()).stream()
            .map(model -> model.withId(model.id() + dated.day()))
            .toList())
        .filter(models -> !models.isEmpty())
        .orElseGet(() -> List.of(passing(name)));
  }

  /** A model that the catalogue does not know, of a provider that it does. */
  private ModelRow passing(String name) {
    return named(name)
        .or(() -> name.contains("/")
            ? Optional.empty()
            : catalog.family(name).map(family -> ModelRow.unknown(family.name(), name.strip())))
        .orElseThrow(() -> notFound(name));
  }

  /** Any model of a provider that the name names; whichever it has only on this machine. */
  private Optional<ModelRow> named(String name) {
    int slash = name.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    var id = name.substring(slash + 1).strip();
    return catalog
        .provider(name.substring(0, slash))
        .filter(provider -> !id.isEmpty())
        .filter(provider -> !id.equals(ModelRow.ANY) || provider.billing() == Billing.NONE)
        .map(provider -> catalog.model(provider, id));
  }

  private LlmException notFound(String name) {
    var nearest = nearest(name).stream().map(Names::shown).collect(Collectors.joining(", "));
    var hint = nearest.isEmpty() ? "." : "; did you mean " + nearest + "?";
    return LlmException.builder(
            ErrorType.MODEL_NOT_FOUND,
            "There is no model " + Names.shown(name) + hint
                + " Any model of a known provider can be asked for as provider/model,"
                + " such as anthropic/claude-haiku-5-5.")
        .field("model")
        .build();
  }

  /** What follows the name of an unknown provider may be near on its own. */
  private List<String> nearest(String name) {
    var nearest = Nearest.to(name, catalog.names());
    return nearest.isEmpty() && name.contains("/")
        ? Nearest.to(name.substring(name.indexOf('/') + 1), catalog.names())
        : nearest;
  }
}
