package io.github.hotllm.internal.http;

import io.github.hotllm.internal.wire.Headers;
import java.net.URI;

/** A POST to be sent. The headers may hold a key; the body is not to be modified. */
@SuppressWarnings("ArrayRecordComponent") // a body may be 32 MiB; nobody compares these
public record Outgoing(URI uri, Headers headers, byte[] body) {
  /** Without values of headers and without the body. */
  @Override
  public String toString() {
    return "Outgoing[" + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath() + ", "
        + headers + ", " + body.length + " bytes]";
  }
}
