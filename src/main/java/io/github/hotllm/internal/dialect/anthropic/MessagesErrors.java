package io.github.hotllm.internal.dialect.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Failures;
import io.github.hotllm.internal.dialect.Failures.Said;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.wire.WireReply;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the failures that a provider tells of, in a reply of their own or within an answer.
 *
 * <p>Types and codes are those of SDK 1.12.0 (2026-11-20). Immutable.
 */
final class MessagesErrors {
  /** The status that belongs to a type, for what arrives under status 200. */
  private static final Map<String, Integer> STATUS = Map.ofEntries(
      Map.entry("invalid_request_error", 400),
      Map.entry("authentication_error", 401),
      Map.entry("billing_error", 402),
      Map.entry("permission_error", 403),
      Map.entry("not_found_error", 404),
      Map.entry("conflict_error", 409),
      Map.entry("request_too_large", 413),
      Map.entry("rate_limit_error", 429),
      Map.entry("api_error", 500),
      Map.entry("timeout_error", 504),
      Map.entry("overloaded_error", 529));

  /** A limit that the account's owner has set comes as a mistake of the request. */
  private static final String OWN_LIMIT = "usage limits";

  private final Target target;

  MessagesErrors(Target target) {
    this.target = target;
  }

  /** The failure of a reply of another status than 200. */
  LlmException of(WireReply reply) {
    var failure = failure(parsed(reply.body()), reply.status());
    reply.headers().first("request-id").ifPresent(failure::providerRequestId);
    return failure.build();
  }

  /** Whether a body or an event of status 200 tells of a failure. */
  static boolean isError(Node answer) {
    return answer.at("error").isPresent() || answer.at("type").textOrEmpty().equals("error");
  }

  /** The failure that came under status 200. */
  LlmException inAnswer(Node answer) {
    var type = answer.at("error").at("type").textOrEmpty();
    return failure(answer, STATUS.getOrDefault(type, 500)).build();
  }

  private LlmException.Builder failure(Node body, int status) {
    var error = body.at("error");
    var message = error.isObject()
        ? error.at("message").textOrEmpty()
        : error.text().or(() -> body.at("message").text()).orElse("");
    var codes = new ArrayList<String>();
    error.at("details").at("error_code").text().ifPresent(codes::add);
    error.at("type").text().ifPresent(codes::add);
    // Where a cloud refuses a request before the model sees it: Google's word.
    error.at("status").text().ifPresent(codes::add);
    if (status == 400 && message.toLowerCase(Locale.ROOT).contains(OWN_LIMIT)) {
      codes.add("billing_error");
    }
    var failure = Failures.of(new Said(status, codes, message), target);
    body.at("request_id").text().ifPresent(failure::providerRequestId);
    return failure;
  }

  private static Node parsed(byte[] body) {
    try {
      var parsed = Node.of(Json.parse(new String(body, UTF_8)));
      return parsed.isList() ? parsed.at(0) : parsed;
    } catch (JsonException e) {
      return Node.of(null);
    }
  }
}
