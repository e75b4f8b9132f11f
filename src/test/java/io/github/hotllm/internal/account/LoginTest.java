package io.github.hotllm.internal.account;

import static io.github.hotllm.internal.account.FakeSource.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.account.DirectFailure.Kind;
import io.github.hotllm.internal.account.LoginState.Standing;
import io.github.hotllm.internal.concurrent.FakeClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Tests for a login: when it is looked at again, and when its owner is asked. It is noon. */
class LoginTest {
  private static final String LATER = "2026-11-01T14:00:00Z";
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final FakeClock clock = new FakeClock();
  private final FakeSource source = new FakeSource();
  private final FakeOwner owner = new FakeOwner();

  private Login login(Found... found) {
    source.finds(found);
    return new Login(
        Plan.CHATGPT,
        URI.create("http://127.0.0.1:9"),
        new Login.Keeping(source, owner, Login.Switch.ON),
        clock);
  }

  private static String text(CompletableFuture<Grant> grant) {
    assertTrue(grant.isDone());
    return grant.join().token().reveal();
  }

  private static LlmException failure(CompletableFuture<?> future) {
    assertTrue(future.isDone());
    var thrown = assertThrows(CompletionException.class, future::join);
    return (LlmException) thrown.getCause();
  }

  private void settle() {
    clock.advance(Duration.ZERO);
  }

  @Test
  void whatWasFoundAtTheStartIsThereAtOnce() {
    var login = login(token("first", "acc-1", LATER));

    assertEquals("first", text(login.grant()));
    assertEquals(1, source.looks);
  }

  @Test
  void whatIsOldIsLookedAtAgainOnceForAll() {
    var login = login(token("first", "acc-1", LATER), token("second", "acc-1", LATER));
    clock.advance(SECOND);
    var one = login.grant();
    var two = login.grant();

    assertFalse(one.isDone());
    settle();
    assertEquals("second", text(one));
    assertEquals("second", text(two));
    assertEquals(2, source.looks);
  }

  @Test
  void whoHasLoggedInSinceTheLastLookIsKnownAtOnce() {
    var login = login(new Found.Nothing("nobody"), token("first", "acc-1", LATER));

    assertEquals(Standing.LOGGED_OUT, login.standing());
    assertEquals(1, source.looks);
    clock.advance(SECOND);
    assertEquals(Standing.READY, login.standing());
  }

  @Test
  void theCallAfterALoginHasIt() {
    var login = login(new Found.Nothing("nobody"), token("first", "acc-1", LATER));
    clock.advance(SECOND);
    login.standing();

    assertEquals("first", text(login.grant()));
  }

  @Test
  void whatIsBeingWrittenCannotBeToldYet() {
    assertEquals(Standing.UNKNOWN, login(new Found.NotYet()).standing());
  }

  @Test
  void aHalfWrittenFileIsLookedAtThreeMoreTimes() {
    var half = new Found.NotYet();
    var login = login(half, half, half, half, token("whole", "acc-1", LATER));
    var grant = login.grant();
    clock.advance(Duration.ofMillis(149));

    assertFalse(grant.isDone());
    clock.advance(Duration.ofMillis(1));
    assertEquals("whole", text(grant));
  }

  @Test
  void aFileThatStaysHalfWrittenIsNoLogin() {
    var grant = login(new Found.NotYet()).grant();
    clock.advance(SECOND);

    assertEquals(
        "no login for the ChatGPT plan: the place is not JSON, or was being written all the time"
            + " – run codex login",
        failure(grant).getMessage());
  }

  @Test
  void whatCannotBeReadDoesNotUndoWhatWasRead() {
    var login = login(token("first", "acc-1", LATER), new Found.NotYet());
    clock.advance(SECOND);
    var grant = login.grant();
    clock.advance(SECOND);

    assertEquals("first", text(grant));
  }

  @Test
  void nothingThereIsNotLoggedIn() {
    var failure = failure(login(new Found.Nothing("it is not there")).grant());

    assertEquals(ErrorType.AUTHENTICATION, failure.type());
    assertEquals(Optional.of(Kind.NOT_LOGGED_IN), DirectFailure.kindOf(failure));
    assertEquals(Optional.of("openai"), failure.provider());
    assertEquals(
        "no login for the ChatGPT plan: it is not there – run codex login", failure.getMessage());
  }

  @Test
  void aTokenInItsLastMinutesIsRenewedByItsOwner() {
    var login = login(
        token("old", "acc-1", "2026-11-01T12:05:00Z"),
        token("old", "acc-1", "2026-11-01T12:05:00Z"),
        token("new", "acc-1", LATER));
    var grant = login.grant();
    settle();

    assertEquals(1, owner.questions.size());
    owner.answers();
    settle();
    assertEquals("new", text(grant));
  }

  @Test
  void aTokenWithMinutesLeftIsUsedWhenItsOwnerCannotHelp() {
    var login = login(token("old", "acc-1", "2026-11-01T12:04:00Z"));
    var grant = login.grant();
    settle();
    owner.refuses("no network");
    settle();

    assertEquals("old", text(grant));
  }

  @Test
  void aTokenThatHasRunOutFailsWithItsOwnersReason() {
    var login = login(token("old", "acc-1", "2026-11-01T11:59:00Z"));
    var grant = login.grant();
    settle();
    owner.refuses("refresh_token_reused");
    settle();

    var failure = failure(grant);
    assertEquals(
        "no login for the ChatGPT plan: it has run out, and its owner has made no new one:"
            + " refresh_token_reused – run codex login",
        failure.getMessage());
    assertEquals(Optional.of(Kind.EXPIRED), DirectFailure.kindOf(failure));
  }

  @Test
  void anOwnerHasTwentySeconds() {
    var login = login(token("old", "acc-1", "2026-11-01T11:59:00Z"));
    var grant = login.grant();
    clock.advance(Duration.ofMillis(19_999));
    assertFalse(grant.isDone());
    clock.advance(SECOND);

    assertTrue(failure(grant).getMessage().contains("no answer within 20 s"));
  }

  @Test
  void aHundredCallersWhoAreRefusedMakeOneQuestion() {
    var login = login(token("old", "acc-1", LATER));
    var refused = login.grant().join();
    var waiting = new ArrayList<CompletableFuture<Grant>>();
    for (int i = 0; i < 100; i++) {
      waiting.add(login.insteadOf(refused));
      settle();
    }
    source.finds(token("new", "acc-1", LATER));
    owner.answers();
    settle();

    assertEquals(1, owner.questions.size());
    assertEquals(
        List.of("new"), waiting.stream().map(LoginTest::text).distinct().toList());
    assertEquals("new", text(late(login, refused)));
    assertEquals(1, owner.questions.size());
  }

  private CompletableFuture<Grant> late(Login login, Grant refused) {
    var late = login.insteadOf(refused);
    settle();
    return late;
  }

  @Test
  void whoIsRefusedWithTheNextTokenIsNotAnsweredForTheOldOne() {
    var login = login(token("old", "acc-1", LATER));
    var old = login.grant().join();
    late(login, old);
    source.finds(token("next", "acc-1", LATER));
    clock.advance(SECOND);
    login.known();
    settle();
    var waiting = login.insteadOf(login.grant().join());
    owner.answers();
    settle();
    settle();
    assertFalse(waiting.isDone());
    source.finds(token("last", "acc-1", LATER));
    owner.answers();
    settle();

    assertEquals("last", text(waiting));
    assertEquals(2, owner.questions.size());
  }

  @Test
  void anOwnerWhoCouldNotHelpIsLeftAloneForAMinute() {
    var login = login(token("old", "acc-1", LATER));
    var refused = login.grant().join();
    var first = late(login, refused);
    owner.refuses("gone");
    settle();
    assertEquals(Optional.of(Kind.EXPIRED), DirectFailure.kindOf(failure(first)));

    assertEquals(failure(first).getMessage(), failure(late(login, refused)).getMessage());
    assertEquals(1, owner.questions.size());
    clock.advance(Duration.ofMinutes(1));
    late(login, refused);
    assertEquals(2, owner.questions.size());
  }

  @Test
  void whatWasWrittenInTheMeantimeIsTakenWithoutAQuestion() {
    var login = login(token("old", "acc-1", LATER), token("new", "acc-1", LATER));

    assertEquals("new", text(late(login, login.grant().join())));
    assertEquals(0, owner.questions.size());
  }

  @Test
  void anotherAccountDoesNotTakeOverACallThatWasRefused() {
    var login = login(token("old", "acc-1", LATER), token("new", "acc-2", LATER));
    var failure = failure(late(login, login.grant().join()));

    assertEquals(
        "no login for the ChatGPT plan: another account is logged in now; call again"
            + " – run codex login",
        failure.getMessage());
    assertEquals("new", text(login.grant()));
  }

  @Test
  void itsStateTellsNeitherTokenNorAccount() {
    var login = login(token("tok-secret-123", "acc-secret-456", LATER));
    var state = login.known();

    assertEquals(Standing.READY, state.standing());
    assertEquals(Optional.of(Instant.parse(LATER)), state.validUntil());
    assertEquals(8, state.account().orElseThrow().length());
    var all = state + " " + login + " " + login.grant().join();
    assertFalse(all.contains("secret"), all);
  }

  @Test
  void aTokenGoesToItsPlansOriginAlone() {
    var login = login(token("old", "acc-1", LATER));
    var shown = login.authorization(
        Providers.of("openai", "http://127.0.0.1:1"), login.grant().join());

    assertEquals("Bearer old", shown.valueFor(URI.create("http://127.0.0.1:9/responses")));
    assertThrows(
        IllegalStateException.class,
        () -> shown.valueFor(URI.create("http://127.0.0.1:10/responses")));
    assertThrows(
        IllegalStateException.class,
        () -> shown.valueFor(URI.create("https://127.0.0.1:9/responses")));
  }
}
