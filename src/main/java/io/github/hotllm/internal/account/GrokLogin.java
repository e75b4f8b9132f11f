package io.github.hotllm.internal.account;

import io.github.hotllm.internal.json.Node;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The SuperGrok login that {@code grok login} keeps in {@code auth.json}: one entry for each issuer
 * and client, of which the first with a token counts.
 *
 * <p>Its form is that of xai-org/grok-build in 2026-08. Experimental: nothing written allows or
 * forbids that it is borrowed.
 */
final class GrokLogin implements CredentialSource {
  private static final String ISSUER = "https://auth.x.ai::";

  private final CredentialFile file;

  /** @param home the folder of grok, which {@code GROK_HOME} names */
  GrokLogin(Path home) {
    this.file = new CredentialFile(home.resolve("auth.json"));
  }

  @Override
  public String place() {
    return file.path().toString();
  }

  @Override
  public Found look() {
    return file.read(this::meaning);
  }

  private Found meaning(Node auth) {
    try {
      return auth.fields().entrySet().stream()
          .filter(entry -> entry.getKey().startsWith(ISSUER))
          .map(entry -> Node.of(entry.getValue()))
          .filter(entry -> !entry.at("key").textOrEmpty().isBlank())
          .findFirst()
          .<Found>map(entry -> new Found.Login(grant(entry), List.of()))
          .orElseGet(() -> new Found.Nothing(file.path() + " holds no login"));
    } catch (IllegalArgumentException e) {
      return new Found.Nothing(file.path() + " holds something else than a token");
    }
  }

  private static Grant grant(Node entry) {
    var token = entry.at("key").textOrEmpty();
    var account = Jwt.of(token).claims().at("sub").text().filter(id -> !id.isBlank());
    return new Grant(
        Secret.of(token),
        account.map(Secret::of),
        entry.at("expires_at").text().flatMap(GrokLogin::time),
        Optional.empty());
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
