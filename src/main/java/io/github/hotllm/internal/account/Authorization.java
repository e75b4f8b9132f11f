package io.github.hotllm.internal.account;

import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.catalog.Quirks.Auth;
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
  private final Auth form;
  private final Origin origin;

  /**
   * A key that goes to the provider's present base URL and nowhere else.
   *
   * @throws IllegalArgumentException if that has no host
   */
  Authorization(Provider provider, Secret key) {
    this(provider, key, provider.quirks().auth());
  }

  private Authorization(Provider provider, Secret key, Auth form) {
    this.provider = provider;
    this.key = key;
    this.form = form;
    this.origin = Origin.of(provider.baseUrl());
  }

  /** A token, which is always a bearer's, whatever header the provider has for keys. */
  static Authorization ofToken(Provider provider, Secret token) {
    return new Authorization(provider, token, Auth.BEARER);
  }

  /** The name of the header, in lower case. */
  public String header() {
    return switch (form) {
      case BEARER, GOOGLE -> "authorization";
      case X_API_KEY -> "x-api-key";
      case X_GOOG_API_KEY -> "x-goog-api-key";
      case API_KEY -> "api-key";
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
    return switch (form) {
      case BEARER, GOOGLE -> "Bearer " + key.reveal();
      case X_API_KEY, X_GOOG_API_KEY, API_KEY -> key.reveal();
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
