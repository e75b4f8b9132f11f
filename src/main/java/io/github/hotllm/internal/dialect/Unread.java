package io.github.hotllm.internal.dialect;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The places in a client's request whose meaning we do not know: what a target of another format is
 * not told, or is not asked for at all. Belongs to one reading.
 */
public final class Unread {
  private final List<String> places = new ArrayList<>();
  private Optional<LlmException> refusal = Optional.empty();

  public void add(String place) {
    places.add(place);
  }

  /** Notes what only its own format can say, and without which the request is another one. */
  public void refuse(LlmException why) {
    refusal = refusal.or(() -> Optional.of(why));
  }

  /** Why no other format can be asked this; the first reason there is. */
  public Optional<LlmException> refusal() {
    return refusal;
  }

  /** What nobody asked for of an object. Null is absence here too. */
  public void rest(Fields fields) {
    fields.unread().stream().filter(fields::has).map(fields::path).forEach(places::add);
  }

  public List<String> list() {
    return List.copyOf(places);
  }
}
