package io.github.hotllm.internal.route;

import static java.util.stream.Collectors.joining;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.account.DirectFailure;
import io.github.hotllm.internal.catalog.Candidate;
import io.github.hotllm.internal.catalog.Catalog;
import io.github.hotllm.internal.catalog.Config.FallbackToApi;
import io.github.hotllm.internal.dialect.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One plan in the making: the names to try, and what stood in the way. Of the one who plans.
 *
 * <p>A way that rests after failures is passed over for the next. But nobody who is on a plan pays
 * per token because it rests: not by the next model of the same name, and once it is used up not by
 * another name either.
 */
final class Search {
  private final Catalog catalog;
  private final Ways ways;
  private final Asked asked;
  private final FallbackToApi mayPay;
  private final List<Way> found = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<LlmException> problems = new ArrayList<>();
  private List<String> presetFallbacks = List.of();

  Search(Catalog catalog, Ways ways, Asked asked, FallbackToApi mayPay) {
    this.catalog = catalog;
    this.ways = ways;
    this.asked = asked;
    this.mayPay = mayPay;
  }

  /** Adds the first model behind a name that can be reached. */
  void add(String name) {
    var echo = EchoBehaviour.named(name.strip());
    if (echo.isPresent()) {
      found.add(new Way(List.of(new Leg(ways.echo(echo.get()), asked))));
      return;
    }
    try {
      var meant = catalog.resolve(name);
      warnings.addAll(meant.warnings());
      first(meant.candidates()).ifPresent(found::add);
    } catch (LlmException e) {
      problems.add(e);
    }
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  /** Whether no way was found but over programs that nobody is logged in to. */
  boolean leadsNowhere() {
    return found.stream().allMatch(Way::isLoggedOut);
  }

  /** Lets echo answer in place of what leads nowhere; the warning says why. */
  void standIn(String warning) {
    var remedies = found.stream().flatMap(way -> way.hint().stream()).distinct().toList();
    found.clear();
    add("echo");
    warn(Stream.concat(Stream.of(warning), remedies.stream()).collect(joining("; ")));
  }

  /** What the names that were added bring along. */
  List<String> presetFallbacks() {
    return presetFallbacks;
  }

  /**
   * The plan: ways that rest after failures come last, and behind a used-up plan those that nobody
   * has allowed to be paid in its place.
   *
   * @throws LlmException if there is no way; the first thing that stood in it
   */
  Plan plan() {
    if (found.isEmpty()) {
      throw problems.get(0);
    }
    var resting = new ArrayList<Way>();
    var unasked = new ArrayList<Way>();
    var ordered = new ArrayList<Way>();
    for (var way : found) {
      boolean usedUp = resting.stream().anyMatch(Way::isUsedUpPlan);
      var rank = way.isResting() ? resting : usedUp && way.isUnasked() ? unasked : ordered;
      rank.add(way);
    }
    ordered.addAll(resting);
    ordered.addAll(unasked);
    return new Plan(ordered.stream().flatMap(way -> legs(way).stream()).toList(), warnings);
  }

  /** Where no plan is, none can be used up. */
  private List<Leg> legs(Way way) {
    boolean noPlan = found.stream().noneMatch(Way::isPlan);
    return noPlan && way.isUnasked()
        ? way.legs().stream().map(leg -> new Leg(leg.route(), leg.asked())).toList()
        : way.legs();
  }

  /**
   * The first that can be reached and does not rest, else the first that can be reached; a rest
   * does not matter where another model is no substitute.
   */
  private Optional<Way> first(List<Candidate> candidates) {
    Optional<Way> resting = Optional.empty();
    boolean onPlan = false;
    for (var candidate : candidates) {
      var way = way(candidate);
      boolean allowed = way.filter(Way::isUnasked).isEmpty() || !onPlan;
      if (way.isPresent() && allowed && !(asked.isAnswered() && way.get().isResting())) {
        return way;
      }
      resting = resting.or(() -> allowed ? way : Optional.empty());
      onPlan |= way.map(Way::isRestingPlan).orElseGet(this::isRefused);
    }
    return resting;
  }

  private Optional<Way> way(Candidate candidate) {
    var preset = candidate.preset();
    if (presetFallbacks.isEmpty()) {
      presetFallbacks = preset.fallbacks();
    }
    try {
      var settled = new Presets(preset).applied(asked, warnings);
      return Optional.of(new Way(new Payers(ways, candidate, settled, mayPay).legs()));
    } catch (LlmException e) {
      requireSubstitute(e);
      problems.add(isRefusal(e) ? 0 : problems.size(), e);
      return Optional.empty();
    }
  }

  /** Whether a plan has refused us, which then is the first problem. */
  private boolean isRefused() {
    return !problems.isEmpty() && isRefusal(problems.get(0));
  }

  private static boolean isRefusal(LlmException problem) {
    return DirectFailure.kindOf(problem).equals(Optional.of(DirectFailure.Kind.REFUSED));
  }

  /** A model that cannot count or embed stands in no other model's place. */
  private void requireSubstitute(LlmException failure) {
    if (!asked.isAnswered() && failure.type() == ErrorType.INVALID_REQUEST) {
      problems.clear();
      throw failure;
    }
  }
}
