package io.github.hotllm.internal.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for what codex leaves in its folder, whole, half, blanked or not at all. */
class CodexLoginTest {
  private static final Instant LATER = Instant.parse("2026-11-01T14:00:00Z");
  private static final String TOKEN = Jwts.token("first", "acc-1", LATER);
  private static final String WHOLE = Jwts.authJson(TOKEN, "acc-1");

  @TempDir
  Path home;

  private Found look(String content) throws IOException {
    Jwts.write(home, content);
    return new CodexLogin(home).look();
  }

  private static String why(Found found) {
    return assertInstanceOf(Found.Nothing.class, found).why();
  }

  @Test
  void aWholeFileIsALogin() throws IOException {
    var login = assertInstanceOf(Found.Login.class, look(WHOLE));

    assertEquals(TOKEN, login.grant().token().reveal());
    assertEquals("acc-1", login.grant().account().orElseThrow().reveal());
    assertEquals(Optional.of(LATER), login.grant().expires());
    assertEquals(Optional.of("plus"), login.grant().tier());
    assertEquals(List.of(), login.warnings());
  }

  @Test
  void theAccountMayStandInTheTokenAlone() throws IOException {
    var found = look("{\"tokens\":{\"access_token\":\"" + TOKEN + "\"}}");

    var grant = assertInstanceOf(Found.Login.class, found).grant();
    assertEquals("acc-1", grant.account().orElseThrow().reveal());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void aBlankAccountCountsAsNone(String blank) throws IOException {
    var found = look(Jwts.authJson(TOKEN, blank));

    var grant = assertInstanceOf(Found.Login.class, found).grant();
    assertEquals("acc-1", grant.account().orElseThrow().reveal());
  }

  @Test
  void accountAndPlanMayStandInTheIdentityAlone() throws IOException {
    var found = look("{\"tokens\":{\"access_token\":\"opaque\",\"id_token\":\"" + TOKEN + "\"}}");

    var grant = assertInstanceOf(Found.Login.class, found).grant();
    assertEquals("acc-1", grant.account().orElseThrow().reveal());
    assertEquals(Optional.of("plus"), grant.tier());
    assertEquals(Optional.empty(), grant.expires());
  }

  @Test
  void aTokenThatIsNoJwtHasNoKnownEnd() throws IOException {
    var found = look("{\"tokens\":{\"access_token\":\"opaque\"}}");

    assertEquals(
        Optional.empty(), assertInstanceOf(Found.Login.class, found).grant().expires());
  }

  @Test
  void everyBeginningOfAFileIsHalfWritten() throws IOException {
    for (int length = 0; length < WHOLE.length(); length++) {
      assertInstanceOf(Found.NotYet.class, look(WHOLE.substring(0, length)), "length " + length);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"tokens\":null}",
        "{\"tokens\":{\"access_token\":\"\",\"refresh_token\":\"\"}}",
        "{\"tokens\":{\"access_token\":\"  \"}}",
        "{\"tokens\":[]}"
      })
  void aBlankedFileIsLoggedOut(String blanked) throws IOException {
    assertEquals(Jwts.authFile(home) + " holds no login", why(look(blanked)));
  }

  @Test
  void aVanishedFileIsLoggedOut() {
    assertEquals(Jwts.authFile(home) + " is not there", why(new CodexLogin(home).look()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"auth_mode\":\"apikey\",\"OPENAI_API_KEY\":\"sk-fake\"}",
        "{\"auth_mode\":\"ApiKey\",\"tokens\":{\"access_token\":\"left\"}}",
        "{\"OPENAI_API_KEY\":\"sk-fake\"}",
        "{\"OPENAI_API_KEY\":\"sk-fake\",\"tokens\":null,\"last_refresh\":null}"
      })
  void anApiKeyIsNoPlan(String key) throws IOException {
    assertEquals("codex is logged in with an API key, not with a plan", why(look(key)));
  }

  @Test
  void aKeyBesideALoginDoesNotMatter() throws IOException {
    var both = WHOLE.replace("\"OPENAI_API_KEY\":null", "\"OPENAI_API_KEY\":\"sk-fake\"");

    assertInstanceOf(Found.Login.class, look(both));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"auth_mode\":\"agentIdentity\",\"agent_identity\":{\"key\":\"x\"}}",
        "{\"personal_access_token\":\"at-fake\",\"tokens\":null}"
      })
  void anAccessTokenOfAWorkspaceIsNotBorrowed(String token) throws IOException {
    assertEquals(
        "codex is logged in with an access token of a workspace, which hotllm does not borrow",
        why(look(token)));
  }

  @Test
  void aFileOfNothingButBracketsIsHalfWritten() throws IOException {
    assertInstanceOf(Found.NotYet.class, look("[".repeat(200_000)));
    assertInstanceOf(Found.NotYet.class, look("{\"a\":".repeat(40_000)));
  }

  @Test
  void whatIsNoTokenIsNotRepeated() throws IOException {
    assertEquals(
        Jwts.authFile(home) + " holds something else than a token",
        why(look("{\"tokens\":{\"access_token\":\"two words\"}}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"keyring", "auto"})
  void aLoginInTheKeychainIsToldOf(String store) throws IOException {
    Files.writeString(
        home.resolve("config.toml"),
        "model = \"x\"\ncli_auth_credentials_store = \"" + store + "\"\n");

    var why = why(new CodexLogin(home).look());
    assertTrue(why.contains("in the system's keychain, which hotllm does not open"), why);
    assertTrue(
        why.endsWith("set cli_auth_credentials_store = \"file\" in " + home.resolve("config.toml")),
        why);
  }

  @Test
  void aHugeFileIsNotRead() throws IOException {
    var why = why(look("\"" + "x".repeat(300_000) + "\""));

    assertEquals(Jwts.authFile(home) + " is larger than 262144 bytes, so it is not read", why);
  }

  @Test
  void aFolderIsNoFile() throws IOException {
    Files.createDirectory(Jwts.authFile(home));

    assertEquals(Jwts.authFile(home) + " is not a file", why(new CodexLogin(home).look()));
  }

  @Test
  void aFileThatOthersCanReadIsUsedWithAWarning() throws IOException {
    look(WHOLE);
    assumeTrue(FileOwner.of(home).isPresent());
    Files.setPosixFilePermissions(
        Jwts.authFile(home), PosixFilePermissions.fromString("rw-r-----"));

    var login = assertInstanceOf(Found.Login.class, new CodexLogin(home).look());
    assertEquals(
        List.of(Jwts.authFile(home) + " can be read by other users – run chmod 600 "
            + Jwts.authFile(home)),
        login.warnings());
  }

  @Test
  void aFileOfSomebodyElseIsNotReadThroughALinkEither() throws IOException {
    look(WHOLE);
    assumeTrue(FileOwner.of(home).isPresent());
    var link = Files.createSymbolicLink(home.resolve("link"), Jwts.authFile(home));
    var ours = FileOwner.us();
    var theirs = Optional.<Object>of(1 + (Integer) ours.orElseThrow());

    assertEquals(
        link + " belongs to another user, so it is not read",
        why(new CredentialFile(link, theirs).read(object -> new Found.NotYet())));
    assertInstanceOf(
        Found.NotYet.class, new CredentialFile(link, ours).read(object -> new Found.NotYet()));
  }

  @Test
  void readingLeavesTheFileAsItIs() throws IOException {
    look(WHOLE);
    var before = Files.getLastModifiedTime(Jwts.authFile(home));
    new CodexLogin(home).look();

    assertEquals(WHOLE, Files.readString(Jwts.authFile(home)));
    assertEquals(before, Files.getLastModifiedTime(Jwts.authFile(home)));
    try (var files = Files.list(home)) {
      assertEquals(1, files.count());
    }
  }
}
