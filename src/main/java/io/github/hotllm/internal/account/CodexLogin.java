package io.github.hotllm.internal.account;

import io.github.hotllm.internal.json.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The ChatGPT login that {@code codex login} keeps in {@code auth.json}.
 *
 * <p>Its form is that of openai/codex in 2026-09 (codex-rs/login); codex writes it in place,
 * without a lock. A login in the system's keychain is not for us.
 */
final class CodexLogin implements CredentialSource {
  private static final String ELSEWHERE =
      " – codex keeps its login in the system's keychain, which hotllm does not open, nor can the"
          + " codex that it starts; set cli_auth_credentials_store = \"file\" in ";
  private static final Pattern STORE =
      Pattern.compile("(?m)^\\s*cli_auth_credentials_store\\s*=\\s*[\"'](keyring|auto)[\"']");

  private final Path home;
  private final CredentialFile file;

  /** @param home the folder of codex, which {@code CODEX_HOME} names */
  CodexLogin(Path home) {
    this.home = home;
    this.file = new CredentialFile(home.resolve("auth.json"));
  }

  @Override
  public String place() {
    return file.path().toString();
  }

  @Override
  public Found look() {
    var found = file.read(this::meaning);
    return found instanceof Found.Nothing nothing && isInKeychain()
        ? new Found.Nothing(nothing.why() + ELSEWHERE + config())
        : found;
  }

  private Found meaning(Node auth) {
    var tokens = auth.at("tokens");
    var token = tokens.at("access_token").textOrEmpty().strip();
    if (isApiKey(auth, token)) {
      return new Found.Nothing("codex is logged in with an API key, not with a plan");
    } else if (isAccessToken(auth, token)) {
      return new Found.Nothing("codex is logged in with an access token of a workspace, which"
          + " hotllm does not borrow");
    } else if (token.isEmpty()) {
      return new Found.Nothing(file.path() + " holds no login");
    }
    try {
      return new Found.Login(grant(token, tokens), List.of());
    } catch (IllegalArgumentException e) {
      return new Found.Nothing(file.path() + " holds something else than a token");
    }
  }

  /** Older files name no mode. */
  private static boolean isApiKey(Node auth, String token) {
    return mode(auth).equals("apikey")
        || (token.isEmpty() && !auth.at("OPENAI_API_KEY").textOrEmpty().isBlank());
  }

  /** Some are paid as they are used. */
  private static boolean isAccessToken(Node auth, String token) {
    return mode(auth).equals("agentidentity")
        || (token.isEmpty() && !auth.at("personal_access_token").textOrEmpty().isBlank());
  }

  private static String mode(Node auth) {
    return auth.at("auth_mode").textOrEmpty().toLowerCase(Locale.ROOT);
  }

  private static Grant grant(String token, Node tokens) {
    var jwt = Jwt.of(token);
    var id = Jwt.of(tokens.at("id_token").textOrEmpty());
    var account = tokens
        .at("account_id")
        .text()
        .filter(text -> !text.isBlank())
        .or(jwt::account)
        .or(id::account)
        .map(Secret::of);
    return new Grant(Secret.of(token), account, jwt.expires(), jwt.tier().or(id::tier));
  }

  private Path config() {
    return home.resolve("config.toml");
  }

  private boolean isInKeychain() {
    try {
      return Files.isRegularFile(config())
          && STORE.matcher(Files.readString(config())).find();
    } catch (IOException e) {
      return false;
    }
  }
}
