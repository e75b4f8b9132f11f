package io.github.hotllm.internal.account;

import io.github.hotllm.AccessToken;
import io.github.hotllm.internal.account.Login.Keeping;
import io.github.hotllm.internal.account.Login.Switch;
import io.github.hotllm.internal.catalog.SubscriptionRow;
import io.github.hotllm.internal.concurrent.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The logins of all plans that can be called directly. Immutable; for all threads. */
public final class Logins {
  private final Map<Plan, Login> logins;

  private Logins(Map<Plan, Login> logins) {
    this.logins = logins;
  }

  /**
   * Logins as the configuration and the environment have them, with nobody to ask for a fresh one.
   * Files are looked at once.
   *
   * @param section the configuration's {@code subscriptions}
   */
  public static Logins of(
      Map<String, SubscriptionRow> section, Map<String, String> environment, Clock clock) {
    return builder(section, environment, clock).build();
  }

  /** The same, with more to be said. */
  public static Builder builder(
      Map<String, SubscriptionRow> section, Map<String, String> environment, Clock clock) {
    return new Builder(Map.copyOf(section), Map.copyOf(environment), clock);
  }

  /** The login of a plan. */
  public Login of(Plan plan) {
    return Optional.ofNullable(logins.get(plan)).orElseThrow();
  }

  /** The login for a provider's models, if it sells a plan that can be called directly. */
  public Optional<Login> of(String provider) {
    return Plan.of(provider).map(this::of);
  }

  public Collection<Login> all() {
    return logins.values();
  }

  /** Builds {@link Logins}. Not thread-safe. */
  public static final class Builder {
    private final Map<String, SubscriptionRow> settled;
    private final Map<String, String> environment;
    private final Clock clock;
    private final Map<Plan, Owner> owners = new EnumMap<>(Plan.class);
    private Map<String, Callable<AccessToken>> tokens = Map.of();

    private Builder(
        Map<String, SubscriptionRow> settled, Map<String, String> environment, Clock clock) {
      this.settled = settled;
      this.environment = environment;
      this.clock = clock;
    }

    /** Who can be asked for a fresh login. */
    public Builder owner(Plan plan, Owner owner) {
      owners.put(plan, owner);
      return this;
    }

    /** Token suppliers; those under a plan's name count before every other place. */
    public Builder tokens(Map<String, Callable<AccessToken>> byName) {
      tokens = Map.copyOf(byName);
      return this;
    }

    public Logins build() {
      var logins = new EnumMap<Plan, Login>(Plan.class);
      for (var plan : Plan.values()) {
        var row = settled.getOrDefault(plan.wireName(), SubscriptionRow.NONE);
        var address = row.baseUrl().orElse(plan.address());
        logins.put(plan, new Login(plan, address, keeping(plan, row), clock));
      }
      return new Logins(logins);
    }

    private Keeping keeping(Plan plan, SubscriptionRow row) {
      var places = new Places(environment, row);
      if (!places.isOn(plan)) {
        return new Keeping(places.off(plan), Owner.none("it is off"), Switch.OFF);
      }
      var supplier = Optional.ofNullable(tokens.get(plan.wireName()));
      if (supplier.isPresent()) {
        var supplied = new SuppliedToken(plan.wireName(), supplier.get());
        return new Keeping(supplied, supplied, Switch.ON);
      }
      var owner = owners.getOrDefault(plan, Owner.none("hotllm has nobody to ask for it"));
      return new Keeping(places.of(plan), owner, Switch.ON);
    }
  }
}
