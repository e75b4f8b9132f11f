package io.github.hotllm.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.Billing;
import io.github.hotllm.Llm;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.account.DirectFailure;
import io.github.hotllm.internal.account.DirectFailure.Kind;
import io.github.hotllm.internal.engine.MoneyStage.Having;
import io.github.hotllm.internal.engine.MoneyStage.Health;
import io.github.hotllm.testing.FakeProgram;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who pays, for all that a request can say and a machine can have.
 *
 * <p>A cell is the way that answers, {@code plan}, {@code cli} or {@code api}, or else an error:
 * {@code set} something, the plan is {@code used} up until a time that is told, has {@code refd}
 * us, its login is {@code old}, it answers something {@code odd}, or is {@code down}. Each is asked
 * twice, for what the first call has taught must not make the second one a paid one.
 */
class MoneyMatrixTest {
  private static final String TABLE = """
      key:              no   no   no   no   yes  yes  yes  yes
      program:          no   no   yes  yes  no   no   yes  yes
      fallback_to_api:  no   yes  no   yes  no   yes  no   yes
      ---------------------------------------------------------
      absent  no login  set  set  cli  cli  api  api  api  api
      absent  GOOD      plan plan plan plan plan plan plan plan
      absent  USED_UP   used used used used used api  used api
      absent  REFUSING  refd refd cli  cli  refd api  cli  cli
      absent  EXPIRED   old  old  cli  cli  old  api  cli  cli
      absent  CHANGED   odd  odd  cli  cli  odd  api  cli  cli
      absent  DOWN      down down down down down down down down
      true    no login  set  set  cli  cli  set  set  cli  cli
      true    GOOD      plan plan plan plan plan plan plan plan
      true    USED_UP   used used used used used api  used api
      true    REFUSING  refd refd cli  cli  refd api  cli  cli
      true    EXPIRED   old  old  cli  cli  old  api  cli  cli
      true    CHANGED   odd  odd  cli  cli  odd  api  cli  cli
      true    DOWN      down down down down down down down down
      false   no login  set  set  set  set  api  api  api  api
      false   GOOD      set  set  set  set  api  api  api  api
      false   USED_UP   set  set  set  set  api  api  api  api
      false   REFUSING  set  set  set  set  api  api  api  api
      false   EXPIRED   set  set  set  set  api  api  api  api
      false   CHANGED   set  set  set  set  api  api  api  api
      false   DOWN      set  set  set  set  api  api  api  api
      """;

  private static final Map<String, Optional<Billing>> PAYERS = Map.of(
      "absent", Optional.empty(),
      "true", Optional.of(Billing.FLAT_RATE),
      "false", Optional.of(Billing.PER_TOKEN));
  private static final MoneyStage STAGE = new MoneyStage();

  /** One cell of the table. */
  record Cell(
      String subscription,
      String plan,
      boolean key,
      boolean program,
      boolean fallback,
      String expected) {
    LlmRequest request() {
      var request = LlmRequest.builder("haiku").prompt("Hi");
      PAYERS.get(subscription).ifPresent(request::billing);
      return (fallback ? request.fallbackToApi() : request).build();
    }

    Having having() {
      var cli = program ? Optional.of(new FakeProgram("claude")) : Optional.<FakeProgram>empty();
      return new Having(!plan.equals("no login"), key, cli, "");
    }
  }

  static Stream<Cell> cells() {
    return TABLE.lines().skip(4).flatMap(row -> cells(row.strip()));
  }

  private static Stream<Cell> cells(String row) {
    var subscription = row.substring(0, 8).strip();
    var plan = row.substring(8, 18).strip();
    var expected = row.substring(18).strip().split(" +");
    return IntStream.range(0, 8)
        .mapToObj(column -> new Cell(
            subscription, plan, yes(0, column), yes(1, column), yes(2, column), expected[column]));
  }

  private static boolean yes(int line, int column) {
    var cells = TABLE.lines().toList().get(line).substring(18).strip().split(" +");
    return cells[column].equals("yes");
  }

  @AfterAll
  static void close() {
    STAGE.close();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void nobodyPaysUnasked(Cell cell) {
    STAGE.health = cell.plan().equals("no login") ? Health.GOOD : Health.valueOf(cell.plan());
    int paidBefore = STAGE.api.requests().size();
    int plannedBefore = STAGE.plan.requests().size();
    var having = cell.having();
    try (var llm = STAGE.llm(having)) {
      assertEquals(cell.expected(), outcome(llm, cell.request()));
      assertEquals(cell.expected(), outcome(llm, cell.request()));
    }
    int paid = cell.expected().equals("api") ? 2 : 0;
    assertEquals(paid, STAGE.api.requests().size() - paidBefore, "paid calls");
    int answered = cell.expected().equals("cli") ? 2 : 0;
    assertEquals(answered, having.program().map(FakeProgram::turns).orElse(0), "program's turns");
    assertEquals(asked(cell), STAGE.plan.requests().size() - plannedBefore, "calls of the plan");
  }

  /** A plan that refuses is asked once in all; one that is down three times for each call. */
  private static int asked(Cell cell) {
    if (cell.subscription().equals("false")) {
      return 0;
    }
    return switch (cell.plan()) {
      case "no login" -> 0;
      case "REFUSING" -> 1;
      case "DOWN" -> 6;
      default -> 2;
    };
  }

  private static String outcome(Llm llm, LlmRequest request) {
    try {
      var reply = llm.ask(request);
      var way = reply.text();
      assertEquals(way(reply.route().name(), reply.billing()), way);
      return way;
    } catch (LlmException failure) {
      return word(failure);
    }
  }

  private static String way(String route, Billing billing) {
    return switch (route + " " + billing) {
      case "SUBSCRIPTION FLAT_RATE" -> "plan";
      case "CLI FLAT_RATE" -> "cli";
      case "API PER_TOKEN" -> "api";
      default -> route + " " + billing;
    };
  }

  private static String word(LlmException failure) {
    return switch (failure.type()) {
      case AUTHENTICATION ->
        DirectFailure.kindOf(failure).equals(Optional.of(Kind.EXPIRED)) ? "old" : "set";
      case SUBSCRIPTION_EXHAUSTED ->
        failure.resetsAt().equals(Optional.of(MoneyStage.RESET)) ? "used" : "used until?";
      case PERMISSION -> "refd";
      case PROVIDER_ERROR -> "odd";
      case OVERLOADED -> "down";
      default -> failure.toString();
    };
  }
}
