package io.github.hotllm.internal.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.account.DirectFailure;
import io.github.hotllm.internal.account.DirectFailure.Kind;
import io.github.hotllm.internal.account.Jwts;
import io.github.hotllm.internal.account.Logins;
import io.github.hotllm.internal.account.Owner;
import io.github.hotllm.internal.account.Plan;
import io.github.hotllm.internal.concurrent.SystemClock;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.http.JdkTransport;
import io.github.hotllm.testing.FakeCall;
import io.github.hotllm.testing.FakeProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred calls are refused together: their login's owner is asked once, come what may. */
class RefusedTokenTest {
  private static final int CALLERS = 100;
  private static final Instant LATER = Instant.parse("2036-11-01T14:00:00Z");
  private static final String OLD = Jwts.token("old", "acc-1", LATER);
  private static final String NEW = Jwts.token("new", "acc-1", LATER);
  private static final String ANSWER = "data: {\"type\":\"response.completed\",\"response\":"
      + "{\"status\":\"completed\",\"output\":[{\"type\":\"message\",\"content\":"
      + "[{\"type\":\"output_text\",\"text\":\"Hi\"}]}]}}\n\n";

  @TempDir
  Path home;

  private final SystemClock clock = new SystemClock();
  private final JdkTransport transport = new JdkTransport(clock);
  private final FakeProvider provider = FakeProvider.of(this::answer);
  private final AtomicInteger questions = new AtomicInteger();
  private final CountDownLatch refused = new CountDownLatch(CALLERS);

  private void answer(FakeCall call) throws IOException {
    if (call.request().header("authorization").orElse("").equals("Bearer " + NEW)) {
      call.reply(200, ANSWER, "content-type: text/event-stream");
    } else {
      refused.countDown();
      call.reply(401, "{\"detail\":\"Unauthorized\"}", "content-type: application/json");
    }
  }

  @AfterEach
  void close() {
    provider.close();
    transport.close();
    clock.close();
  }

  /** How each of a hundred calls ends. */
  private List<CompletableFuture<Optional<LlmException>>> ask(Owner owner) throws IOException {
    write(OLD);
    var at = PlanStage.at(provider.uri("").toString());
    var logins = Logins.builder(at, Map.of("CODEX_HOME", "" + home), clock)
        .owner(Plan.CHATGPT, place -> {
          questions.incrementAndGet();
          return owner.askForFresh(place);
        })
        .build();
    var route = new PlanStage(logins, transport, clock).route(Plan.CHATGPT);
    var ends = new ArrayList<CompletableFuture<Optional<LlmException>>>();
    for (int i = 0; i < CALLERS; i++) {
      var sink = new EndSink();
      var asked = Asked.of(PlanStage.request(Plan.CHATGPT).build(), Delivery.STREAMED);
      sink.take(route.open(asked, sink));
      ends.add(sink.ended());
    }
    return ends;
  }

  private void write(String token) throws IOException {
    Jwts.write(home, Jwts.authJson(token, "acc-1"));
  }

  @Test
  void oneQuestionServesAll() throws Exception {
    var answered = new CompletableFuture<Void>();
    var ends = ask(place -> answered);
    refused.await(20, TimeUnit.SECONDS);
    write(NEW);
    answered.complete(null);

    for (var end : ends) {
      assertEquals(Optional.empty(), end.get(20, TimeUnit.SECONDS));
    }
    assertEquals(1, questions.get());
    assertEquals(2 * CALLERS, provider.requests().size());
  }

  @Test
  void anOwnerWhoCannotHelpIsAskedOnceAndAllHearWhy() throws Exception {
    var ends = ask(
        place -> CompletableFuture.failedFuture(new IllegalStateException("refresh_token_reused")));

    for (var end : ends) {
      var failure = end.get(20, TimeUnit.SECONDS).orElseThrow();
      assertEquals(Optional.of(Kind.EXPIRED), DirectFailure.kindOf(failure));
      assertTrue(failure.getMessage().contains("refresh_token_reused"), failure.getMessage());
      assertTrue(failure.getMessage().endsWith("run codex login"), failure.getMessage());
    }
    assertEquals(1, questions.get());
    assertEquals(CALLERS, provider.requests().size());
  }
}
