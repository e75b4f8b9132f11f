package io.github.hotllm.matrix;

import io.github.hotllm.internal.catalog.Config;
import io.github.hotllm.internal.dialect.Target;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A provider of each format, with one model that can do all that the format can say. */
final class Providers {
  private static final String MODEL = "m";
  private static final Map<Format, Target> TARGETS = new ConcurrentHashMap<>();

  private Providers() {}

  /** The configuration that knows them, each at the base path of its format. */
  static String config(Function<String, URI> address) {
    return "{\"providers\":{"
        + Arrays.stream(Format.values())
            .map(format -> row(format, address.apply(format.basePath())))
            .collect(Collectors.joining(","))
        + "}}";
  }

  private static String row(Format format, URI address) {
    return ("\"%s\":{\"dialect\":\"%s\",\"base_url\":\"%s\",\"api_key_env\":\"FAKE_KEY\","
            + "\"quirks\":{\"thinking_back\":\"reasoning_details\"},"
            + "\"models\":[{\"id\":\"%s\",\"max_output\":8192,"
            + "\"efforts\":[\"low\",\"medium\",\"high\"]}]}")
        .formatted(name(format), format.dialect().name(), address, MODEL);
  }

  private static String name(Format format) {
    return "the-" + format.name().toLowerCase(Locale.ROOT);
  }

  /** The name by which a client asks for the model of that format's provider. */
  static String model(Format format) {
    return name(format) + "/" + MODEL;
  }

  /** The model of that format's provider, for a dialect alone. */
  static Target target(Format format) {
    return TARGETS.computeIfAbsent(format, Providers::resolved);
  }

  private static Target resolved(Format format) {
    var catalog = Config.parse(config(path -> URI.create("http://127.0.0.1:1" + path)), Map.of())
        .catalog();
    var found = catalog.resolve(model(format)).candidates().get(0);
    return new Target(found.provider(), found.model());
  }
}
