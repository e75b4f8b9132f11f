package io.github.hotllm.conformance;

import io.github.hotllm.internal.json.Json;
import java.util.Map;

/** A refusal that every provider knows, in the words of each. */
enum Refusal {
  BAD_REQUEST(400, "temperature is too high") {
    @Override
    String type(Behind provider) {
      return provider == Behind.GEMINI ? "INVALID_ARGUMENT" : "invalid_request_error";
    }
  },
  BAD_KEY(401, "the key is wrong") {
    @Override
    String type(Behind provider) {
      return switch (provider) {
        case CHAT, RESPONSES -> "invalid_api_key";
        case ANTHROPIC -> "authentication_error";
        case GEMINI -> "UNAUTHENTICATED";
      };
    }
  },
  NO_MODEL(404, "model: m is not found") {
    @Override
    String type(Behind provider) {
      return switch (provider) {
        case CHAT, RESPONSES -> "model_not_found";
        case ANTHROPIC -> "not_found_error";
        case GEMINI -> "NOT_FOUND";
      };
    }
  },
  TOO_MANY(429, "slow down") {
    @Override
    String type(Behind provider) {
      return switch (provider) {
        case CHAT, RESPONSES -> "rate_limit_exceeded";
        case ANTHROPIC -> "rate_limit_error";
        case GEMINI -> "RESOURCE_EXHAUSTED";
      };
    }
  },
  OVERLOADED(503, "come back later") {
    @Override
    int status(Behind provider) {
      return provider == Behind.ANTHROPIC ? 529 : super.status(provider);
    }

    @Override
    String type(Behind provider) {
      return switch (provider) {
        case CHAT, RESPONSES -> "server_error";
        case ANTHROPIC -> "overloaded_error";
        case GEMINI -> "UNAVAILABLE";
      };
    }
  };

  private final int status;
  private final String message;

  Refusal(int status, String message) {
    this.status = status;
    this.message = message;
  }

  int status(Behind provider) {
    return status;
  }

  String message() {
    return message;
  }

  /** The provider's own word for it. */
  abstract String type(Behind provider);

  String body(Behind provider) {
    var type = type(provider);
    return Json.text(
        switch (provider) {
          case CHAT, RESPONSES ->
            Map.of("error", Map.of("message", message, "type", type, "code", type));
          case ANTHROPIC ->
            Map.of("type", "error", "error", Map.of("type", type, "message", message));
          case GEMINI ->
            Map.of("error", Map.of("code", status, "message", message, "status", type));
        });
  }
}
