package io.github.hotllm.internal.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.StopReason;
import io.github.hotllm.internal.account.DirectFailure;
import io.github.hotllm.internal.account.DirectFailure.Kind;
import io.github.hotllm.internal.account.Jwts;
import io.github.hotllm.internal.account.Logins;
import io.github.hotllm.internal.account.Plan;
import io.github.hotllm.internal.account.Window;
import io.github.hotllm.internal.concurrent.FakeClock;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.responses.ResponsesDialect;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for the ChatGPT plan: what is sent, and what becomes of its answers. It is noon. */
class ChatGptRouteTest {
  private static final Instant LATER = Instant.parse("2026-11-01T14:00:00Z");
  private static final String FIRST = Jwts.token("first", "acc-1", LATER);
  private static final String SECOND = Jwts.token("second", "acc-1", LATER);
  private static final String ANSWER = """
      data: {"type":"response.output_text.delta","item_id":"m","output_index":0,"delta":"Hi"}

      data: {"type":"response.completed","response":{"status":"completed","output":[]}}

      """;

  @TempDir
  Path home;

  private final FakeClock clock = new FakeClock();
  private final FakeTransport transport = new FakeTransport();
  private final HeardSink sink = new HeardSink();
  private PlanStage stage;

  @BeforeEach
  void logIn() throws IOException {
    write(FIRST);
    stage = new PlanStage(
        Logins.of(Map.of(), Map.of("CODEX_HOME", home.toString()), clock), transport, clock);
  }

  private void write(String token) throws IOException {
    Jwts.write(home, Jwts.authJson(token, "acc-1"));
  }

  private Node sent() {
    return Node.of(Json.parse(transport.last().request.body()));
  }

  private static List<String> texts(Node list) {
    return list.items().stream().map(Node::textOrEmpty).toList();
  }

  private Asked written(String json) {
    return new ResponsesDialect()
        .decode(new WireRequest("POST", "/v1/responses", Headers.none(), json.getBytes(UTF_8)));
  }

  @Test
  void itIsAskedUnderOurOwnNameAtThePlansAddress() {
    stage.ask(Plan.CHATGPT, sink);
    var flight = transport.last();

    assertEquals(
        URI.create("https://chatgpt.com/backend-api/codex/responses"), flight.request.uri());
    assertEquals(
        Map.of(
            "content-type", List.of("application/json"),
            "accept", List.of("text/event-stream"),
            "authorization", List.of("Bearer " + FIRST),
            "originator", List.of("hotllm"),
            "chatgpt-account-id", List.of("acc-1")),
        flight.headers());
  }

  @Test
  void itIsAlwaysStreamedAndNeverStored() {
    var whole = PlanStage.request(Plan.CHATGPT).build();
    stage.ask(Plan.CHATGPT, Asked.of(whole, Delivery.WHOLE), sink);

    assertEquals("encoded STREAMED", sink.heard.get(0));
    assertTrue(sent().at("stream").isTrue());
    assertEquals(Optional.of(false), sent().at("store").value());
    assertEquals(Optional.of(""), sent().at("instructions").value());
    assertEquals(List.of("reasoning.encrypted_content"), texts(sent().at("include")));
  }

  @Test
  void oneInstructionIsTheInstructions() {
    var request = PlanStage.request(Plan.CHATGPT).system("Be brief.").build();
    stage.ask(Plan.CHATGPT, Asked.of(request, Delivery.STREAMED), sink);

    assertEquals(Optional.of("Be brief."), sent().at("instructions").text());
  }

  @Test
  void whatThePlanRefusesIsLeftOutWithAWarning() {
    var request = PlanStage.request(Plan.CHATGPT).maxTokens(100).build();
    stage.ask(Plan.CHATGPT, Asked.of(request, Delivery.STREAMED), sink);

    assertFalse(sent().at("max_output_tokens").isPresent());
    assertEquals(
        List.of("max_output_tokens: left out, for the ChatGPT plan does not take it"),
        sink.warnings);
  }

  @Test
  void whatAClientWroteIsBroughtUnderTheRules() {
    stage.ask(Plan.CHATGPT, written("""
            {"model":"x","stream":false,"store":true,"temperature":0.5,"metadata":{},
             "include":["file_search_call.results"],"input":[
               {"role":"system","content":"Be brief."},{"role":"user","content":"Hello"}]}"""), sink);

    assertEquals(
        "{\"model\":\"gpt-6.1-sol\",\"stream\":true,\"store\":false,"
            + "\"include\":[\"file_search_call.results\",\"reasoning.encrypted_content\"],"
            + "\"input\":[{\"role\":\"developer\",\"content\":\"Be brief.\"},"
            + "{\"role\":\"user\",\"content\":\"Hello\"}],\"instructions\":\"\"}",
        new String(transport.last().request.body(), UTF_8));
    assertEquals(
        List.of(
            "temperature: left out, for the ChatGPT plan does not take it",
            "store: became false, for the ChatGPT plan keeps no answers"),
        sink.warnings);
  }

  @Test
  void onlyWhatIsSoAnywayIsLeftOutInSilence() {
    stage.ask(Plan.CHATGPT, written("""
            {"model":"x","input":"Hello","metadata":{},"truncation":"disabled","background":false,
             "top_logprobs":0,"stream_options":{"include_obfuscation":false}}"""), sink);
    assertEquals(List.of(), sink.warnings);

    stage.ask(Plan.CHATGPT, written("""
            {"model":"x","input":"Hello","metadata":{"a":"b"},"truncation":"auto","user":"u",
             "top_logprobs":2,"max_tool_calls":3,"safety_identifier":"s"}"""), sink);
    assertEquals(
        Set.of(
            "metadata",
            "truncation",
            "user",
            "top_logprobs",
            "max_tool_calls",
            "safety_identifier"),
        sink.warnings.stream().map(text -> text.split(":")[0]).collect(toSet()));
  }

  @Test
  void theAnswerComesAndWhatTellsOfThePlanIsKeptForUs() {
    stage.ask(Plan.CHATGPT, sink);
    transport
        .last()
        .head(
            200,
            "content-type",
            "text/event-stream",
            "x-codex-primary-used-percent",
            "42.5",
            "x-codex-primary-window-minutes",
            "10080",
            "x-codex-primary-reset-at",
            "1793620800")
        .bytes(
            "event: codex.rate_limits\ndata: {\"type\":\"codex.rate_limits\",\"rate_limits\":"
                + "{\"secondary\":{\"used_percent\":7,\"window_minutes\":300,"
                + "\"reset_at\":1793540000}}}\n\n",
            ANSWER);

    assertEquals(List.of("Hi"), sink.texts);
    assertEquals(StopReason.STOP, sink.end.stopReason());
    assertEquals(2, sink.frames.size());
    assertEquals(
        List.of(
            new Window(
                "primary",
                Optional.of(Duration.ofDays(7)),
                42.5,
                Optional.of(Instant.ofEpochSecond(1793620800))),
            new Window(
                "secondary",
                Optional.of(Duration.ofHours(5)),
                7,
                Optional.of(Instant.ofEpochSecond(1793540000)))),
        stage.logins().of(Plan.CHATGPT).usage().windows());
  }

  @Test
  void theWindowsOfOneModelAreNotTakenForThoseOfAll() {
    stage.ask(Plan.CHATGPT, sink);
    var event = "event: codex.rate_limits\ndata: {\"type\":\"codex.rate_limits\",%s"
        + "\"rate_limits\":{\"primary\":{\"used_percent\":%d}}}\n\n";
    transport
        .last()
        .eventStream()
        .bytes(
            event.formatted("\"metered_limit_name\":\"codex\",", 7),
            event.formatted("\"metered_limit_name\":\"codex_bengalfox\",", 100),
            event.formatted("\"metered_limit_name\":\"premium\",", 8),
            ANSWER);
    assertEquals(
        List.of("primary 8.0", "codex-bengalfox primary 100.0"),
        stage.logins().of(Plan.CHATGPT).usage().windows().stream()
            .map(window -> window.name() + " " + window.usedPercent())
            .toList());
  }

  @Test
  void aRefusedTokenIsReplacedByWhatWasWrittenInTheMeantime() throws IOException {
    stage.ask(Plan.CHATGPT, sink);
    write(SECOND);
    transport.last().head(401).bytes("{\"detail\":\"Unauthorized\"}").end();
    clock.advance(Duration.ZERO);

    assertEquals(2, transport.flights.size());
    assertEquals("Bearer " + SECOND, transport.last().header("authorization"));
    transport.last().eventStream().bytes(ANSWER);
    assertEquals(List.of("Hi"), sink.texts);
  }

  @Test
  void aSecondRefusalIsTheEnd() throws IOException {
    stage.ask(Plan.CHATGPT, sink);
    write(SECOND);
    transport.last().head(401).bytes("{\"detail\":\"Unauthorized\"}").end();
    clock.advance(Duration.ZERO);
    transport.last().head(401).bytes("{\"detail\":\"Unauthorized\"}").end();
    clock.advance(Duration.ofMinutes(1));

    assertEquals(2, transport.flights.size());
    assertEquals(ErrorType.AUTHENTICATION, sink.failure.type());
    assertEquals(Optional.of(Kind.EXPIRED), DirectFailure.kindOf(sink.failure));
    assertEquals(
        "ChatGPT plan answered 401: Unauthorized – run codex login", sink.failure.getMessage());
  }

  @Test
  void withoutALoginNothingIsSent() throws IOException {
    Files.delete(Jwts.authFile(home));
    clock.advance(Duration.ofSeconds(1));
    stage.ask(Plan.CHATGPT, sink);
    clock.advance(Duration.ZERO);

    assertEquals(List.of(), transport.flights);
    assertEquals(Optional.of(Kind.NOT_LOGGED_IN), DirectFailure.kindOf(sink.failure));
  }

  @Test
  void whatWasCancelledWhileItWaitedIsNeverSent() {
    clock.advance(Duration.ofSeconds(1));
    stage.ask(Plan.CHATGPT, sink).cancel();
    clock.advance(Duration.ZERO);

    assertEquals(List.of("encoded STREAMED"), sink.heard);
    assertEquals(0, transport.flights.stream().mapToInt(flight -> flight.pulls).sum());
  }

  @Test
  void cancellingReachesTheFlight() {
    stage.ask(Plan.CHATGPT, sink).cancel();

    assertTrue(transport.last().cancelled);
  }
}
