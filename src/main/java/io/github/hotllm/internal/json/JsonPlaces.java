package io.github.hotllm.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Optional;

/** Finds where in a JSON text a field stands, for messages about what a user wrote. */
public final class JsonPlaces {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonPlaces() {}

  /** A place in a text, both counted from 1. */
  public record Place(int line, int column) {}

  /**
   * The place of the name of a field, or of an element of a list.
   *
   * @param utf8 a text that is known to be JSON
   * @param path the field in our notation, such as {@code messages[2].content}; what is not there
   *     has no place
   */
  public static Optional<Place> of(byte[] utf8, String path) {
    // As text, so that columns count characters.
    try (var parser = FACTORY.createParser(new String(utf8, UTF_8))) {
      while (parser.nextToken() != null) {
        if (JsonPath.of(parser.getParsingContext()).equals(path)) {
          return Optional.of(place(parser));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      // Not JSON after all, which whoever reads it says better.
      return Optional.empty();
    }
  }

  private static Place place(JsonParser parser) {
    var location = parser.currentTokenLocation();
    return new Place(location.getLineNr(), location.getColumnNr());
  }
}
