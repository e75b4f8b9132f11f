package io.github.hotllm.internal.dialect;

import io.github.hotllm.internal.json.Fields;
import java.util.ArrayList;
import java.util.List;

/** The places in a client's request whose meaning we do not know. Belongs to one reading. */
public final class Unread {
  private final List<String> places = new ArrayList<>();

  public void add(String place) {
    places.add(place);
  }

  /** What nobody asked for of an object. Null is absence here too. */
  public void rest(Fields fields) {
    fields.unread().stream().filter(fields::has).map(fields::path).forEach(places::add);
  }

  public List<String> list() {
    return List.copyOf(places);
  }
}
