package io.github.hotllm.internal.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * What a token says of itself. Nothing is verified: the provider does that, and to us it is only a
 * hint for when to look again.
 */
record Jwt(Node claims) {
  private static final long LAST_SECOND = 1L << 33;
  private static final String OPENAI = "https://api.openai.com/auth";

  /** The claims of a token; none if it is no JWT. */
  static Jwt of(String token) {
    var parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return new Jwt(Node.of(null));
    }
    try {
      var payload = Base64.getUrlDecoder().decode(parts[1]);
      return new Jwt(Node.of(Json.parse(new String(payload, UTF_8))));
    } catch (IllegalArgumentException e) {
      // Neither Base64 nor JSON has to be there: tokens need not be of this form.
      return new Jwt(Node.of(null));
    }
  }

  /** Whose it is, if it is one of OpenAI's. */
  Optional<String> account() {
    return openAi("chatgpt_account_id");
  }

  /** OpenAI's word for the plan. */
  Optional<String> tier() {
    return openAi("chatgpt_plan_type");
  }

  private Optional<String> openAi(String claim) {
    return claims.at(OPENAI).at(claim).text().map(String::strip).filter(text -> !text.isEmpty());
  }

  /** When it runs out. */
  Optional<Instant> expires() {
    var seconds = claims.at("exp").count();
    return seconds.isPresent() && seconds.getAsLong() < LAST_SECOND
        ? Optional.of(Instant.ofEpochSecond(seconds.getAsLong()))
        : Optional.empty();
  }
}
