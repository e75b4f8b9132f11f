package io.github.hotllm.internal.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.AccessToken;
import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.wire.WireReply;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A credentials file of Google's, which is traded for tokens: a service account's, or that which
 * {@code gcloud auth application-default login} writes for a user.
 *
 * <p>Fields and forms are those of google-auth-library 10.9.1 (2026-11). No message repeats what
 * stands in the file. For one token.
 */
record GoogleFile(Path path, Tokens.Means means) {
  private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
  private static final String USUAL_ENDPOINT = "https://oauth2.googleapis.com/token";
  private static final String SIGNED = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  /**
   * A new token. Blocks.
   *
   * @throws LlmException if the file cannot be used, or is refused
   */
  AccessToken token() {
    var file = read();
    var endpoint = endpoint(file.at("token_uri").text().orElse(USUAL_ENDPOINT));
    var asked = means.clock().now();
    var form = switch (file.at("type").textOrEmpty()) {
      case "service_account" -> signed(file, endpoint);
      case "authorized_user" -> renewed(file);
      default ->
        throw unusable("is of a type that hotllm cannot trade for a token – use a service"
            + " account's, or give a token supplier in code");
    };
    var reply = means.post().apply(endpoint, encoded(form));
    var body = parsed(reply.body());
    var token = body.at("access_token").textOrEmpty();
    if (reply.status() != 200 || token.isEmpty()) {
      throw refused(reply, body);
    }
    return new AccessToken(
        token, asked.plusSeconds(body.at("expires_in").count().orElse(0)));
  }

  private Map<String, String> signed(Node file, URI endpoint) {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", required(file, "client_email"));
    claims.put("scope", SCOPE);
    claims.put("aud", endpoint.toString());
    try {
      var assertion = new Assertion(claims, file.at("private_key_id").text())
          .signed(required(file, "private_key"), means.clock().now());
      return Map.of("grant_type", SIGNED, "assertion", assertion);
    } catch (IllegalArgumentException e) {
      throw unusable("holds no private_key that can be read");
    }
  }

  private Map<String, String> renewed(Node file) {
    var form = new LinkedHashMap<String, String>();
    form.put("grant_type", "refresh_token");
    for (var field : new String[] {"client_id", "client_secret", "refresh_token"}) {
      form.put(field, required(file, field));
    }
    return form;
  }

  /** A file must not lead what it holds to just any address. */
  private URI endpoint(String text) {
    try {
      var uri = URI.create(text);
      var host = String.valueOf(uri.getHost());
      boolean here = host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
      boolean safe = "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && here);
      if (safe && uri.getHost() != null && uri.getRawUserInfo() == null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw unusable("holds no token_uri that is a URL");
    }
    throw unusable("holds a token_uri that is neither https nor on this machine");
  }

  private Node read() {
    try {
      var file = Node.of(Json.parse(Files.readAllBytes(path)));
      if (file.isObject()) {
        return file;
      }
      throw unusable("is not a JSON object");
    } catch (IOException e) {
      throw unusable("cannot be read: " + e.getClass().getSimpleName());
    } catch (JsonException e) {
      throw unusable("is not JSON");
    }
  }

  private String required(Node file, String field) {
    return file.at(field)
        .text()
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> unusable("has no " + field));
  }

  private static Node parsed(byte[] body) {
    try {
      return Node.of(Json.parse(body));
    } catch (JsonException e) {
      return Node.of(null);
    }
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  private LlmException unusable(String what) {
    return LlmException.of(ErrorType.AUTHENTICATION, "the credentials file " + path + " " + what);
  }

  /** Its word for what is wrong is one of OAuth's few; its sentences may say more than is good. */
  private LlmException refused(WireReply reply, Node body) {
    var word = body.at("error").textOrEmpty();
    var shown = word.matches("[a-z_]{1,40}") ? " (" + word + ")" : "";
    boolean theirs = reply.status() >= 500 || reply.status() == 429;
    return LlmException.builder(
            theirs ? ErrorType.OVERLOADED : ErrorType.AUTHENTICATION,
            "the token endpoint answered " + reply.status() + shown
                + (theirs ? "; try later" : " – is the credentials file " + path + " still good?"))
        .providerStatus(reply.status())
        .build();
  }

  /** Without what the file holds. */
  @Override
  public String toString() {
    return "GoogleFile[" + path + "]";
  }
}
