package io.github.hotllm.clis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Events;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.testing.VendorProgram;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The real claude, codex and gemini through library, server, client and the doors of other formats.
 * Run by the profile {@code clis} alone.
 */
@Tag("clis")
class RealClisTest {
  private static final Set<VendorProgram> INSTALLED = EnumSet.noneOf(VendorProgram.class);

  @TempDir
  private static Path home;

  private static FakeVendors fake;
  private static RealHouse house;

  private int asked;

  @BeforeAll
  static void open() throws IOException {
    for (var program : VendorProgram.values()) {
      if (program.file().isPresent()) {
        INSTALLED.add(program);
      }
    }
    fake = new FakeVendors();
    house = new RealHouse(home, fake.uri(), INSTALLED);
  }

  /** All that was started has gone, and no key was shown to anybody. */
  @AfterAll
  static void closeLeavesNoProcess() {
    house.close();
    assertTrue(Processes.await(() -> Processes.running().isEmpty()), "processes are left");
    fake.close();
    for (var request : fake.requests()) {
      assertFalse(request.line().contains("/paid"), request::line);
      assertFalse(request.headers().toString().contains("must-not-pass"), request::line);
    }
  }

  @BeforeEach
  void count() {
    fake.holdBehindFirstWord(new CountDownLatch(0));
    asked = fake.asked().size();
  }

  private static LlmRequest request(VendorProgram program) {
    program.assumeInstalled();
    return RealHouse.request(program);
  }

  private static String json(VendorProgram program) {
    program.assumeInstalled();
    return "{\"model\":\"" + program.provider + "/" + program.model
        + "\",\"prompt\":\"Hi\",\"subscription\":true}";
  }

  private void assertTold(VendorProgram program, Told told) {
    var saved = house.llm.models().cost(program.provider + "/" + program.model, Usage.of(12, 3));
    assertTrue(saved.isPresent());
    assertEquals(
        new Told(
            "Hello from fake",
            program.model,
            "cli",
            "flat_rate",
            12,
            3,
            1,
            Optional.of(BigDecimal.ZERO),
            saved.map(BigDecimal::stripTrailingZeros)),
        told);
    assertEquals(asked + 1, fake.asked().size(), "one question to the vendor");
  }

  @ParameterizedTest
  @EnumSource
  void theLibraryCalls(VendorProgram program) {
    assertTold(program, Told.of(house.llm.ask(request(program))));
  }

  @ParameterizedTest
  @EnumSource
  void theLibraryStreams(VendorProgram program) {
    var request = request(program);
    var gate = closedGate();
    assertTold(program, streamed(house.llm.stream(request).events(), gate));
  }

  @ParameterizedTest
  @EnumSource
  void theClientCalls(VendorProgram program) {
    assertTold(program, Told.of(house.client.call(request(program))));
  }

  @ParameterizedTest
  @EnumSource
  void theClientStreams(VendorProgram program) {
    var request = request(program);
    var gate = closedGate();
    assertTold(program, streamed(house.client.stream(request), gate));
  }

  @ParameterizedTest
  @EnumSource
  void theServerAnswersACall(VendorProgram program) throws Exception {
    var reply = Http.post(house.server.uri() + "/call_llm", json(program));
    var body = Node.of(Json.object(reply.text()));
    assertEquals(200, reply.status(), body::toString);
    assertTold(program, Told.of(body.at("text").textOrEmpty(), body));
  }

  @ParameterizedTest
  @EnumSource
  void theServerStreams(VendorProgram program) throws Exception {
    var body = json(program);
    var gate = closedGate();
    var text = new ArrayList<String>();
    var done = new ArrayList<Node>();
    Http.stream(house.server.uri() + "/stream_llm", body, (event, data) -> {
      switch (event) {
        case "text" -> {
          text.add(data.at("text").textOrEmpty());
          gate.countDown();
        }
        case "done" -> done.add(data);
        default -> assertEquals("start", event);
      }
    });
    assertPieces(text);
    assertTold(program, Told.of(String.join("", text), done.get(0)));
  }

  /** The vendor says its second word only when the first has come out at this end. */
  private static CountDownLatch closedGate() {
    var gate = new CountDownLatch(1);
    fake.holdBehindFirstWord(gate);
    return gate;
  }

  private static Told streamed(Events stream, CountDownLatch gate) {
    var pieces = new ArrayList<String>();
    var ends = new ArrayList<Told>();
    try (stream) {
      for (var event : stream) {
        if (event instanceof LlmEvent.Text text) {
          pieces.add(text.text());
          gate.countDown();
        } else if (event instanceof LlmEvent.Finished end) {
          ends.add(Told.of(end.reply()));
        }
      }
    }
    assertPieces(pieces);
    assertEquals(1, ends.size());
    return ends.get(0);
  }

  private static void assertPieces(List<String> pieces) {
    assertEquals("Hello from fake", String.join("", pieces));
    assertEquals("Hello", pieces.get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "true"})
  void anAnthropicClientReachesClaude(String stream) throws Exception {
    VendorProgram.CLAUDE.assumeInstalled();
    var reply = Http.post(
        house.server.uri() + "/v1/messages",
        "{\"model\":\"" + RealHouse.ON_PLAN + "\",\"max_tokens\":50,\"stream\":" + stream
            + ",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");
    assertEquals(200, reply.status(), reply::text);
    assertEquals(Optional.of("cli"), reply.header("x-hotllm-route"));
    assertTrue(
        reply.text().contains(stream.equals("true") ? "\" from\"" : "\"Hello from fake\""),
        reply::text);
    assertEquals(asked + 1, fake.asked().size());
  }

  @ParameterizedTest
  @EnumSource
  void healthShowsThePool(VendorProgram program) {
    house.llm.ask(request(program));
    house.awaitReady(program);
    var health = house.health(program);
    assertEquals("flat_rate", health.at("billing").textOrEmpty());
    assertEquals("warm", health.at("state").textOrEmpty());
    var pool = health.at("pool");
    assertEquals(1, pool.at("idle").count().orElseThrow());
    assertEquals(1, pool.at("processes").count().orElseThrow());
    assertTrue(pool.at("version").textOrEmpty().matches("\\d+\\.\\d+\\.\\d+"), pool::toString);
  }
}
