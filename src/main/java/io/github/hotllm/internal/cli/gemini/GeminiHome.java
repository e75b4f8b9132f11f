package io.github.hotllm.internal.cli.gemini;

import io.github.hotllm.internal.cli.process.CliSetup;
import io.github.hotllm.internal.cli.process.Den;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The private home of a gemini process: settings of ours that switch all off, and of the user's
 * nothing but links to their login. For all threads.
 *
 * <p>Gemini writes every conversation into its home and every failed one into the temporary folder,
 * which no setting prevents; so they are deleted when a conversation is over. Files and settings
 * are those of 0.61.0, tried out on 2026-11-25.
 */
final class GeminiHome {
  static final String SYSTEM = "system.md";
  static final String POLICY = "deny.toml";

  private static final Logger LOG = LoggerFactory.getLogger(GeminiHome.class);
  private static final String FOLDER = ".gemini";
  private static final String SETTINGS = "gemini-settings.json";
  private static final String TOKEN = "GOOGLE_CLOUD_ACCESS_TOKEN";

  /** Where gemini keeps a login, in plain text or not, and whose it is. */
  private static final List<String> LOGINS =
      List.of("oauth_creds.json", "gemini-credentials.json", "google_accounts.json");

  /** The system prompt of the process; what a caller says goes into the prompt. */
  private static final String INSTRUCTIONS = "You are a helpful assistant.\n";

  private static final String DENY_ALL =
      "[[rule]]\ntoolName = \"*\"\ndecision = \"deny\"\npriority = 999\n";

  /** Gemini may still be writing when its answer has come. */
  private static final Duration LATER = Duration.ofSeconds(2);

  /** As deep as .gemini/tmp/PROJECT/chats. */
  private static final int DEPTH = 5;

  private static final int ID_IN_NAMES = 8;

  private final CliSetup setup;
  private final Path user;

  GeminiHome(CliSetup setup) {
    this.setup = setup;
    this.user = setup.home().resolve(FOLDER).toAbsolutePath();
  }

  /** Why there is no plan to use, if so. */
  Optional<String> missing() {
    boolean isThere = setup.variable(TOKEN).isPresent()
        || LOGINS.stream().limit(2).anyMatch(name -> Files.isRegularFile(user.resolve(name)));
    return isThere
        ? Optional.empty()
        : Optional.of("gemini is not logged in: there is no login in " + user + " – run gemini and"
            + " log in with Google; that needs a licence of Gemini Code Assist, for Google has"
            + " ended the plans of single users on 2026-06-18");
  }

  /** A den with all that a process needs. */
  Den make() throws IOException {
    var den = Den.make(setup.name());
    var home = Files.createDirectory(den.home().resolve(FOLDER));
    Files.write(home.resolve("settings.json"), settings());
    Files.writeString(den.home().resolve(SYSTEM), INSTRUCTIONS);
    Files.writeString(den.home().resolve(POLICY), DENY_ALL);
    for (var name : LOGINS) {
      if (Files.isRegularFile(user.resolve(name))) {
        Files.createSymbolicLink(home.resolve(name), user.resolve(name));
      }
    }
    return den;
  }

  private static byte[] settings() throws IOException {
    try (InputStream in = GeminiHome.class.getResourceAsStream(SETTINGS)) {
      if (in == null) {
        throw new IOException("hotllm's " + SETTINGS + " is missing");
      }
      return in.readAllBytes();
    }
  }

  /** Deletes what a session has left, a moment later. */
  void forget(Den den, String session) {
    var unused = setup.bench().clock().after(LATER, () -> {
      delete(den.home().resolve(FOLDER).resolve("tmp"), head(session));
      delete(den.temporary(), "gemini-client-error-");
    });
  }

  private static String head(String session) {
    return session.substring(0, Math.min(ID_IN_NAMES, session.length()));
  }

  private static void delete(Path folder, String part) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var files = Files.find(
        folder,
        DEPTH,
        (file, attributes) ->
            attributes.isRegularFile() && file.getFileName().toString().contains(part))) {
      for (var file : files.toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // It goes with the whole den.
      LOG.debug("{} could not be tidied", folder, e);
    }
  }
}
