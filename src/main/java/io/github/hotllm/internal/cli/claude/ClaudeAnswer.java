package io.github.hotllm.internal.cli.claude;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.StopReason;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.cli.process.Trouble;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Decoder;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.anthropic.AnthropicDialect;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.wire.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what claude says once it has been asked: the events of Anthropic's Messages in an envelope,
 * then a result. Belongs to the process's reader.
 *
 * <p>For a schema claude answers by calling a tool, again if it does not fit, so that only its
 * result holds the text.
 */
final class ClaudeAnswer {
  private final Asked asked;
  private final Target target;
  private final ClaudeFailures failures;
  private Decoder decoder;
  private Optional<Metered> last = Optional.empty();
  private Optional<Usage> usage = Optional.empty();
  private Optional<String> model = Optional.empty();
  private Optional<ClaudeLimit> rejected = Optional.empty();
  private boolean said;

  ClaudeAnswer(Asked asked, Target target) {
    this.asked = asked;
    this.target = target;
    this.failures = new ClaudeFailures(target);
    this.decoder = decoder();
  }

  private Decoder decoder() {
    return new AnthropicDialect().decoder(asked, target);
  }

  /** The model that answers, once that is known. */
  Optional<String> model() {
    return model;
  }

  /**
   * Reads a message and adds what it means.
   *
   * @return how the answer ended, if it has
   * @throws LlmException if it failed
   */
  Optional<Metered> read(Node message, List<LlmEvent> out) {
    switch (message.at("type").textOrEmpty()) {
      case "system" -> check(message);
      case "stream_event" -> event(message.at("event"), out);
      case "rate_limit_event" -> limit(message.at("rate_limit_info"));
      case "result" -> {
        return Optional.of(result(message, out));
      }
      default -> {
        // Whole messages repeat the events; what later versions add means nothing to us.
      }
    }
    return Optional.empty();
  }

  /** A process that has tools after all, or another payer, must not go on. */
  private void check(Node system) {
    if (!system.at("subtype").textOrEmpty().equals("init")) {
      return;
    }
    var payer = system.at("apiKeySource").text().orElse("none");
    if (!payer.equals("none")) {
      throw ClaudeFailures.wrongPayer(payer);
    }
    for (var tool : system.at("tools").items()) {
      if (!tool.textOrEmpty().equals("StructuredOutput")) {
        throw Trouble.strange("claude", "has tools though it was started without");
      }
    }
  }

  private void event(Node event, List<LlmEvent> out) {
    var type = event.at("type").textOrEmpty();
    var events = new ArrayList<LlmEvent>();
    decoder.frame(Frame.event(type, Json.bytes(event.fields())), events);
    model = decoder.model().or(() -> model);
    events.stream().filter(this::isWanted).forEach(out::add);
    if (decoder.isDone()) {
      var end = decoder.end(new ArrayList<>());
      usage = usage.isEmpty() ? end.usage() : end.usage().map(usage.get()::plus);
      last = Optional.of(end);
      decoder = decoder();
    }
    said |= !out.isEmpty();
  }

  private boolean isWanted(LlmEvent event) {
    return asked.request().outputSchema().isEmpty() || event instanceof LlmEvent.Thinking;
  }

  private void limit(Node limit) {
    rejected = ClaudeLimit.rejected(limit).or(() -> rejected);
  }

  private Metered result(Node result, List<LlmEvent> out) {
    if (result.at("is_error").isTrue()) {
      throw failures.of(result, rejected);
    } else if (result.at("num_turns").count().orElse(1) == 0) {
      throw Trouble.strange("claude", "answered without asking its model");
    }
    if (asked.request().outputSchema().isPresent()) {
      out.add(new LlmEvent.Text(output(result)));
    } else if (!said) {
      result.at("result").text().ifPresent(text -> out.add(new LlmEvent.Text(text)));
    }
    return ending(result);
  }

  private static String output(Node result) {
    return result
        .at("structured_output")
        .value()
        .map(Json::text)
        .orElseThrow(() -> LlmException.of(
            ErrorType.INVALID_OUTPUT,
            "claude gave no answer that fits the schema – make the schema simpler"));
  }

  private Metered ending(Node result) {
    var raw = result.at("stop_reason").text();
    boolean hasSchema = asked.request().outputSchema().isPresent();
    var reason =
        hasSchema ? StopReason.STOP : last.map(Metered::stopReason).orElse(StopReason.OTHER);
    return Metered.of(reason, last.flatMap(Metered::rawStopReason).or(() -> raw), usage);
  }
}
