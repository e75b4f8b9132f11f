package io.github.hotllm.internal.catalog;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import io.github.hotllm.internal.json.JsonPlaces;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a user's configuration: every mistake is named with its place. */
final class ConfigReader {
  private final byte[] json;
  private final String source;

  /** @param source how messages call what is read */
  ConfigReader(byte[] json, String source) {
    this.json = json;
    this.source = source;
  }

  /**
   * Lays the configuration over a catalogue.
   *
   * @throws IllegalArgumentException that names source, line, column and field of a mistake
   */
  Config read(Catalog base) {
    try {
      return read(base.draft(), Fields.of(Json.strictObject(json)));
    } catch (JsonException e) {
      throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
    } catch (LlmException e) {
      throw mistake(e);
    }
  }

  private static Config read(Draft draft, Fields fields) {
    var reader = new CatalogReader(draft, fields);
    reader.readShared();
    reader.each("prices", (section, name) -> price(draft, section, name));
    reader.each(
        "fallbacks",
        (section, name) -> draft.fallbacks.put(Names.settle(name), Words.texts(section, name)));
    var config = new Config(
        draft.catalog(),
        fields.fields("limits").map(Limits::read).orElse(Limits.DEFAULT),
        fields.flag("fallback_to_api").orElse(false)
            ? Config.FallbackToApi.ALLOWED
            : Config.FallbackToApi.NEVER,
        subscriptions(reader),
        cli(reader));
    fields.refuseUnread();
    new NameCheck(config.catalog()).check(reader, fields);
    return config;
  }

  private static Map<String, SubscriptionRow> subscriptions(CatalogReader reader) {
    var rows = new TreeMap<String, SubscriptionRow>();
    reader.each(
        "subscriptions", (section, name) -> rows.put(name, SubscriptionRow.read(section, name)));
    return rows;
  }

  private static Map<String, CliRow> cli(CatalogReader reader) {
    var rows = new TreeMap<String, CliRow>();
    reader.each("cli", (section, name) -> {
      var row = section.fields(name).orElseThrow();
      if (!CliRow.NAMES.contains(name)) {
        throw section.refused(
            name,
            "is not a program that hotllm can drive: there are "
                + String.join(", ", new TreeSet<>(CliRow.NAMES)));
      }
      rows.put(name, CliRow.read(name, row));
    });
    return rows;
  }

  private static void price(Draft draft, Fields section, String name) {
    int slash = name.indexOf('/');
    if (slash < 0 || !draft.providers.containsKey(Names.settle(name.substring(0, slash)))) {
      throw section.refused(name, "must be provider/model, of a provider that is known");
    }
    var rows = PriceReader.rows(section, name);
    draft.prices.put(Names.settle(name), new PriceList(rows, Optional.empty()));
  }

  private IllegalArgumentException mistake(LlmException e) {
    var place = e.field().flatMap(this::place).map(at -> at + ": ").orElse("");
    return new IllegalArgumentException(source + ", " + place + e.getMessage(), e);
  }

  /** The place of a field; of one that is missing, that of the object it is missing from. */
  private Optional<String> place(String field) {
    return JsonPlaces.of(json, field)
        .or(() -> JsonPlaces.of(json, field.substring(0, Math.max(0, field.lastIndexOf('.')))))
        .map(at -> "line " + at.line() + ", column " + at.column());
  }
}
