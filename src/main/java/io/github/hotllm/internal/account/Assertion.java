package io.github.hotllm.internal.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.internal.json.Json;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a service account says of itself, signed with its key: a JSON web token (RFC 7523, RS256).
 *
 * @param claims without the times
 * @param keyId which of the account's keys signs
 */
record Assertion(Map<String, Object> claims, Optional<String> keyId) {
  private static final Duration VALID = Duration.ofHours(1);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /**
   * The token.
   *
   * @param pem the private key, PKCS 8 in PEM
   * @throws IllegalArgumentException if that is no RSA key; the message does not hold it
   */
  String signed(String pem, Instant now) {
    var header = new LinkedHashMap<String, Object>();
    header.put("alg", "RS256");
    header.put("typ", "JWT");
    keyId.ifPresent(id -> header.put("kid", id));
    var body = new LinkedHashMap<>(claims);
    body.put("iat", now.getEpochSecond());
    body.put("exp", now.plus(VALID).getEpochSecond());
    var said = part(Json.bytes(header)) + "." + part(Json.bytes(body));
    return said + "." + part(signature(said, pem));
  }

  private static byte[] signature(String said, String pem) {
    try {
      var der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
      var signer = Signature.getInstance("SHA256withRSA");
      signer.initSign(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der)));
      signer.update(said.getBytes(UTF_8));
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no RSA key in PKCS 8");
    }
  }

  private static String part(byte[] bytes) {
    return BASE64.encodeToString(bytes);
  }
}
