package io.github.hotllm.internal.route;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.catalog.Candidate;
import io.github.hotllm.internal.catalog.Catalog;
import io.github.hotllm.internal.dialect.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One plan in the making: the names to try, and what stood in the way. Of the one who plans. */
final class Search {
  private final Catalog catalog;
  private final Ways ways;
  private final Asked asked;
  private final List<Leg> legs = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<LlmException> problems = new ArrayList<>();
  private List<String> presetFallbacks = List.of();

  Search(Catalog catalog, Ways ways, Asked asked) {
    this.catalog = catalog;
    this.ways = ways;
    this.asked = asked;
  }

  /** Adds the first model behind a name that can be reached. */
  void add(String name) {
    var echo = EchoBehaviour.named(name.strip());
    if (echo.isPresent()) {
      legs.add(new Leg(ways.echo(echo.get()), asked));
      return;
    }
    try {
      var found = catalog.resolve(name);
      warnings.addAll(found.warnings());
      first(found.candidates()).ifPresent(legs::add);
    } catch (LlmException e) {
      problems.add(e);
    }
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  boolean isEmpty() {
    return legs.isEmpty();
  }

  /** What the names that were added bring along. */
  List<String> presetFallbacks() {
    return presetFallbacks;
  }

  /**
   * The plan: ways that rest after failures come last.
   *
   * @throws LlmException if there is no way; the first thing that stood in it
   */
  Plan plan() {
    if (legs.isEmpty()) {
      throw problems.get(0);
    }
    var ordered = new ArrayList<Leg>();
    legs.stream().filter(leg -> !isResting(leg)).forEach(ordered::add);
    legs.stream().filter(Search::isResting).forEach(ordered::add);
    return new Plan(ordered, warnings);
  }

  /**
   * The first that can be reached and does not rest, else the first that can be reached; a rest
   * does not matter where another model is no substitute.
   */
  private Optional<Leg> first(List<Candidate> candidates) {
    Optional<Leg> resting = Optional.empty();
    for (var candidate : candidates) {
      var leg = leg(candidate);
      if (leg.isPresent() && !(asked.isAnswered() && isResting(leg.get()))) {
        return leg;
      }
      resting = resting.or(() -> leg);
    }
    return resting;
  }

  private Optional<Leg> leg(Candidate candidate) {
    var preset = candidate.preset();
    if (presetFallbacks.isEmpty()) {
      presetFallbacks = preset.fallbacks();
    }
    try {
      var settled = new Presets(preset).applied(asked, warnings);
      return Optional.of(new Leg(ways.to(candidate, settled), settled));
    } catch (LlmException e) {
      requireSubstitute(e);
      problems.add(e);
      return Optional.empty();
    }
  }

  /** A model that cannot count or embed stands in no other model's place. */
  private void requireSubstitute(LlmException failure) {
    if (!asked.isAnswered() && failure.type() == ErrorType.INVALID_REQUEST) {
      problems.clear();
      throw failure;
    }
  }

  private static boolean isResting(Leg leg) {
    return switch (leg.route().state().status()) {
      case COOLING_DOWN, EXHAUSTED -> true;
      default -> false;
    };
  }
}
