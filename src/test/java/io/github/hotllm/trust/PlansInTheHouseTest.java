package io.github.hotllm.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Billing;
import io.github.hotllm.ErrorType;
import io.github.hotllm.Llm;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.RouteKind;
import io.github.hotllm.server.HotServer;
import io.github.hotllm.testing.PlanHouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans, key and program through library, server, client and the doors of other formats. */
@DisabledOnOs(OS.WINDOWS)
class PlansInTheHouseTest {
  @TempDir
  private static Path home;

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static PlanHouse house;

  @BeforeAll
  static void open() throws IOException {
    house = new PlanHouse(home);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static LlmRequest request(String model, String subscription) {
    var request = LlmRequest.builder(model).prompt("Hi");
    switch (subscription) {
      case "true" -> request.billing(Billing.FLAT_RATE);
      case "false" -> request.billing(Billing.PER_TOKEN);
      default -> {}
    }
    return request.build();
  }

  @ParameterizedTest
  @CsvSource({
    "gpt,       absent, SUBSCRIPTION, plan",
    "gpt,       true,   SUBSCRIPTION, plan",
    "gpt,       false,  API,          api",
    "on-plan,   absent, SUBSCRIPTION, plan",
    "by-key,    absent, API,          api",
    "by-key,    true,   SUBSCRIPTION, plan",
    "haiku,     absent, CLI,          Hello from fake",
    "haiku,     true,   CLI,          Hello from fake",
    "by-claude, absent, CLI,          Hello from fake",
  })
  void libraryServerAndClientTakeTheSameWay(
      String model, String subscription, RouteKind route, String text) {
    var request = request(model, subscription);
    assertTold(route, text, house.llm.ask(request));
    assertTold(route, text, house.llm.stream(request).reply().join());
    assertTold(route, text, house.client.call(request));
    try (var events = house.client.stream(request)) {
      events.forEach(event -> {
        if (event instanceof LlmEvent.Finished end) {
          assertTold(route, text, end.reply());
        }
      });
    }
  }

  private static void assertTold(RouteKind route, String text, LlmReply reply) {
    assertEquals(text, reply.text());
    assertEquals(route, reply.route());
    assertEquals(1, reply.attempts());
    boolean paid = route == RouteKind.API;
    assertEquals(paid ? Billing.PER_TOKEN : Billing.FLAT_RATE, reply.billing());
    if (!paid) {
      assertEquals(Optional.of(BigDecimal.ZERO), reply.costUsd());
    }
    if (route == RouteKind.SUBSCRIPTION) {
      var saved = house.llm.models().cost("openai/gpt-6.1-sol", reply.usage().orElseThrow());
      assertTrue(saved.isPresent());
      assertEquals(saved, reply.estimatedApiCostUsd());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/chat/completions | gpt       | subscription | plan",
        "/v1/chat/completions | by-key    | api          | api",
        "/v1/chat/completions | by-claude | cli          | Hello from fake",
        "/v1/messages         | on-plan   | subscription | plan",
        "/v1/messages         | by-key    | api          | api",
        "/v1/messages         | by-claude | cli          | Hello from fake",
        "/v1/responses        | on-plan   | subscription | plan",
        "/v1/responses        | by-key    | api          | api",
        "/v1/responses        | by-claude | cli          | Hello from fake",
      })
  void otherFormatsSayItByAnAlias(String path, String model, String route, String text)
      throws Exception {
    var turns = "[{\"role\":\"user\",\"content\":\"Hi\"}]";
    var field = path.endsWith("responses") ? "input" : "messages";
    var limit = path.endsWith("messages") ? ",\"max_tokens\":50" : "";
    var reply = post(
        house.server.uri() + path,
        "{\"model\":\"" + model + "\",\"" + field + "\":" + turns + limit + "}");
    assertEquals(200, reply.statusCode(), reply::body);
    assertEquals(Optional.of(route), reply.headers().firstValue("x-hotllm-route"));
    assertTrue(reply.body().contains("\"" + text + "\""), reply::body);
  }

  private static HttpResponse<String> post(String uri, String body) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(uri))
        .header("content-type", "application/json")
        .header("authorization", "Bearer token-of-the-server")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void healthTellsEachWay() throws Exception {
    house.llm.ask(request("haiku", "absent"));
    house.llm.ask(request("gpt", "absent"));
    var request =
        HttpRequest.newBuilder(URI.create(house.server.uri() + "/health")).build();
    var health = HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    assertTrue(
        health.matches(".*\\{\"provider\":\"openai\",\"route\":\"subscription\","
            + "\"billing\":\"flat_rate\",\"state\":\"warm\",\"windows\":\\[\\{\"name\":\"primary\","
            + "\"minutes\":300,\"used_percent\":42,\"resets_at\":\"" + PlanHouse.RESET
            + "\"\\}\\]\\}.*"),
        health);
    assertTrue(
        health.matches(".*\\{\"provider\":\"anthropic\",\"route\":\"cli\","
            + "\"billing\":\"flat_rate\",\"state\":\"(ready|warm)\",\"pool\":\\{\"idle\":\\d,"
            + "\"processes\":\\d,\"version\":\"2.1.330\"\\}\\}.*"),
        health);
    assertTrue(
        health.contains(
            "{\"provider\":\"anthropic\",\"route\":\"subscription\","
                + "\"billing\":\"flat_rate\",\"state\":\"logged_out\",\"hint\":\"the direct way is off"),
        health);
    assertFalse(health.contains("acc-1"), health);
  }

  @Test
  void aServerThatOthersCanReachOffersNoPlan(@TempDir Path other) throws Exception {
    var open = HotServer.builder().host("0.0.0.0").token("token-of-the-server");
    try (var shared = new PlanHouse(other, open)) {
      var address = "http://127.0.0.1:" + shared.server.port();
      var refused = post(address + "/call_llm", body("gpt", ",\"subscription\":true"));
      assertEquals(401, refused.statusCode());
      assertTrue(
          refused
              .body()
              .contains("no subscription for OpenAI: plans are for the one who runs"
                  + " hotllm, and this server can be reached from beyond its machine"),
          refused::body);
      assertEquals(401, post(address + "/call_llm", body("haiku", "")).statusCode());
      var paid = post(address + "/call_llm", body("gpt", ""));
      assertTrue(paid.body().contains("\"route\":\"api\""), paid::body);
      var models = HTTP.send(
          HttpRequest.newBuilder(URI.create(address + "/health"))
              .header("authorization", "Bearer token-of-the-server")
              .build(),
          HttpResponse.BodyHandlers.ofString());
      assertFalse(models.body().matches(".*\"route\":\"(cli|subscription)\".*"), models::body);
      // Who runs it has them as before.
      assertEquals("plan", shared.llm.ask(request("gpt", "absent")).text());
      assertEquals(1, shared.plan.requests().size());
    }
  }

  private static String body(String model, String more) {
    return "{\"model\":\"" + model + "\",\"prompt\":\"Hi\"" + more + "}";
  }

  @Test
  void whatIsMissingIsNamed(@TempDir Path empty) {
    try (var llm = Llm.builder().environment(Map.of("HOME", empty.toString())).build()) {
      var failure = assertThrows(LlmException.class, () -> llm.ask(request("gpt", "absent")));
      assertEquals(ErrorType.AUTHENTICATION, failure.type());
      assertEquals(
          "no key for OpenAI – set OPENAI_API_KEY, or run codex login, or install codex and log in",
          failure.getMessage());
      var alone = assertThrows(LlmException.class, () -> llm.ask(request("gemini", "true")));
      assertTrue(alone.getMessage().contains("Google serves no personal login"), alone::getMessage);
    }
  }
}
