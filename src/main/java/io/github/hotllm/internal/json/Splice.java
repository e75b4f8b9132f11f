package io.github.hotllm.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.internal.json.TopLevel.Member;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Changes to the top-level fields of a JSON object in its literal UTF-8 bytes, all others of which
 * stay as they are: white space, order, the way numbers and texts are written.
 *
 * <p>A new field goes behind the last one. Only a byte order mark is left away, and a field that
 * goes takes the white space before it along. Belongs to one thread.
 */
public final class Splice {
  private final byte[] body;
  /** What each named field becomes; empty is nothing. */
  private final Map<String, Optional<Object>> changes = new LinkedHashMap<>();

  private Splice(byte[] body) {
    this.body = body;
  }

  /** Into the bytes of an object that was parsed before; they are not modified. */
  public static Splice into(byte[] object) {
    return new Splice(object);
  }

  /** The field has that value; its bytes stay when it has it already. */
  public Splice with(String name, Object value) {
    changes.put(name, Optional.of(value));
    return this;
  }

  /** There is no such field. */
  public Splice without(String name) {
    changes.put(name, Optional.empty());
    return this;
  }

  /**
   * The object with these changes.
   *
   * @throws JsonException if the bytes are no JSON object
   */
  public byte[] bytes() {
    var object = TopLevel.of(body);
    var kept = object.members().stream().filter(member -> !goes(member)).toList();
    var out = new ByteArrayOutputStream(body.length + 64);
    copy(out, Utf8.start(body), object.open());
    for (int i = 0; i < kept.size(); i++) {
      // The first one that stays takes the place of the first one that was.
      var place = (i == 0 ? object.members() : kept).get(i);
      copy(out, place.gap(), place.start());
      writeField(out, kept.get(i));
    }
    var separator = kept.isEmpty() ? "" : ",";
    for (var field : added(object).entrySet()) {
      out.writeBytes((separator + Json.text(field.getKey()) + ":").getBytes(UTF_8));
      out.writeBytes(Json.bytes(field.getValue()));
      separator = ",";
    }
    copy(out, object.end(), body.length);
    return out.toByteArray();
  }

  private boolean goes(Member member) {
    return Optional.empty().equals(changes.get(member.name()));
  }

  private void writeField(ByteArrayOutputStream out, Member member) {
    var change = changes.get(member.name());
    if (change == null || isValueOf(member, change.get())) {
      copy(out, member.start(), member.end());
    } else {
      copy(out, member.start(), member.valueStart());
      out.writeBytes(Json.bytes(change.get()));
    }
  }

  private boolean isValueOf(Member member, Object value) {
    var present = Json.parse(Arrays.copyOfRange(body, member.valueStart(), member.end()));
    return Objects.equals(Canonical.of(value), present);
  }

  private Map<String, Object> added(TopLevel object) {
    var added = new LinkedHashMap<String, Object>();
    changes.forEach((name, change) -> change.ifPresent(value -> added.put(name, value)));
    object.members().forEach(member -> added.remove(member.name()));
    return added;
  }

  private void copy(ByteArrayOutputStream out, int from, int to) {
    out.write(body, from, to - from);
  }
}
