package io.github.hotllm.internal.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.AccessToken;
import io.github.hotllm.CredentialsException;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.concurrent.FakeClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class TokenCredentialTest {
  private static final Provider CLOUD = Providers.of("cloud", "https://cloud.example/v1", "KEY");
  private static final URI TARGET = URI.create("https://cloud.example/v1/x");
  private static final Duration HOUR = Duration.ofHours(1);

  private final FakeClock clock = new FakeClock();
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private int fetches;
  private Optional<Exception> failure = Optional.empty();
  private final TokenCredential credential =
      new TokenCredential(CLOUD, this::next, clock, tasks::add);

  private AccessToken next() throws Exception {
    if (failure.isPresent()) {
      throw failure.get();
    }
    return new AccessToken("token-canary-" + ++fetches, clock.now().plus(HOUR));
  }

  private void work() {
    for (var task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  private static String shown(CompletableFuture<Optional<Authorization>> got) {
    return got.join().orElseThrow().valueFor(TARGET);
  }

  @Test
  void oneFetchServesAllWhoWait() {
    var first = credential.get();
    var second = credential.get();
    assertFalse(first.isDone());
    assertEquals(1, tasks.size());
    work();
    assertEquals("Bearer token-canary-1", shown(first));
    assertEquals("Bearer token-canary-1", shown(second));
    assertTrue(credential.get().isDone());
    assertEquals(1, fetches);
  }

  @Test
  void inItsLastMinutesATokenIsShownWhileTheNextIsFetched() {
    fetched();
    clock.advance(Duration.ofMinutes(55).minusSeconds(1));
    assertEquals("Bearer token-canary-1", shown(credential.get()));
    assertEquals(0, tasks.size());
    clock.advance(Duration.ofSeconds(1));
    assertEquals("Bearer token-canary-1", shown(credential.get()));
    assertEquals("Bearer token-canary-1", shown(credential.get()));
    assertEquals(1, tasks.size());
    work();
    assertEquals("Bearer token-canary-2", shown(credential.get()));
  }

  @Test
  void aTokenAboutToExpireIsNotShown() {
    fetched();
    clock.advance(Duration.ofMinutes(59));
    var waiting = credential.get();
    assertFalse(waiting.isDone());
    work();
    assertEquals("Bearer token-canary-2", shown(waiting));
  }

  @Test
  void aRefusedTokenIsNotShownAgainAndAnotherIsTriedUnlessItWasNew() {
    var first = fetched();
    assertFalse(credential.refused(first));
    var second = fetched();
    assertEquals("Bearer token-canary-2", second.valueFor(TARGET));
    clock.advance(Duration.ofMinutes(1));
    assertTrue(credential.refused(second));
    assertEquals("Bearer token-canary-3", fetched().valueFor(TARGET));
    assertTrue(credential.refused(second), "an older one: the present one is another");
    assertEquals("Bearer token-canary-3", shown(credential.get()));
  }

  @Test
  void aFailedFetchIsToldToAllWhoWaitWithoutItsWordsAndTriedAgain() {
    failure = Optional.of(new IOException("canary words"));
    var first = credential.get();
    var second = credential.get();
    work();
    for (var got : java.util.List.of(first, second)) {
      var told = assertThrows(CompletionException.class, got::join).getCause();
      assertEquals(
          "the token supplier of cloud failed with IOException – see its cause", told.getMessage());
      assertEquals(CredentialsException.class, told.getClass());
    }
    failure = Optional.empty();
    assertEquals("Bearer token-canary-1", fetched().valueFor(TARGET));
  }

  @Test
  void whatIsStillGoodStaysWhenTheNextCannotBeHad() {
    fetched();
    failure = Optional.of(new IOException());
    clock.advance(Duration.ofMinutes(56));
    assertEquals("Bearer token-canary-1", shown(credential.get()));
    work();
    assertEquals("Bearer token-canary-1", shown(credential.get()));
    assertEquals(1, tasks.size());
  }

  @Test
  void aTokenGoesToItsProvidersAddressAloneAndNoTextShowsIt() {
    var token = fetched();
    var elsewhere = URI.create("https://other.example/v1/x");
    assertThrows(IllegalStateException.class, () -> token.valueFor(elsewhere));
    assertEquals("Authorization[authorization for https://cloud.example:443]", token.toString());
    assertEquals("TokenCredential[cloud]", credential.toString());
    assertEquals(
        "AccessToken[until 2026-11-01T12:00:00Z]",
        new AccessToken("token-canary", clock.now()).toString());
  }

  private Authorization fetched() {
    var got = credential.get();
    work();
    return got.join().orElseThrow();
  }
}
