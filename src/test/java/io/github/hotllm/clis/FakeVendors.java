package io.github.hotllm.clis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.testing.FakeCall;
import io.github.hotllm.testing.FakeProvider;
import io.github.hotllm.testing.FakeRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The three vendors' services, as far as their programs ask them: each answers "Hello from fake" at
 * once, word by word, with 12 tokens in and 3 out.
 */
final class FakeVendors implements AutoCloseable {
  private static final String ACCOUNT = """
      {"currentTier":{"id":"standard-tier","name":"Gemini Code Assist"},\
      "cloudaicompanionProject":"fake-project","allowedTiers":[{"id":"standard-tier",\
      "isDefault":true}]}""";

  private final FakeProvider http = FakeProvider.of(this::answer);
  private volatile CountDownLatch gate = new CountDownLatch(0);

  URI uri() {
    return http.uri("");
  }

  /** What was asked for an answer, not what programs ask besides. */
  List<FakeRequest> asked() {
    return http.requests().stream()
        .filter(request -> !stream(request).isEmpty())
        .toList();
  }

  /** Everything that was asked. */
  List<FakeRequest> requests() {
    return http.requests();
  }

  /** From now on an answer is silent behind its first word until the latch is open. */
  void holdBehindFirstWord(CountDownLatch latch) {
    gate = latch;
  }

  private void answer(FakeCall call) throws Exception {
    var stream = stream(call.request());
    if (!stream.isEmpty()) {
      stream(call, stream);
    } else if (call.request().line().contains("/v1internal:loadCodeAssist")) {
      call.reply(200, ACCOUNT, "Content-Type: application/json");
    } else if (call.request().line().contains("/v1internal:")) {
      call.reply(200, "{}", "Content-Type: application/json");
    } else {
      call.reply(404, "{}", "Content-Type: application/json");
    }
  }

  /** The name of the answer, empty where nothing is generated. */
  private static String stream(FakeRequest request) {
    var line = request.line();
    if (line.startsWith("POST /v1/messages?")) {
      return "claude";
    } else if (line.startsWith("POST /v1/responses ")) {
      return "codex";
    }
    return line.startsWith("POST /v1internal:streamGenerateContent") ? "gemini" : "";
  }

  private void stream(FakeCall call, String name) throws Exception {
    var model = Node.of(Json.object(call.request().text())).at("model").textOrEmpty();
    var events = text(name).replace("MODEL", model).split("(?<=\n\n)");
    call.chunked(200, "Content-Type: text/event-stream");
    for (var event : events) {
      if (event.contains("\" from\"")) {
        call.await(gate);
      }
      call.chunk(event);
    }
    call.lastChunk();
  }

  private static String text(String name) throws IOException {
    try (var in = FakeVendors.class.getResourceAsStream(name + ".sse")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
