package io.github.hotllm.internal.catalog;

import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Reads a catalogue into a draft. The user's file has the same form as the built-in one, so that a
 * row of the one can be copied into the other.
 */
final class CatalogReader {
  private static final String RESOURCE = "catalog.json";

  private final Draft draft;
  private final Fields fields;

  CatalogReader(Draft draft, Fields fields) {
    this.draft = draft;
    this.fields = fields;
  }

  /** The built-in rows. */
  static Catalog builtIn() {
    var draft = new Draft();
    var fields = Fields.of(Json.strictObject(resource()));
    var reader = new CatalogReader(draft, fields);
    draft.asOf = LocalDate.parse(fields.requiredText("as_of"));
    reader.readShared();
    reader.readTexts("families", draft.families);
    reader.readTexts("redirects", draft.redirects);
    fields.refuseUnread();
    return draft.catalog().filledFrom(Map.of());
  }

  /** What the built-in rows and the user's file have in common. */
  void readShared() {
    each("providers", (section, name) -> ProviderReader.read(draft, section, name));
    each(
        "aliases",
        (section, name) -> draft.aliases.put(Names.settle(name), AliasReader.read(section, name)));
    if (fields.has("fast")) {
      draft.aliases.put("fast", AliasReader.read(fields, "fast"));
    }
  }

  private void readTexts(String section, Map<String, String> into) {
    each(section, (inner, name) -> into.put(Names.settle(name), inner.requiredText(name)));
  }

  /** Hands out the names of a section, in their order, without those whose value is null. */
  void each(String section, BiConsumer<Fields, String> reader) {
    var names = fields.object(section).orElse(Map.of()).keySet();
    fields
        .fields(section)
        .ifPresent(
            inner -> names.stream().filter(inner::has).forEach(name -> reader.accept(inner, name)));
  }

  private static byte[] resource() {
    try (var in = CatalogReader.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from hotllm's jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read from hotllm's jar", e);
    }
  }
}
