package io.github.hotllm.internal.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.util.Map;

/** Says where a text stops to be JSON, and why, in words of ours: Jackson's quote the text. */
final class JsonRefusal {
  private static final String OTHERWISE = "a character that does not belong there";

  /** How Jackson's messages begin, from 2.15 to 2.22, and what we say. */
  private static final Map<String, String> REASONS = Map.of(
      "Unexpected end-of-input", "it ends too early",
      "Unrecognized token", "a word that is none of true, false and null",
      "Non-standard token", "a word that is none of true, false and null",
      "Illegal unquoted character", "a control character that has to be escaped",
      "Illegal character", "a control character",
      "Unrecognized character escape", "an escape that JSON does not have",
      "Invalid numeric value", "a number that is not written as in JSON",
      "Unexpected close marker", "a bracket that closes another one");

  private JsonRefusal() {}

  static JsonException of(JsonProcessingException e, JsonParser parser) {
    var where = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
    return at(where, parser, reason(e));
  }

  static JsonException at(JsonLocation where, JsonParser parser, String reason) {
    var path = JsonPath.of(parser.getParsingContext());
    return new JsonException(
        "not valid JSON at line " + where.getLineNr() + ", column " + where.getColumnNr()
            + (path.isEmpty() ? "" : ", in " + path) + ": " + reason,
        path);
  }

  private static String reason(JsonProcessingException e) {
    if (e instanceof StreamConstraintsException) {
      return "a name or text that is too long";
    }
    var original = String.valueOf(e.getOriginalMessage());
    return REASONS.entrySet().stream()
        .filter(reason -> original.startsWith(reason.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(OTHERWISE);
  }
}
