package io.github.hotllm.trust;

import io.github.hotllm.testing.FakeCall;
import io.github.hotllm.testing.FakeProvider;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A provider that says the key it was sent wherever it can; the model's name says where. */
final class LeakyProvider {
  /** Behaves badly, knowing the key. */
  private interface Leak {
    void play(FakeCall call, String key) throws IOException;
  }

  private static final String JSON = "Content-Type: application/json";
  private static final Pattern MODEL = Pattern.compile("\"model\":\"([^\"]+)\"");
  private static final Map<String, Leak> LEAKS = new LinkedHashMap<>();

  static {
    LEAKS.put("whole", (call, key) -> call.reply(200, Format.chatReply("ok"), JSON));
    LEAKS.put("quoted", (call, key) -> error(call, 401, "", "Incorrect API key provided: " + key));
    LEAKS.put(
        "in-part",
        (call, key) -> error(call, 401, "", "Key " + key.substring(0, 12) + "*** is wrong"));
    LEAKS.put("ending", (call, key) -> error(call, 403, "", "No key ..." + key.substring(20)));
    LEAKS.put("far-back", (call, key) -> error(call, 401, "", "x ".repeat(492) + key));
    LEAKS.put("as-code", (call, key) -> error(call, 400, key, "bad"));
    LEAKS.put("limited", (call, key) -> error(call, 429, "", "slow down, " + key));
    LEAKS.put("broken", (call, key) -> error(call, 500, "", "Bearer " + key + " failed"));
    LEAKS.put("web-page", (call, key) -> call.reply(502, "<p>" + key + "</p>"));
    LEAKS.put("plain", (call, key) -> call.reply(418, "you sent " + key));
    LEAKS.put("no-json", (call, key) -> call.reply(200, key, JSON));
    LEAKS.put("cut-json", (call, key) -> call.reply(200, "{\"" + key + "\":\"" + key, JSON));
    LEAKS.put(
        "in-stream", (call, key) -> stream(call, "{\"error\":{\"message\":\"" + key + "\"}}"));
    LEAKS.put("no-event", (call, key) -> stream(call, key));
    LEAKS.put("status-line", (call, key) -> call.send("HTTP/1.1 " + key + "\r\n\r\n"));
    LEAKS.put("no-http", (call, key) -> call.send(key + "\r\n\r\n"));
    LEAKS.put(
        "header",
        (call, key) -> call.send("HTTP/1.1 200 OK\r\n" + key + "\r\n\u0001: " + key + "\r\n\r\n"));
    LEAKS.put(
        "length",
        (call, key) -> call.send("HTTP/1.1 200 OK\r\nContent-Length: " + key + "\r\n\r\n"));
    LEAKS.put("redirect", (call, key) -> call.reply(302, "", "Location: http://localhost/" + key));
    LEAKS.put(
        "request-id",
        (call, key) -> call.reply(500, "{}", "x-request-id: " + key, "retry-after: " + key));
    LEAKS.put("cut", (call, key) -> call.cut());
    LEAKS.put("reset", (call, key) -> call.reset());
    LEAKS.put("stall", (call, key) -> call.awaitClosed(Duration.ofSeconds(10)));
  }

  private LeakyProvider() {}

  static List<String> models() {
    return List.copyOf(LEAKS.keySet());
  }

  static FakeProvider start() {
    return FakeProvider.of(call -> {
      var key = call.request().header("authorization").orElse("none").replace("Bearer ", "");
      var model = MODEL.matcher(call.request().text());
      LEAKS.get(model.find() ? model.group(1) : "whole").play(call, key);
      if (!call.request().line().contains("HTTP/1.0")) {
        call.cut();
      }
    });
  }

  private static void error(FakeCall call, int status, String code, String message)
      throws IOException {
    call.reply(
        status,
        "{\"error\":{\"message\":\"" + message + "\",\"code\":\"" + code + "\"}}",
        JSON,
        "retry-after-ms: 1");
  }

  private static void stream(FakeCall call, String data) throws IOException {
    call.untilClosed(200, Ending.EVENTS);
    call.send(Format.CHAT.beginning() + Format.CHAT.text("so far") + "data: " + data + "\n\n");
    call.cut();
  }
}
