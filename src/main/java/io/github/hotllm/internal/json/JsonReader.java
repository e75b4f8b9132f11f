package io.github.hotllm.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole JSON text into values. Immutable, for all threads.
 *
 * @see JsonRefusal
 */
final class JsonReader {
  /** For what a provider answers: embeddings have millions of numbers, and bytes are counted. */
  static final JsonReader LENIENT = new JsonReader(256, Integer.MAX_VALUE, Repeated.LAST_COUNTS);
  /** For requests and configuration. */
  static final JsonReader STRICT = new JsonReader(64, 1_000_000, Repeated.REFUSED);

  /** A name for the second time in one object. */
  private enum Repeated {
    LAST_COUNTS,
    REFUSED
  }

  private static final String TOO_FAR = "a number that no double can hold";
  private static final int MAX_NUMBER = 1000;
  /** The places before or behind the point that a number of a thousand characters can have. */
  private static final int MAX_SCALE = 2 * MAX_NUMBER;
  /** A base64 image may fill a whole body of 32 MiB; Jackson's own limit is 20 million. */
  private static final int MAX_STRING = 64 << 20;

  private final int maxDepth;
  private final int maxTokens;
  private final Repeated repeated;
  private final JsonFactory factory;

  private JsonReader(int maxDepth, int maxTokens, Repeated repeated) {
    this.maxDepth = maxDepth;
    this.maxTokens = maxTokens;
    this.repeated = repeated;
    this.factory = JsonFactory.builder()
        // A table of all names ever seen would grow by a stranger's names and slow down by those
        // of the same hash.
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .streamReadConstraints(StreamReadConstraints.builder()
            // One more than we allow, so that it is our check that speaks.
            .maxNestingDepth(maxDepth + 1)
            .maxNumberLength(Integer.MAX_VALUE)
            .maxStringLength(MAX_STRING)
            .build())
        .build();
  }

  @Nullable
  Object read(String text) {
    try (var parser = factory.createParser(text)) {
      return new Run(parser).whole();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  /** One text being read; its state belongs to the thread that reads. */
  private final class Run {
    private final JsonParser parser;
    private int depth;
    private int tokens;

    Run(JsonParser parser) {
      this.parser = parser;
    }

    @Nullable
    Object whole() throws IOException {
      try {
        return oneValue();
      } catch (JsonProcessingException e) {
        throw JsonRefusal.of(e, parser);
      }
    }

    private @Nullable Object oneValue() throws IOException {
      var token = parser.nextToken();
      if (token == null) {
        throw refused("it is empty");
      }
      var value = value(token);
      if (parser.nextToken() != null) {
        throw refused("there is more text behind its end");
      }
      return value;
    }

    private @Nullable Object value(JsonToken token) throws IOException {
      return switch (token) {
        case START_OBJECT -> object();
        case START_ARRAY -> list();
        case VALUE_STRING -> parser.getText();
        case VALUE_NUMBER_INT -> finite(wholeNumber());
        case VALUE_NUMBER_FLOAT -> finite(decimal());
        case VALUE_TRUE -> true;
        case VALUE_FALSE -> false;
        default -> null;
      };
    }

    private Map<String, Object> object() throws IOException {
      enter();
      var object = new LinkedHashMap<String, Object>();
      while (next() != JsonToken.END_OBJECT) {
        var name = parser.currentName();
        if (repeated == Repeated.REFUSED && object.containsKey(name)) {
          throw refused("a name that was there before in the same object");
        }
        Json.put(object, name, value(next()));
      }
      depth--;
      return Collections.unmodifiableMap(object);
    }

    private List<Object> list() throws IOException {
      enter();
      var list = new ArrayList<Object>();
      for (var token = next(); token != JsonToken.END_ARRAY; token = next()) {
        Json.add(list, value(token));
      }
      depth--;
      return Collections.unmodifiableList(list);
    }

    private JsonToken next() throws IOException {
      if (++tokens > maxTokens) {
        throw refused("it has more than " + maxTokens + " tokens");
      }
      var token = parser.nextToken();
      if (token == null) {
        throw refused("it ends too early");
      }
      return token;
    }

    private void enter() {
      if (++depth > maxDepth) {
        throw refused("it is nested deeper than " + maxDepth + " levels");
      }
    }

    private Number wholeNumber() throws IOException {
      requireNumberLength();
      return parser.getNumberValue();
    }

    /** Jackson's own way lets a NumberFormatException out that quotes the number. */
    private Number decimal() throws IOException {
      requireNumberLength();
      try {
        return new BigDecimal(parser.getText());
      } catch (NumberFormatException e) {
        throw refused(TOO_FAR);
      }
    }

    private void requireNumberLength() throws IOException {
      if (parser.getTextLength() > MAX_NUMBER) {
        throw refused("a number of more than " + MAX_NUMBER + " characters");
      }
    }

    /**
     * What no double can hold is infinite to everybody who is not as exact as we are, and its
     * digits may fill the memory of whoever writes them out.
     */
    private Number finite(Number number) {
      boolean far =
          number instanceof BigDecimal decimal && Math.abs((long) decimal.scale()) > MAX_SCALE;
      if (far || Double.isInfinite(number.doubleValue())) {
        throw refused(TOO_FAR);
      }
      return Canonical.number(number);
    }

    private JsonException refused(String reason) {
      return JsonRefusal.at(parser.currentTokenLocation(), parser, reason);
    }
  }
}
