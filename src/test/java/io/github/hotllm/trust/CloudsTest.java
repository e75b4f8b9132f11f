package io.github.hotllm.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.AccessToken;
import io.github.hotllm.ErrorType;
import io.github.hotllm.Llm;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.testing.FakeProvider;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each cloud over the whole house: path, key, body, answer. */
class CloudsTest {
  private static final String JSON = "Content-Type: application/json";
  private static final String EVENTS = "Content-Type: text/event-stream";

  private static final String MESSAGE = """
      {"id":"m","type":"message","role":"assistant","model":"claude-haiku-5-5",\
      "content":[{"type":"text","text":"Hi"}],"stop_reason":"end_turn",\
      "usage":{"input_tokens":3,"output_tokens":1}}""";

  private static final String SAID =
      "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hello\"}]}]";

  private static final String MESSAGES = """
      event: message_start
      data: {"type":"message_start","message":{"id":"m","type":"message","role":"assistant","model":"claude-haiku-5-5","content":[],"usage":{"input_tokens":3,"output_tokens":1}}}

      event: content_block_start
      data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

      event: content_block_delta
      data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hi"}}

      event: content_block_stop
      data: {"type":"content_block_stop","index":0}

      event: message_delta
      data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":1}}

      event: message_stop
      data: {"type":"message_stop"}

      """;

  private static final String CHAT = """
      {"id":"c","object":"chat.completion","model":"gpt-5.5-2026-04-24","choices":[{"index":0,\
      "message":{"role":"assistant","content":"Hi"},"finish_reason":"stop"}],\
      "usage":{"prompt_tokens":1000,"completion_tokens":100,"total_tokens":1100}}""";

  @Test
  void azureIsAskedByDeploymentWithItsOwnHeader() {
    try (var azure = FakeProvider.of(call -> call.reply(200, CHAT, JSON));
        var llm = Llm.builder()
            .environment(Map.of(
                "AZURE_OPENAI_API_KEY",
                "key-1",
                "AZURE_OPENAI_ENDPOINT",
                azure.uri("/").toString()))
            .config("""
                {"providers":{"azure":{"dialect":"openai-chat",
                  "models":[{"id":"prod","model":"openai/gpt-5.5"}]}}}""")
            .build()) {
      var reply = llm.ask("azure/prod", "Hello");

      assertEquals("Hi", reply.text());
      var own = llm.models().cost("openai/gpt-5.5", reply.usage().orElseThrow());
      assertEquals(own, reply.costUsd());
      assertEquals(true, own.isPresent());
      var request = azure.requests().get(0);
      assertEquals("POST /openai/v1/chat/completions HTTP/1.1", request.line());
      assertEquals(Optional.of("key-1"), request.header("api-key"));
      assertEquals(Optional.empty(), request.header("authorization"));
      assertEquals(
          "{\"model\":\"prod\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}",
          request.text());
    }
  }

  @Test
  void anEntraTokenIsABearersAndIsFetchedOnceForAllCalls() {
    var tokens = new ArrayDeque<String>(List.of("t-1", "t-2"));
    try (var azure = FakeProvider.of(call -> call.reply(200, CHAT, JSON));
        var llm = Llm.builder()
            .environment(Map.of())
            .token("azure", () -> new AccessToken(tokens.remove(), Instant.MAX))
            .baseUrl("azure", azure.uri("/openai/v1").toString())
            .config("{\"providers\":{\"azure\":{\"dialect\":\"openai-chat\"}}}")
            .build()) {
      llm.ask("azure/prod", "Hello");
      llm.ask("azure/prod", "Hello");

      for (var request : azure.requests()) {
        assertEquals(Optional.of("Bearer t-1"), request.header("authorization"));
        assertEquals(Optional.empty(), request.header("api-key"));
      }
      assertEquals(1, tokens.size());
    }
  }

  @Test
  void aCredentialsFileIsTradedForATokenThatNoFailureShows(@TempDir Path folder) throws Exception {
    var file = folder.resolve("user.json");
    var refusal = """
        {"error":{"code":401,"message":"Bad token ya29.canary-1 of rt-canary","status":"UNAUTHENTICATED"}}""";
    try (var google = FakeProvider.of(call -> {
          if (call.request().line().startsWith("POST /token")) {
            call.reply(200, "{\"access_token\":\"ya29.canary-1\",\"expires_in\":3600}", JSON);
          } else {
            call.reply(401, refusal, JSON);
          }
        });
        var llm = Llm.builder()
            .environment(Map.of("GOOGLE_APPLICATION_CREDENTIALS", file.toString()))
            .baseUrl("vertex", google.uri("/v1/p").toString())
            .build()) {
      Files.writeString(
          file,
          "{\"type\":\"authorized_user\",\"client_id\":\"i\",\"client_secret\":"
              + "\"s\",\"refresh_token\":\"rt-canary\",\"token_uri\":\"" + google.uri("/token")
              + "\"}");
      var failure = assertThrows(LlmException.class, () -> llm.ask("vertex/gemini-x", "Hello"));

      assertEquals(ErrorType.AUTHENTICATION, failure.type());
      assertEquals(
          "Gemini on Google Vertex answered 401 (UNAUTHENTICATED): Bad token [secret] of rt-canary"
              + " – check GOOGLE_APPLICATION_CREDENTIALS",
          failure.getMessage());
      assertEquals(
          "grant_type=refresh_token&client_id=i&client_secret=s&refresh_token=rt-canary",
          google.requests().get(0).text());
      assertEquals(
          Optional.of("Bearer ya29.canary-1"), google.requests().get(1).header("authorization"));
      assertEquals(2, google.requests().size());
    }
  }

  @Test
  void foundryAndBedrockSpeakMessages() {
    try (var cloud = FakeProvider.of(call -> call.reply(200, MESSAGE, JSON));
        var llm = Llm.builder()
            .environment(Map.of(
                "ANTHROPIC_FOUNDRY_API_KEY",
                "key-1",
                "ANTHROPIC_FOUNDRY_BASE_URL",
                cloud.uri("/anthropic").toString(),
                "AWS_BEARER_TOKEN_BEDROCK",
                "key-2",
                "ANTHROPIC_BEDROCK_MANTLE_BASE_URL",
                cloud.uri("/anthropic").toString()))
            .build()) {
      llm.ask("azure-claude/claude-haiku-5-5", "Hello");
      llm.ask(brief("bedrock/global.anthropic.claude-haiku-5-5"));

      var foundry = cloud.requests().get(0);
      assertEquals("POST /anthropic/v1/messages HTTP/1.1", foundry.line());
      assertEquals(Optional.of("key-1"), foundry.header("x-api-key"));
      assertEquals(Optional.of("2023-06-01"), foundry.header("anthropic-version"));
      var bedrock = cloud.requests().get(1);
      assertEquals("POST /anthropic/v1/messages HTTP/1.1", bedrock.line());
      assertEquals(Optional.of("Bearer key-2"), bedrock.header("authorization"));
      assertEquals(
          "{\"model\":\"global.anthropic.claude-haiku-5-5\",\"max_tokens\":100," + "\"messages\":"
              + SAID + "}",
          bedrock.text());
    }
  }

  @Test
  void claudeOnVertexHasItsModelInThePathAndItsVersionInTheBody() {
    try (var google = FakeProvider.inTurn(
            call -> call.reply(200, MESSAGE, JSON), call -> call.reply(200, MESSAGES, EVENTS));
        var llm = vertex(google)) {
      assertEquals(
          "Hi", llm.ask(brief("vertex-claude/claude-haiku-5-5@20261007")).text());
      assertEquals(
          "Hi",
          llm.stream(brief("vertex-claude/claude-haiku-5-5")).reply().join().text());

      var whole = google.requests().get(0);
      assertEquals(
          "POST /v1/p/publishers/anthropic/models/claude-haiku-5-5@20261007:rawPredict HTTP/1.1",
          whole.line());
      assertEquals(Optional.of("Bearer ya29.test"), whole.header("authorization"));
      assertEquals(Optional.of("acme"), whole.header("x-goog-user-project"));
      assertEquals(Optional.empty(), whole.header("anthropic-version"));
      assertEquals(
          "{\"max_tokens\":100,\"messages\":" + SAID
              + ",\"anthropic_version\":\"vertex-2023-10-16\"}",
          whole.text());
      var streamed = google.requests().get(1);
      assertEquals(
          "POST /v1/p/publishers/anthropic/models/claude-haiku-5-5:streamRawPredict HTTP/1.1",
          streamed.line());
      assertEquals(
          "{\"max_tokens\":100,\"stream\":true,\"messages\":" + SAID
              + ",\"anthropic_version\":\"vertex-2023-10-16\"}",
          streamed.text());
    }
  }

  @Test
  void geminiOnVertexHasItsUsualPathBelowTheProject() {
    var answer = """
        {"candidates":[{"content":{"parts":[{"text":"Hi"}]},"finishReason":"STOP"}]}""";
    try (var google = FakeProvider.of(call -> call.reply(200, answer, JSON));
        var llm = vertex(google)) {
      assertEquals("Hi", llm.ask("vertex/gemini-3.8-flash", "Hello").text());
      var request = google.requests().get(0);
      assertEquals(
          "POST /v1/p/publishers/google/models/gemini-3.8-flash:generateContent HTTP/1.1",
          request.line());
      assertEquals(Optional.of("Bearer ya29.test"), request.header("authorization"));
    }
  }

  @Test
  void googlesOwnRefusalOfAMessageIsUnderstood() {
    var refusal = """
        [{"error":{"code":403,"message":"Permission denied on project.","status":"PERMISSION_DENIED"}}]""";
    try (var google = FakeProvider.of(call -> call.reply(403, refusal, JSON));
        var llm = vertex(google)) {
      var failure = assertThrows(
          LlmException.class, () -> llm.ask("vertex-claude/claude-haiku-5-5", "Hello"));
      assertEquals(ErrorType.PERMISSION, failure.type());
      assertEquals(
          "Claude on Google Vertex answered 403 (PERMISSION_DENIED): Permission denied on project."
              + " – the key in GOOGLE_APPLICATION_CREDENTIALS may not do this",
          failure.getMessage());
    }
  }

  @Test
  void whatIsNotSetUpSaysWhatToSet() {
    try (var llm = Llm.builder().environment(Map.of()).build()) {
      var failure =
          assertThrows(LlmException.class, () -> llm.ask("vertex/gemini-3.8-flash", "Hello"));
      assertEquals(
          "no key for Gemini on Google Vertex – set GOOGLE_APPLICATION_CREDENTIALS, and"
              + " GOOGLE_CLOUD_PROJECT",
          failure.getMessage());
    }
  }

  private static LlmRequest brief(String model) {
    return LlmRequest.builder(model).prompt("Hello").maxTokens(100).build();
  }

  private static Llm vertex(FakeProvider google) {
    URI base = google.uri("/v1/p/publishers/");
    return Llm.builder()
        .environment(Map.of("GOOGLE_CLOUD_QUOTA_PROJECT", "acme"))
        .token("vertex", () -> new AccessToken("ya29.test", Instant.MAX))
        .token("vertex-claude", () -> new AccessToken("ya29.test", Instant.MAX))
        .baseUrl("vertex", base + "google")
        .baseUrl("vertex-claude", base + "anthropic")
        .build();
  }
}
