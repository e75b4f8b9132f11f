package io.github.hotllm;

/** The way on which a call reached its model. */
public enum RouteKind {
  /** The provider's API, with an API key or, for a model on this machine, with none. */
  API,
  /** The provider's API, with the login of a subscription. */
  SUBSCRIPTION,
  /** The vendor's own command line program, kept pre-started. */
  CLI,
  /** The built-in model {@code echo}: no key, no network. */
  ECHO
}
