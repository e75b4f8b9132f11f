package io.github.hotllm.internal.account;

import io.github.hotllm.AccessToken;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * A token that the program itself supplies: called for when it is first needed, kept, and called
 * for again when it has run out or was refused. For all threads.
 *
 * <p>What the supplier throws is told by its type alone, for its words may hold what nobody shall
 * read.
 */
final class SuppliedToken implements CredentialSource, Owner {
  private final String name;
  private final Callable<AccessToken> supplier;

  private volatile Found held = new Found.NotYet();

  /** @param name under which the supplier was given */
  SuppliedToken(String name, Callable<AccessToken> supplier) {
    this.name = name;
    this.supplier = supplier;
  }

  @Override
  public String place() {
    return "the token supplier given for " + name;
  }

  @Override
  public Found first() {
    return held;
  }

  @Override
  public Found look() {
    if (!(held instanceof Found.Login)) {
      held = supplied();
    }
    return held;
  }

  @Override
  public CompletableFuture<Void> askForFresh(String where) {
    held = supplied();
    return CompletableFuture.completedFuture(null);
  }

  private Found supplied() {
    AccessToken token;
    try {
      token = supplier.call();
    } catch (Exception | Error e) {
      // Whoever waits for a token would wait for ever.
      return new Found.Nothing(place() + " failed with " + e.getClass().getSimpleName());
    }
    return token == null ? new Found.Nothing(place() + " gave none") : login(token);
  }

  private Found login(AccessToken token) {
    var jwt = Jwt.of(token.text());
    try {
      var grant = new Grant(
          Secret.of(token.text()),
          jwt.account().map(Secret::of),
          Optional.of(token.expiresAt()),
          jwt.tier());
      return new Found.Login(grant, List.of());
    } catch (IllegalArgumentException e) {
      return new Found.Nothing(place() + " gave one that cannot be used: " + e.getMessage());
    }
  }
}
