package io.github.hotllm.internal.account;

import io.github.hotllm.internal.catalog.Provider;
import java.net.URI;

/**
 * A provider's key as the header that carries it, bound to the origin it belongs to: no redirect
 * and no address out of an answer leads it elsewhere.
 *
 * <p>Immutable. Its text does not show the key.
 */
public final class Authorization {
  private final Provider provider;
  private final Secret key;
  private final Origin origin;

  /**
   * A key that goes to the provider's present base URL and nowhere else.
   *
   * @throws IllegalArgumentException if that has no host
   */
  Authorization(Provider provider, Secret key) {
    this.provider = provider;
    this.key = key;
    this.origin = Origin.of(provider.baseUrl());
  }

  /** The name of the header, in lower case. */
  public String header() {
    return switch (provider.quirks().auth()) {
      case BEARER -> "authorization";
      case X_API_KEY -> "x-api-key";
      case X_GOOG_API_KEY -> "x-goog-api-key";
    };
  }

  /**
   * The value of the header for a request to that address.
   *
   * @throws IllegalStateException if the address is of another origin than the provider's
   */
  public String valueFor(URI target) {
    var asked = Origin.of(target);
    if (!asked.equals(origin)) {
      throw new IllegalStateException("the key of " + provider.name() + " belongs to " + origin
          + " and does not go to " + asked);
    }
    return switch (provider.quirks().auth()) {
      case BEARER -> "Bearer " + key.reveal();
      case X_API_KEY, X_GOOG_API_KEY -> key.reveal();
    };
  }

  /** The key itself, to be blotted out of texts. */
  public Secret key() {
    return key;
  }

  @Override
  public String toString() {
    return "Authorization[" + header() + " for " + origin + "]";
  }
}
