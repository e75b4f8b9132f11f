package io.github.hotllm.internal.cli.codex;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.cli.process.CliSetup;
import io.github.hotllm.internal.cli.process.Den;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import io.github.hotllm.internal.json.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The folder in which the user's codex keeps its login, and the private ones that our processes get
 * instead: with nothing of the user's but a link to that login, so that no server, hook or project
 * file of theirs is started or read.
 *
 * <p>When codex refreshes the login it replaces the file that the link leads to, under the lock
 * beside that file; 0.169.0, tried out on 2026-11-25.
 */
final class CodexHome {
  private static final String AUTH = "auth.json";
  private static final String LOGIN = "run codex login, and choose to sign in with ChatGPT";
  private static final long MAX_AUTH = 1 << 20;

  private final String name;
  private final Path auth;

  /** @param folder where codex keeps its login */
  CodexHome(String name, Path folder) {
    this.name = name;
    this.auth = folder.resolve(AUTH).toAbsolutePath();
  }

  /** Where codex itself would look for the login. */
  static CodexHome of(CliSetup setup) {
    var folder =
        setup.variable("CODEX_HOME").map(Path::of).orElseGet(() -> setup.home().resolve(".codex"));
    return new CodexHome(setup.name(), folder);
  }

  /** Why there is no plan to use, if so. */
  Optional<String> missing() {
    if (!Files.isRegularFile(auth)) {
      return Optional.of("codex is not logged in, or not in a file: there is no " + auth + " – "
          + LOGIN + "; cli_auth_credentials_store must be \"file\"");
    }
    return read(auth).flatMap(CodexHome::otherPayer);
  }

  private static Optional<Node> read(Path auth) {
    try {
      return Files.size(auth) > MAX_AUTH
          ? Optional.empty()
          : Optional.of(Node.of(Json.parse(Files.readAllBytes(auth))));
    } catch (IOException | JsonException e) {
      // It is being written, or is none of ours to judge: codex itself will tell.
      return Optional.empty();
    }
  }

  private static Optional<String> otherPayer(Node auth) {
    var mode = auth.at("auth_mode").textOrEmpty().toLowerCase(Locale.ROOT);
    boolean isKey =
        mode.equals("apikey") || (mode.isEmpty() && !auth.at("tokens").isPresent());
    return isKey ? Optional.of(wrongPayer("an API key")) : Optional.empty();
  }

  private static String wrongPayer(String payer) {
    return "codex would pay with " + payer + " instead of a plan – " + LOGIN;
  }

  /**
   * Looks who pays, before anything is asked.
   *
   * @param status what {@code getAuthStatus} answers
   * @throws LlmException if it is not a plan
   */
  static void check(Node status) {
    var method = status.at("authMethod").text();
    if (method.isEmpty()) {
      throw LlmException.of(ErrorType.AUTHENTICATION, "codex is not logged in – " + LOGIN);
    } else if (!method.get().startsWith("chatgpt")) {
      throw LlmException.of(ErrorType.AUTHENTICATION, wrongPayer(method.get()));
    }
  }

  /** A den whose home is codex's, with the user's login. */
  Den withLogin() throws IOException {
    var den = bare();
    Files.createSymbolicLink(den.home().resolve(AUTH), auth);
    return den;
  }

  /** A den whose home is codex's, with nothing in it. */
  Den bare() throws IOException {
    return Den.make(name);
  }

  /** Writes a file into the home of a den. */
  static Path write(Den den, String name, String text) throws IOException {
    return Files.write(den.home().resolve(name), text.getBytes(UTF_8));
  }
}
