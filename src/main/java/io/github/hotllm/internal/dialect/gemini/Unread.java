package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.internal.json.Fields;
import java.util.ArrayList;
import java.util.List;

/** The places in a client's request whose meaning we do not know. Belongs to one reading. */
final class Unread {
  private final List<String> places = new ArrayList<>();

  void add(String place) {
    places.add(place);
  }

  /** What nobody asked for of an object. */
  void rest(Fields fields) {
    fields.unread().stream().map(fields::path).forEach(places::add);
  }

  List<String> list() {
    return List.copyOf(places);
  }
}
