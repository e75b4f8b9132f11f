package io.github.hotllm.testing;

import io.github.hotllm.internal.account.Jwts;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A vendor's own program, as a test runs it: in a home that the test made, with a login that nobody
 * would take, asking a fake on this machine.
 */
public enum VendorProgram {
  CLAUDE("anthropic", "claude-haiku-4-5", "@anthropic-ai/claude-code"),
  CODEX("openai", "gpt-6-luna", "@openai/codex"),
  GEMINI("gemini", "gemini-3.8-flash", "@google/gemini-cli");

  /** Whose models it reaches. */
  public final String provider;

  /** A model that it has, and that has a price. */
  public final String model;

  private final String npm;

  VendorProgram(String provider, String model, String npm) {
    this.provider = provider;
    this.model = model;
    this.npm = npm;
  }

  /** What it is called, on the path and in the configuration. */
  public String command() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its file: what {@code hotllm.clis.NAME} says, else what is found on the path. */
  public Optional<Path> file() {
    var said = Optional.ofNullable(System.getProperty("hotllm.clis." + command()))
        .filter(file -> !file.isEmpty())
        .map(Path::of);
    return said.isPresent() ? said : onPath();
  }

  private Optional<Path> onPath() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, command()))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Skips the test, and says why, where the program is not installed. */
  public void assumeInstalled() {
    Assumptions.assumeTrue(
        file().isPresent(),
        () -> command() + " is not installed: npm install " + npm + ", then -Dhotllm.clis."
            + command() + "=FILE");
  }

  /** Logs it in there, with a token that nobody would take. */
  public void logIn(Path home) throws IOException {
    if (this == CODEX) {
      var token = Jwts.token("fake", "account-1", Instant.now().plus(Duration.ofHours(10)));
      // A login that looks old, codex would want to refresh.
      var login = Jwts.authJson(token, "account-1")
          .replaceFirst("(?<=last_refresh\":\")[^\"]*", Instant.now().toString());
      Jwts.write(home.resolve(".codex"), login);
    }
  }

  /** What its processes need in their environment to ask that address, from that home. */
  public Map<String, String> environment(Path home, URI fake) {
    return switch (this) {
      case CLAUDE ->
        Map.of(
            "HOME", home.toString(),
            "CLAUDE_CODE_OAUTH_TOKEN", "sk-ant-oat01-a-fake-token",
            "ANTHROPIC_BASE_URL", fake.toString());
      case CODEX -> Map.of("HOME", home.toString());
      case GEMINI ->
        Map.of(
            "HOME", home.toString(),
            "GOOGLE_CLOUD_ACCESS_TOKEN", "ya29.a-fake-token",
            "CODE_ASSIST_ENDPOINT", fake.toString());
    };
  }

  /** The command that asks that address: codex has no variable for it and takes an argument. */
  public Path program(Path home, URI fake) throws IOException {
    var file = file().orElseThrow();
    return this == CODEX ? codex(file, home, fake) : file;
  }

  private static Path codex(Path file, Path home, URI fake) throws IOException {
    var provider = "model_providers.fake={name=\"fake\",base_url=\"" + fake
        + "/v1\",wire_api=\"responses\",requires_openai_auth=true,supports_websockets=false,"
        + "request_max_retries=0,stream_max_retries=0}";
    var script = Files.write(
        home.resolve("codex"),
        List.of(
            "#!/bin/sh",
            "[ \"$1\" = debug ] && exec " + file + " \"$@\"",
            "exec " + file + " \"$@\" -c 'model_provider=\"fake\"' -c '" + provider + "'"));
    if (!script.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + script + " executable");
    }
    return script;
  }
}
