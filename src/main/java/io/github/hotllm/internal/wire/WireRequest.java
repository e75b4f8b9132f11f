package io.github.hotllm.internal.wire;

import java.util.Arrays;
import java.util.Objects;

/**
 * An HTTP request without its origin.
 *
 * @param path as it stands in the request line: escaped, with the query if there is one
 * @param body handed on, not copied: not to be modified
 */
@SuppressWarnings("ArrayRecordComponent") // a body may be 32 MiB; equals and hashCode are our own
public record WireRequest(String method, String path, Headers headers, byte[] body) {
  @Override
  public boolean equals(Object other) {
    return other instanceof WireRequest that
        && method.equals(that.method)
        && path.equals(that.path)
        && headers.equals(that.headers)
        && Arrays.equals(body, that.body);
  }

  @Override
  public int hashCode() {
    return Objects.hash(method, path, headers, Arrays.hashCode(body));
  }

  /** Without values of headers, without the query, in which some clients put a key, or the body. */
  @Override
  public String toString() {
    int query = path.indexOf('?');
    return "WireRequest[" + method + " " + (query < 0 ? path : path.substring(0, query) + "?…")
        + ", " + headers + ", " + body.length + " bytes]";
  }
}
