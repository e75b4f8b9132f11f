package io.github.hotllm.conformance;

import java.util.Base64;

/** The start of a picture, which is enough for those who only hand it on. */
final class Png {
  static final String BASE64 = "iVBORw0KGgo=";
  static final byte[] BYTES = Base64.getDecoder().decode(BASE64);

  private Png() {}
}
