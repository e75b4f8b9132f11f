package io.github.hotllm.internal.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;

/** Tokens and files of tokens as codex and grok would have them; nobody signed them. */
public final class Jwts {
  private Jwts() {}

  /** A token of ChatGPT. */
  public static String token(String name, String account, Instant expires) {
    return part("{\"alg\":\"none\"}")
        + "."
        + part("{\"exp\":" + expires.getEpochSecond() + ",\"jti\":\"" + name
            + "\",\"https://api.openai.com/auth\":{\"chatgpt_account_id\":\"" + account
            + "\",\"chatgpt_plan_type\":\"plus\"}}")
        + "."
        + part("signed by nobody");
  }

  /** What codex writes for such a token. */
  public static String authJson(String token, String account) {
    return "{\"auth_mode\":\"chatgpt\",\"OPENAI_API_KEY\":null,\"tokens\":{\"id_token\":\"" + token
        + "\",\"access_token\":\"" + token
        + "\",\"refresh_token\":\"rt_never_read\",\"account_id\":\""
        + account + "\"},\"last_refresh\":\"2026-11-01T11:00:00Z\"}";
  }

  /** Where codex writes it. */
  public static Path authFile(Path home) {
    return home.resolve("auth.json");
  }

  /** Writes it there as codex does, for nobody else to read. */
  public static void write(Path home, String content) throws IOException {
    Files.createDirectories(home);
    var file = Files.writeString(authFile(home), content);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static String part(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
