package io.github.hotllm.internal.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.AccessToken;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.concurrent.FakeClock;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireReply;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoogleFileTest {
  private static final String REPLY = "{\"access_token\":\"ya29.canary\",\"expires_in\":3599}";
  private static KeyPair keys;

  @TempDir
  Path folder;

  private final FakeClock clock = new FakeClock();
  private final List<String> posts = new ArrayList<>();
  private int status = 200;
  private String reply = REPLY;

  @BeforeAll
  static void makeKeys() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
  }

  @Test
  void aServiceAccountSignsWhoItIs() throws Exception {
    var token = file(account("https://oauth2.googleapis.com/token")).token();

    assertEquals(new AccessToken("ya29.canary", Instant.parse("2026-11-01T12:59:59Z")), token);
    var sent = posts.get(0);
    var prefix = "https://oauth2.googleapis.com/token grant_type="
        + "urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=";
    var form = form(sent);
    assertTrue(prefix.startsWith(sent.split(" ")[0]));
    assertEquals("urn:ietf:params:oauth:grant-type:jwt-bearer", form.get("grant_type"));
    var parts = String.valueOf(form.get("assertion")).split("\\.");
    assertEquals("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"kid-1\"}", decoded(parts[0]));
    assertEquals(
        "{\"iss\":\"me@acme.example\",\"scope\":\"https://www.googleapis.com/auth/cloud-platform\","
            + "\"aud\":\"https://oauth2.googleapis.com/token\",\"iat\":1793534400,"
            + "\"exp\":1793538000}",
        decoded(parts[1]));
    var verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(keys.getPublic());
    verifier.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
    assertTrue(verifier.verify(Base64.getUrlDecoder().decode(parts[2])));
  }

  @Test
  void aUsersRefreshTokenIsTraded() throws IOException {
    var user = Map.<String, Object>of(
        "type",
        "authorized_user",
        "client_id",
        "id-1",
        "client_secret",
        "s&1",
        "refresh_token",
        "r/1");
    file(user).token();
    assertEquals(
        List.of("https://oauth2.googleapis.com/token grant_type=refresh_token&client_id=id-1"
            + "&client_secret=s%261&refresh_token=r%2F1"),
        posts);
  }

  @ParameterizedTest
  @CsvSource({
    "http://oauth2.googleapis.com/token",
    "http://169.254.169.254/token",
    "http://localhost.evil.example/token",
    "https://user@oauth2.googleapis.com/token",
    "file:///etc/passwd",
    "no url",
  })
  void whatTheFileHoldsGoesOnlyOverTlsOrToThisMachine(String endpoint) {
    assertThrows(LlmException.class, () -> file(account(endpoint)).token());
    assertEquals(List.of(), posts);
  }

  @Test
  void aTokenEndpointOnThisMachineWillDo() throws IOException {
    file(account("http://127.0.0.1:8080/token")).token();
    assertTrue(posts.get(0).startsWith("http://127.0.0.1:8080/token "), "sent there");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"external_account\"} | is of a type that hotllm cannot trade for a token – use a"
            + " service account's, or give a token supplier in code",
        "{\"type\":\"service_account\",\"client_email\":\"a\"} | has no private_key",
        "{\"type\":\"service_account\",\"client_email\":\"a\",\"private_key\":\"canary\"} | holds no"
            + " private_key that can be read",
        "{\"type\":\"authorized_user\"} | has no client_id",
        "[1] | is not a JSON object",
        "{canary | is not JSON",
      })
  void whatIsWrongWithTheFileIsSaidWithoutWhatItHolds(String text, String why) throws IOException {
    var path = Files.writeString(folder.resolve("c.json"), text);
    var refusal = assertThrows(LlmException.class, () -> new GoogleFile(path, means()).token());
    assertEquals("the credentials file " + path + " " + why, refusal.getMessage());
    assertEquals(List.of(), posts);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    var path = folder.resolve("none.json");
    var refusal = assertThrows(LlmException.class, () -> new GoogleFile(path, means()).token());
    assertEquals(
        "the credentials file " + path + " cannot be read: NoSuchFileException",
        refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {\"error\":\"invalid_grant\",\"error_description\":\"canary\"} | 400 (invalid_grant)",
        "200 | {} | 200",
        "503 | busy canary | 503",
        "302 | {\"access_token\":\"canary\"} | 302",
      })
  void aRefusalIsToldByItsWordAlone(int code, String body, String told) throws IOException {
    status = code;
    reply = body;
    var file = file(account("https://oauth2.googleapis.com/token"));
    var refusal = assertThrows(LlmException.class, file::token);
    var message = String.valueOf(refusal.getMessage());
    assertTrue(message.startsWith("the token endpoint answered " + told), message);
    assertFalse(message.contains("canary"), message);
    assertEquals(code == 503, refusal.isRetryable());
  }

  private GoogleFile file(Map<String, Object> fields) throws IOException {
    var path = folder.resolve("credentials.json");
    Files.write(path, Json.bytes(fields));
    return new GoogleFile(path, means());
  }

  private Tokens.Means means() {
    return new Tokens.Means(clock, Runnable::run, (uri, form) -> post(uri, form));
  }

  private WireReply post(URI uri, String form) {
    posts.add(uri + " " + form);
    return new WireReply(status, Headers.none(), reply.getBytes(UTF_8));
  }

  private static Map<String, Object> account(String endpoint) {
    var account = new LinkedHashMap<String, Object>();
    account.put("type", "service_account");
    account.put("client_email", "me@acme.example");
    account.put("private_key_id", "kid-1");
    account.put(
        "private_key",
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    account.put("token_uri", endpoint);
    return account;
  }

  private static Map<String, String> form(String sent) {
    var form = new LinkedHashMap<String, String>();
    for (var field : sent.substring(sent.indexOf(' ') + 1).split("&")) {
      var pair = field.split("=", 2);
      form.put(pair[0], URLDecoder.decode(pair[1], UTF_8));
    }
    return form;
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), UTF_8);
  }
}
