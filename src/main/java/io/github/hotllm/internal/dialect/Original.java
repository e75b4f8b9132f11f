package io.github.hotllm.internal.dialect;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.wire.Headers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a client literally wrote.
 *
 * @param dialect the name of the format it is written in
 * @param body the bytes; not to be modified
 * @param fields the same, parsed
 * @param headers those that have a meaning for a provider, such as {@code anthropic-beta}
 * @param unknown the places of the fields whose meaning is not in the request, such as {@code seed}
 *     or {@code messages[0].name}
 * @param refusal why no other format can be asked this: what it says is needed, and not in the
 *     request
 */
@SuppressWarnings("ArrayRecordComponent") // a body may be 32 MiB; equals and hashCode are our own
public record Original(
    String dialect,
    byte[] body,
    Map<String, Object> fields,
    Headers headers,
    List<String> unknown,
    Optional<LlmException> refusal) {
  /** What any format can be asked, but for the unknown fields. */
  public Original(
      String dialect,
      byte[] body,
      Map<String, Object> fields,
      Headers headers,
      List<String> unknown) {
    this(dialect, body, fields, headers, unknown, Optional.empty());
  }

  /**
   * Nothing, where it can be asked in other words.
   *
   * @throws LlmException if it cannot
   */
  public void requireSayable() {
    refusal.ifPresent(why -> {
      throw why;
    });
  }

  /** Whether it is written in our own format, all of which is in the request. */
  boolean isOurs() {
    return dialect.equals("hotllm");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Original that
        && dialect.equals(that.dialect)
        && Arrays.equals(body, that.body)
        && headers.equals(that.headers)
        && unknown.equals(that.unknown);
  }

  @Override
  public int hashCode() {
    return Objects.hash(dialect, Arrays.hashCode(body), headers, unknown);
  }

  /** Without the content. */
  @Override
  public String toString() {
    return "Original[" + dialect + ", " + body.length + " bytes]";
  }
}
