package io.github.hotllm.internal.wire;

import java.util.Arrays;
import java.util.Objects;

/** A whole HTTP reply. The body is handed on, not copied: not to be modified. */
@SuppressWarnings("ArrayRecordComponent") // a body may be 32 MiB; equals and hashCode are our own
public record WireReply(int status, Headers headers, byte[] body) {
  private static final Headers JSON = Headers.none().with("content-type", "application/json");

  /** A reply of JSON. */
  public static WireReply json(int status, byte[] body) {
    return new WireReply(status, JSON, body);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WireReply that
        && status == that.status
        && headers.equals(that.headers)
        && Arrays.equals(body, that.body);
  }

  @Override
  public int hashCode() {
    return Objects.hash(status, headers, Arrays.hashCode(body));
  }

  /** Without values of headers and without the body. */
  @Override
  public String toString() {
    return "WireReply[" + status + ", " + headers + ", " + body.length + " bytes]";
  }
}
