package io.github.hotllm.internal.cli.gemini;

import io.github.hotllm.internal.cli.rpc.JsonRpc;
import io.github.hotllm.internal.dialect.GoogleDetails;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import io.github.hotllm.internal.json.Node;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An error of gemini's, taken apart: it has a code and words and nothing else, and the words are
 * those of Google, or all of Google's answer as JSON. Shapes are those of 0.61.0, tried out on
 * 2026-11-30.
 *
 * @param words without what gemini adds for those who sit before it
 * @param google what Google's answer says for machines; empty if gemini has kept it to itself
 */
record GeminiRefusal(long code, String words, GoogleDetails google) {
  /** What gemini adds to a quota that is used up, which is about another one. */
  private static final String TIP = "💡 Tip:";

  private static final Pattern WAIT = Pattern.compile(
      "(?:reset after|resets in|retry after|retry in) (?:(\\d{1,6})h)?(?:(\\d{1,6})m(?!s))?"
          + "(?:(\\d{1,9})(?:\\.\\d*)?s)?",
      Pattern.CASE_INSENSITIVE);

  private static final Pattern PAGE =
      Pattern.compile("https://(?:[a-z0-9-]+\\.)*google\\.com/\\S+", Pattern.CASE_INSENSITIVE);

  static GeminiRefusal of(JsonRpc.RpcException refusal) {
    var text = String.valueOf(refusal.getMessage());
    int tip = text.indexOf(TIP);
    var words = tip < 0 ? text : text.substring(0, tip);
    var error = error(words.strip());
    return new GeminiRefusal(
        refusal.code(), error.at("message").text().orElse(words).strip(), new GoogleDetails(error));
  }

  private static Node error(String words) {
    if (!words.startsWith("[") && !words.startsWith("{")) {
      return Node.of(null);
    }
    try {
      var body = Node.of(Json.parse(words));
      return (body.isList() ? body.at(0) : body).at("error");
    } catch (JsonException e) {
      return Node.of(null);
    }
  }

  /** Whether the words or the reason say that, in small letters. */
  boolean says(String... phrases) {
    var text = (words + " " + google.codes()).toLowerCase(Locale.ROOT);
    for (var phrase : phrases) {
      if (text.contains(phrase)) {
        return true;
      }
    }
    return false;
  }

  /** How long it is until there is something left. */
  Optional<Duration> pause() {
    return google.retryDelay().or(this::wordedPause);
  }

  private Optional<Duration> wordedPause() {
    var told = WAIT.matcher(words);
    return told.find() && !told.group().endsWith(" ")
        ? Optional.of(Duration.ofHours(figure(told.group(1)))
            .plusMinutes(figure(told.group(2)))
            .plusSeconds(figure(told.group(3))))
        : Optional.empty();
  }

  private static long figure(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /** The page on which the user has to verify the account, where gemini lets one see it. */
  Optional<String> page() {
    var worded = PAGE.matcher(words);
    return google
        .verification()
        .or(() -> worded.find() ? Optional.of(worded.group()) : Optional.empty());
  }
}
