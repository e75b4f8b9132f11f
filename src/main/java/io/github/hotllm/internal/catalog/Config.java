package io.github.hotllm.internal.catalog;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the user has settled in a file of their own, laid over the built-in catalogue. Immutable.
 *
 * <p>Of two addresses of a provider, the file's {@code base_url} wins over the environment's, and
 * that over the built-in one: what is written for hotllm alone weighs more than a variable that
 * other programs share.
 *
 * @param catalog the rows of the file over those of the environment and the built-in ones
 * @param fallbackToApi whether a used-up subscription may become a paid call
 * @param subscriptions what is settled for subscriptions, by their names
 * @param cli what is settled for command line programs, by their names
 */
public record Config(
    Catalog catalog,
    Limits limits,
    FallbackToApi fallbackToApi,
    Map<String, SubscriptionRow> subscriptions,
    Map<String, CliRow> cli) {

  /** Whether a used-up subscription may become a paid call by itself. */
  public enum FallbackToApi {
    NEVER,
    ALLOWED
  }

  /**
   * The configuration in a file: the given one, else the one that {@code HOTLLM_CONFIG} names, both
   * of which must exist, else {@code hotllm.json} in the XDG configuration folder
   * ({@code $XDG_CONFIG_HOME/hotllm.json}, by default {@code ~/.config/hotllm.json}) if it is
   * there.
   *
   * @throws IllegalArgumentException that names file, line, column and field of a mistake
   */
  public static Config load(Optional<Path> file, Map<String, String> environment) {
    return file(file, environment)
        .map(found -> read(ConfigFile.read(found), found.toString(), environment))
        .orElseGet(() -> parse("{}", environment));
  }

  /** The file that {@link #load} reads, if there is one. */
  public static Optional<Path> file(Optional<Path> asked, Map<String, String> environment) {
    return ConfigFile.find(asked, environment);
  }

  /**
   * The configuration in a text.
   *
   * @throws IllegalArgumentException that names line, column and field of a mistake
   */
  public static Config parse(String json, Map<String, String> environment) {
    return read(json.getBytes(StandardCharsets.UTF_8), "the configuration", environment);
  }

  private static Config read(byte[] json, String source, Map<String, String> environment) {
    var base = Catalog.builtIn().withEnvironment(environment);
    var config = new ConfigReader(json, source).read(base);
    return new Config(
        config.catalog().filledFrom(environment),
        config.limits(),
        config.fallbackToApi(),
        config.subscriptions(),
        config.cli());
  }
}
