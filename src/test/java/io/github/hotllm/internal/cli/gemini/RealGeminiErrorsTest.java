package io.github.hotllm.internal.cli.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.catalog.CliRow;
import io.github.hotllm.internal.cli.RealProgram;
import io.github.hotllm.internal.concurrent.SystemClock;
import io.github.hotllm.internal.engine.CliBackends;
import io.github.hotllm.testing.FakeCall;
import io.github.hotllm.testing.FakeProvider;
import io.github.hotllm.testing.VendorProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the real gemini makes of Google's errors is understood. Runs only where the system property
 * {@code hotllm.clis.gemini} is the program's file.
 */
@Tag("clis")
@EnabledIfSystemProperty(named = "hotllm.clis.gemini", matches = ".+")
class RealGeminiErrorsTest {
  private static final String MODEL = "gemini-3.8-flash";
  private static final String JSON = "Content-Type: application/json";
  private static final String ACCOUNT = """
      {"currentTier":{"id":"standard-tier"},"cloudaicompanionProject":"fake-project"}""";
  private static final String INFO = """
      {"error":{"code":%d,"message":"%s","status":"X","details":[{"@type":"type.googleapis.com/\
      google.rpc.ErrorInfo","reason":"%s","domain":"cloudcode-pa.googleapis.com","metadata":{}}]}}""";
  private static final String INELIGIBLE = """
      {"ineligibleTiers":[{"reasonCode":"%s","reasonMessage":"%s","tierId":"free-tier",\
      "validationUrl":"https://accounts.google.com/verify"}]}""";

  private static final Answer NONE = new Answer(404, "{}");

  @TempDir
  private Path home;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UNSUPPORTED_CLIENT|This client is no longer supported for Gemini Code Assist for"
            + " individuals.|permission|a licence of Gemini Code Assist",
        "VALIDATION_REQUIRED|Verify your account.|permission|open the page that it shows"
      })
  void anAccountThatIsNotServed(String reason, String words, String type, String says)
      throws IOException {
    check(new Answer(200, INELIGIBLE.formatted(reason, words)), NONE, type, says);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403|VALIDATION_REQUIRED|Verify your account to continue.|permission|open the page",
        "403|TOS_VIOLATION|Closed for violation of Terms of Service.|permission|an appeal",
        "401|X|Request had invalid authentication credentials.|authentication|log in",
        "503|X|The service is currently unavailable.|overloaded|try later"
      })
  void anErrorBeforeTheSession(int status, String reason, String words, String type, String says)
      throws IOException {
    check(new Answer(status, INFO.formatted(status, words, reason)), NONE, type, says);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403|UNSUPPORTED_CLIENT|This client is no longer supported.|permission|a licence",
        "403|VALIDATION_REQUIRED|Verify your account to continue.|permission|open the page",
        "403|TOS_VIOLATION|Closed for violation of Terms of Service.|permission|an appeal",
        "429|QUOTA_EXHAUSTED|Individual quota reached. Resets in 9h22m20s.|"
            + "subscription_exhausted|wait for the reset",
        "429|RATE_LIMIT_EXCEEDED|You have exhausted your capacity on this model. Your quota will"
            + " reset after 5m1s.|subscription_exhausted|one family",
        "429|RATE_LIMIT_EXCEEDED|Your quota will reset after 3s.|rate_limited|try later",
        "499|MODEL_CAPACITY_EXHAUSTED|No capacity available for model x.|overloaded|try later",
        "429|INSUFFICIENT_G1_CREDITS_BALANCE|You have no AI credits.|billing|AI credits",
        "499|RATE_LIMIT_EXCEEDED|Resource has been exhausted (e.g. check quota).|rate_limited|"
            + "try later"
      })
  void anErrorInPlaceOfTheAnswer(int status, String reason, String words, String type, String says)
      throws IOException {
    var error = "[" + INFO.formatted(status, words, reason) + "]";
    check(new Answer(200, ACCOUNT), new Answer(status, error), type, says);
  }

  private record Answer(int status, String body) {}

  private void check(Answer account, Answer answer, String type, String says) throws IOException {
    try (var google = FakeProvider.of(call -> answer(call, account, answer));
        var clock = new SystemClock()) {
      var program = VendorProgram.GEMINI.program(home, google.uri("")).toString();
      var environment = VendorProgram.GEMINI.environment(home, google.uri(""));
      var row = new CliRow("gemini", program, environment, 1);
      var ours = Map.of("PATH", System.getenv("PATH"));
      try (var backends = CliBackends.of(Map.of("gemini", row), ours, clock)) {
        var failure = failure(backends);
        assertEquals(type, failure.type().wireName(), failure.getMessage());
        assertTrue(failure.getMessage().contains(says), failure.getMessage());
      }
    }
  }

  private static LlmException failure(CliBackends backends) {
    var target = RealProgram.target("gemini", MODEL);
    var backend = backends.of("gemini").orElseThrow();
    return RealProgram.ask(backend, LlmRequest.of(MODEL, "Hi"), target).failure();
  }

  private static void answer(FakeCall call, Answer account, Answer answer) throws Exception {
    var line = call.request().line();
    if (line.contains(":loadCodeAssist")) {
      call.reply(account.status, account.body, JSON);
    } else if (line.contains(":streamGenerateContent")) {
      call.reply(answer.status, answer.body, JSON);
    } else {
      call.reply(200, "{\"done\":true,\"response\":{}}", JSON);
    }
  }
}
