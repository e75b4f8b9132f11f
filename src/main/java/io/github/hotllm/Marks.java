package io.github.hotllm;

import java.util.Objects;
import java.util.Optional;

/**
 * What a {@link Part} carries besides its content: the maker's state and cache breakpoints.
 *
 * <p>Immutable. This is the one component of parts that grows, so that a new mark breaks nobody.
 */
public final class Marks {
  /** No marks at all. */
  public static final Marks NONE = new Marks(Optional.empty(), Optional.empty());

  /** How long a provider is asked to keep a prefix of the prompt in its cache. */
  public enum Cache {
    /** The provider's short term: five minutes at Anthropic. */
    SHORT,
    /** The provider's long term, at a higher price for writing: one hour at Anthropic. */
    LONG
  }

  private final Optional<String> state;
  private final Optional<Cache> cache;

  private Marks(Optional<String> state, Optional<Cache> cache) {
    this.state = state;
    this.cache = cache;
  }

  /** Marks with only a {@linkplain #state() state}. */
  public static Marks ofState(String state) {
    return NONE.withState(state);
  }

  /** Marks with only a {@linkplain #cache() cache breakpoint}. */
  public static Marks ofCache(Cache cache) {
    return NONE.withCache(cache);
  }

  /**
   * An opaque text that begins with its maker ({@code provider/model:}) and holds what that maker
   * wants back with the part: signatures, encrypted reasoning. It is sent to its maker untouched
   * and to nobody else.
   */
  public Optional<String> state() {
    return state;
  }

  /** Asks the provider to cache the prompt up to and including this part. */
  public Optional<Cache> cache() {
    return cache;
  }

  /** These marks with another state. */
  public Marks withState(String state) {
    return new Marks(Optional.of(state), cache);
  }

  /** These marks with another cache breakpoint. */
  public Marks withCache(Cache cache) {
    return new Marks(state, Optional.of(cache));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Marks that && state.equals(that.state) && cache.equals(that.cache);
  }

  @Override
  public int hashCode() {
    return Objects.hash(state, cache);
  }

  @Override
  public String toString() {
    return "Marks[state=" + (state.isPresent() ? "present" : "none") + ", cache=" + cache + "]";
  }
}
