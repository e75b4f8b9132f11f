package io.github.hotllm.internal.account;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** A place where a test puts what shall be found there: one after the other, the last for ever. */
final class FakeSource implements CredentialSource {
  private final Queue<Found> found = new ArrayDeque<>();
  int looks;

  FakeSource finds(Found... next) {
    found.clear();
    found.addAll(List.of(next));
    return this;
  }

  static Found token(String token, String account, String expires) {
    var grant = new Grant(
        Secret.of(token),
        Optional.of(account).filter(id -> !id.isEmpty()).map(Secret::of),
        Optional.of(expires).filter(time -> !time.isEmpty()).map(Instant::parse),
        Optional.empty());
    return new Found.Login(grant, List.of());
  }

  @Override
  public String place() {
    return "the place";
  }

  @Override
  public Found look() {
    looks++;
    return found.size() > 1 ? found.remove() : found.element();
  }
}
