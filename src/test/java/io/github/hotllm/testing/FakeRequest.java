package io.github.hotllm.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came over the wire.
 *
 * @param line the request line
 * @param headers the last value of each name, which is in lower case
 * @param fields all values of each name, in order
 * @param connection the number of the connection, from 1
 * @param turn the number of the request on that connection, from 1
 */
public record FakeRequest(
    String line,
    Map<String, String> headers,
    Map<String, List<String>> fields,
    byte[] body,
    int connection,
    int turn) {
  /** The body as UTF-8. */
  public String text() {
    return new String(body, UTF_8);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The next request; empty if the peer has closed the connection instead. */
  static Optional<FakeRequest> read(InputStream in, int connection, int turn) throws IOException {
    var line = line(in);
    if (line.isEmpty()) {
      return Optional.empty();
    }
    var fields = new TreeMap<String, List<String>>();
    for (var field = line(in).orElse(""); !field.isEmpty(); field = line(in).orElse("")) {
      int colon = field.indexOf(':');
      fields
          .computeIfAbsent(
              field.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(field.substring(colon + 1).strip());
    }
    var headers = new TreeMap<String, String>();
    fields.forEach((name, values) -> headers.put(name, values.get(values.size() - 1)));
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    var body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("the body of a request was cut");
    }
    return Optional.of(new FakeRequest(
        line.get(), Map.copyOf(headers), Map.copyOf(fields), body, connection, turn));
  }

  private static Optional<String> line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return Optional.empty();
      } else if (b != '\r') {
        line.write(b);
      }
    }
    return Optional.of(line.toString(ISO_8859_1));
  }
}
