package io.github.hotllm.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.internal.json.Json;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Damages what is sent, by a seed: its bytes, the shape of its JSON, the order of its events. What
 * comes out differs from what went in.
 */
final class Damage {
  /** What stands for the damaged place until the JSON is text. */
  private static final String MARK = "(here)";
  /** What JSON allows, and what it does not, and none of which belongs there. */
  private static final List<String> WRONG = List.of(
      "null",
      "true",
      "\"\"",
      "\"text\"",
      "7",
      "-1",
      "0.5",
      "1e999",
      "NaN",
      "-0",
      "1e308",
      "9223372036854775807",
      "9223372036854775808",
      "-9223372036854775809",
      "4294967296",
      "9".repeat(400),
      "9".repeat(2000),
      "1e1000000000",
      "[]",
      "[[1]]",
      "[\"x\"]",
      "[null]",
      "{}",
      "{\"a\":{\"b\":1}}",
      "{\"\":\"\"}",
      "\"\\u0000\"",
      "\"\\ud800\"",
      "\"\\udc00x\"",
      "\"\\q\"",
      "\"" + "x".repeat(20_000) + "\"",
      nested(50),
      nested(100),
      nested(300),
      nested(5000));
  /** Not UTF-8: a lone byte, an overlong NUL, half a character, a surrogate, beyond Unicode. */
  private static final List<byte[]> BYTES = List.of(
      bytes(0xFF),
      bytes(0xC0, 0x80),
      bytes(0xE2, 0x82),
      bytes(0xED, 0xA0, 0x80),
      bytes(0xF4, 0x90, 0x80, 0x80),
      bytes(0),
      bytes('\r'),
      bytes('\n', '\n'),
      bytes('"'));

  private final Random random;
  private String instead = "";

  Damage(long seed) {
    random = new Random(seed);
  }

  private static String nested(int levels) {
    return "[".repeat(levels) + "]".repeat(levels);
  }

  private static byte[] bytes(int... values) {
    var bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /** A body of JSON, damaged. */
  byte[] json(String body) {
    return unlessSame(body.getBytes(UTF_8), random.nextInt(4) == 0 ? body : shape(body));
  }

  /** A stream of events, damaged: one event's JSON, or the events' order. */
  byte[] stream(String body) {
    var events = new ArrayList<>(List.of(body.split("\n\n")));
    int at = random.nextInt(events.size());
    var event = events.get(at);
    int json = event.indexOf('{');
    switch (random.nextInt(8)) {
      case 0 -> events.remove(at);
      case 1 -> events.add(random.nextInt(events.size()), event);
      case 2 -> events.add(0, events.remove(at));
      case 3 -> events.subList(at, events.size()).clear();
      case 4 -> events.add(random.nextInt(events.size()), "data: " + pick(WRONG));
      default -> {
        if (json >= 0) {
          events.set(at, event.substring(0, json) + shape(event.substring(json)));
        }
      }
    }
    return unlessSame(body.getBytes(UTF_8), String.join("\n\n", events) + "\n\n");
  }

  private byte[] unlessSame(byte[] before, String text) {
    var after = text.getBytes(UTF_8);
    while (Arrays.equals(before, after)) {
      after = bytesOf(before);
    }
    return after;
  }

  private byte[] bytesOf(byte[] before) {
    int from = random.nextInt(before.length);
    int to = from + random.nextInt(Math.min(40, before.length - from) + 1);
    var after = new ByteArrayOutputStream();
    after.write(before, 0, from);
    switch (random.nextInt(5)) {
      case 0 -> {
        // Truncated.
        return after.toByteArray();
      }
      case 1 -> after.write(before, to, before.length - to);
      case 2 -> {
        after.write(before, from, to - from);
        after.write(before, from, before.length - from);
      }
      case 3 -> {
        after.writeBytes(pick(BYTES));
        after.write(before, from, before.length - from);
      }
      default -> {
        after.write(before, from, before.length - from);
        return scattered(after.toByteArray());
      }
    }
    return after.toByteArray();
  }

  private byte[] scattered(byte[] bytes) {
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private String shape(String json) {
    instead = pick(WRONG);
    return Json.text(inside(Json.parse(json))).replace("\"" + MARK + "\"", instead);
  }

  private Object inside(Object value) {
    if (random.nextInt(5) > 0) {
      if (value instanceof Map<?, ?> map && !map.isEmpty()) {
        return field(map);
      } else if (value instanceof List<?> list && !list.isEmpty()) {
        return item(list);
      }
    }
    return MARK;
  }

  private Map<Object, Object> field(Map<?, ?> map) {
    var copy = new LinkedHashMap<Object, Object>(map);
    var name = pick(List.copyOf(map.keySet()));
    var value = map.get(name);
    switch (random.nextInt(10)) {
      case 0 -> copy.remove(name);
      case 1 -> copy.put(name + "_", copy.remove(name));
      case 2 -> {
        copy.put(name, MARK);
        instead = Json.text(value) + "," + Json.text(name) + ":" + pick(List.of("1", "[]"));
      }
      default -> copy.put(name, inside(value));
    }
    return copy;
  }

  private List<Object> item(List<?> list) {
    var copy = new ArrayList<Object>(list);
    int at = random.nextInt(list.size());
    switch (random.nextInt(8)) {
      case 0 -> copy.remove(at);
      case 1 -> copy.add(copy.get(at));
      default -> copy.set(at, inside(list.get(at)));
    }
    return copy;
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
