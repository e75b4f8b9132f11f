package io.github.hotllm.internal.json;

import java.util.List;

/**
 * Where the fields of a JSON object stand in its bytes.
 *
 * @param open the place behind the opening brace
 * @param members the fields in their order
 */
record TopLevel(int open, List<Member> members) {
  /** Where the gap before a field starts, its name, its value, and where the value ends. */
  record Member(String name, int gap, int start, int valueStart, int end) {}

  /**
   * The places in bytes that were parsed before: values are stepped over, not checked.
   *
   * @throws JsonException if the bytes are no object, or end within it
   */
  static TopLevel of(byte[] object) {
    return new TopLevelScan(object).whole();
  }

  /** The place behind the last field. */
  int end() {
    return members.isEmpty() ? open : members.get(members.size() - 1).end();
  }
}
