package io.github.hotllm.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a whole JSON text into values. Immutable, for all threads. */
final class JsonReader {
  /** For what a provider answers. */
  static final JsonReader LENIENT = new JsonReader(256, false);
  /** For requests and configuration. */
  static final JsonReader STRICT = new JsonReader(64, true);

  private static final int MAX_TOKENS = 1_000_000;
  private static final int MAX_NUMBER = 1000;
  /** A base64 image may fill a whole body of 32 MiB; Jackson's own limit is 20 million. */
  private static final int MAX_STRING = 64 << 20;

  private final int maxDepth;
  private final JsonFactory factory;

  private JsonReader(int maxDepth, boolean refuseDuplicates) {
    this.maxDepth = maxDepth;
    this.factory = JsonFactory.builder()
        .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, refuseDuplicates)
        .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
        .streamReadConstraints(StreamReadConstraints.builder()
            // One more than we allow, so that it is our check that speaks.
            .maxNestingDepth(maxDepth + 1)
            .maxNumberLength(MAX_NUMBER)
            .maxStringLength(MAX_STRING)
            .build())
        .build();
  }

  @Nullable
  Object read(byte[] utf8) {
    requireUtf8(utf8);
    try (var parser = factory.createParser(utf8)) {
      return new Run(parser).whole();
    } catch (JsonProcessingException e) {
      throw failure(e);
    } catch (IOException e) {
      // Bytes that are no UTF-8; nothing else can fail in memory.
      throw new JsonException("the JSON is not UTF-8 text", "");
    }
  }

  /** Jackson would guess UTF-16 and UTF-32 from zero bytes and from their byte order marks. */
  private static void requireUtf8(byte[] bytes) {
    for (int i = 0; i < Math.min(4, bytes.length); i++) {
      if (bytes[i] == 0 || bytes[i] == (byte) 0xFE || bytes[i] == (byte) 0xFF) {
        throw new JsonException("the JSON is not UTF-8 text", "");
      }
    }
  }

  private static JsonException failure(JsonProcessingException e) {
    var path = "";
    if (e.getProcessor() instanceof JsonParser parser && parser.getParsingContext() != null) {
      path = JsonPath.of(parser.getParsingContext());
    }
    var where = e.getLocation();
    var place =
        where == null ? "" : " at line " + where.getLineNr() + ", column " + where.getColumnNr();
    var field = path.isEmpty() ? "" : ", in " + path;
    return new JsonException("not valid JSON" + place + field + ": " + reason(e), path);
  }

  /** Jackson's reason without the words it quotes from the text. */
  private static String reason(JsonProcessingException e) {
    var reason = String.valueOf(e.getOriginalMessage());
    if (reason.startsWith("Unrecognized token")) {
      return "a word that is none of true, false and null";
    } else if (reason.startsWith("Duplicate field") || reason.startsWith("Duplicate Object")) {
      return "a name that was there before in the same object";
    } else if (reason.startsWith("Unexpected end-of-input")) {
      return "it ends too early";
    }
    return reason.lines().findFirst().orElse("");
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
      var token = next();
      if (token == null) {
        throw refused("it is empty");
      }
      var value = value(token);
      if (parser.nextToken() != null) {
        throw refused("there is more text behind its end");
      }
      return value;
    }

    private @Nullable JsonToken next() throws IOException {
      if (++tokens > MAX_TOKENS) {
        throw refused("it has more than " + MAX_TOKENS + " tokens");
      }
      return parser.nextToken();
    }

    private @Nullable Object value(JsonToken token) throws IOException {
      return switch (token) {
        case START_OBJECT -> object();
        case START_ARRAY -> list();
        case VALUE_STRING -> parser.getText();
        case VALUE_NUMBER_INT -> whole(parser.getNumberValue());
        case VALUE_NUMBER_FLOAT -> decimal();
        case VALUE_TRUE -> true;
        case VALUE_FALSE -> false;
        default -> null;
      };
    }

    private Map<String, Object> object() throws IOException {
      enter();
      var object = new LinkedHashMap<String, Object>();
      for (var token = next(); token != JsonToken.END_OBJECT; token = next()) {
        var name = parser.currentName();
        Json.put(object, name, value(required(next())));
      }
      depth--;
      return Collections.unmodifiableMap(object);
    }

    private List<Object> list() throws IOException {
      enter();
      var list = new ArrayList<Object>();
      for (var token = next(); token != JsonToken.END_ARRAY; token = next()) {
        Json.add(list, value(required(token)));
      }
      depth--;
      return Collections.unmodifiableList(list);
    }

    /** Within an object or a list, Jackson itself throws at the end of the text. */
    private JsonToken required(@Nullable JsonToken token) {
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

    private static Number whole(Number number) {
      return number instanceof Integer ? (Number) number.longValue() : number;
    }

    /** What no double can hold is infinite to everybody who is not as exact as we are. */
    private BigDecimal decimal() throws IOException {
      var number = parser.getDecimalValue();
      if (Double.isInfinite(number.doubleValue())) {
        throw refused("a number that is not finite");
      }
      return number;
    }

    private JsonException refused(String reason) {
      var where = parser.currentTokenLocation();
      var path = JsonPath.of(parser.getParsingContext());
      var field = path.isEmpty() ? "" : ", in " + path;
      return new JsonException(
          "not valid JSON at line " + where.getLineNr() + ", column " + where.getColumnNr() + field
              + ": " + reason,
          path);
    }
  }
}
