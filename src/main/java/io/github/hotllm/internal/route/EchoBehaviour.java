package io.github.hotllm.internal.route;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Role;
import io.github.hotllm.StopReason;
import io.github.hotllm.Tool;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.json.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How echo behaves: well, or in one of the ways that providers misbehave. */
enum EchoBehaviour {
  WELL("echo"),
  THROTTLED("429"),
  FAILS_ONCE("500"),
  STALLS("stall"),
  CUTS("cut"),
  SLOW("slow"),
  CALLS_TOOL("tool"),
  REFUSES("refuse");

  private static final Duration SLOW_WORD = Duration.ofMillis(100);
  /** A word and the white space behind it. */
  private static final Pattern WORD = Pattern.compile("\\s*\\S+\\s*");

  private final String modelId;

  EchoBehaviour(String modelId) {
    this.modelId = modelId;
  }

  String modelId() {
    return modelId;
  }

  /** The behaviour of a model name such as {@code echo} or {@code echo/slow}. */
  static Optional<EchoBehaviour> named(String model) {
    return Stream.of(values())
        .filter(one -> model.equals("echo/" + one.modelId) || model.equals(one.modelId))
        .filter(one -> one == WELL || model.startsWith("echo/"))
        .findFirst();
  }

  /** All names that echo answers to. */
  static List<String> names() {
    return Stream.of(values())
        .map(one -> one == WELL ? "echo" : "echo/" + one.modelId)
        .toList();
  }

  /**
   * What one attempt does.
   *
   * @param attempt 1 for the first attempt of a call
   */
  List<EchoStep> steps(LlmRequest request, int attempt) {
    var words = words(prompt(request));
    return switch (this) {
      case WELL -> answer(request, words, Duration.ZERO);
      case SLOW -> answer(request, words, SLOW_WORD);
      case THROTTLED -> List.of(new EchoStep.Fail(throttled()));
      case FAILS_ONCE ->
        attempt == 1 ? List.of(new EchoStep.Fail(failed())) : answer(request, words, Duration.ZERO);
      case STALLS -> half(words, new EchoStep.Stall());
      case CUTS -> half(words, new EchoStep.Fail(cut()));
      case CALLS_TOOL ->
        result(request)
            .map(told -> answer(request, words(told), Duration.ZERO))
            .orElseGet(() -> toolCall(request));
      case REFUSES -> List.of(end(request, 0, StopReason.REFUSAL));
    };
  }

  private static List<EchoStep> answer(LlmRequest request, List<String> words, Duration pace) {
    int most = request.maxTokens().orElse(Integer.MAX_VALUE);
    var said = words.subList(0, Math.min(most, words.size()));
    var steps = say(said, pace);
    var reason = said.size() < words.size() ? StopReason.LENGTH : StopReason.STOP;
    steps.add(end(request, said.size(), reason));
    return steps;
  }

  private static List<EchoStep> half(List<String> words, EchoStep then) {
    var steps = say(words.subList(0, (words.size() + 1) / 2), Duration.ZERO);
    steps.add(then);
    return steps;
  }

  private static List<EchoStep> say(List<String> words, Duration pace) {
    var steps = new ArrayList<EchoStep>();
    words.forEach(word -> steps.add(new EchoStep.Say(new LlmEvent.Text(word), pace)));
    return steps;
  }

  /** What the tool has said, if that is the last word: a loop over echo comes to an end. */
  private static Optional<String> result(LlmRequest request) {
    var last = request.messages().get(request.messages().size() - 1);
    return last.parts().stream()
        .filter(Part.ToolResult.class::isInstance)
        .map(part -> ((Part.ToolResult) part).content())
        .map(content -> new Message(Role.USER, content).text())
        .reduce((first, second) -> first + "\n" + second);
  }

  private static List<EchoStep> toolCall(LlmRequest request) {
    if (request.tools().isEmpty()) {
      throw LlmException.builder(
              ErrorType.INVALID_REQUEST, "tools is missing: echo/tool calls the first one")
          .field("tools")
          .build();
    }
    var tool = request.tools().get(0);
    var call = new Part.ToolCall("call_echo", tool.name(), arguments(tool, prompt(request)));
    return List.of(
        new EchoStep.Say(
            new LlmEvent.ToolCallDelta(call.id(), call.name(), call.json()), Duration.ZERO),
        new EchoStep.Say(new LlmEvent.ToolCall(call), Duration.ZERO),
        end(request, 1, StopReason.TOOL_CALLS));
  }

  /** Something of the right type for each property: the prompt for texts. */
  private static Map<String, Object> arguments(Tool tool, String prompt) {
    var arguments = new LinkedHashMap<String, Object>();
    Node.of(tool.inputSchema()).at("properties").fields().forEach((name, schema) -> {
      switch (Node.of(schema).at("type").textOrEmpty()) {
        case "string" -> arguments.put(name, prompt);
        case "integer", "number" -> arguments.put(name, 1L);
        case "boolean" -> arguments.put(name, true);
        default -> {
          // Nothing simple fits; a tool has to cope with a model that leaves it out.
        }
      }
    });
    return arguments;
  }

  private static EchoStep.End end(LlmRequest request, int outputTokens, StopReason reason) {
    var texts = Stream.concat(
        request.system().stream().map(Part.Text::text),
        request.messages().stream().map(Message::text));
    long inputTokens = texts.mapToLong(text -> words(text).size()).sum();
    var usage = Usage.of(inputTokens, outputTokens);
    return new EchoStep.End(Metered.of(reason, Optional.empty(), Optional.of(usage)));
  }

  private static String prompt(LlmRequest request) {
    return request.messages().stream()
        .filter(message -> message.role() == Role.USER)
        .reduce((first, second) -> second)
        .map(Message::text)
        .orElse("");
  }

  /** A word is a token here. */
  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    var matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  private static LlmException throttled() {
    return LlmException.builder(
            ErrorType.RATE_LIMITED, "echo/429 is throttled, as it was asked to be – ask echo")
        .retryAfter(Duration.ofSeconds(1))
        .providerStatus(429)
        .build();
  }

  private static LlmException failed() {
    return LlmException.builder(
            ErrorType.OVERLOADED, "echo/500 failed at its first attempt, as it was asked to")
        .providerStatus(500)
        .build();
  }

  private static LlmException cut() {
    return LlmException.of(
        ErrorType.STREAM_BROKEN, "echo/cut cut its answer, as it was asked to – ask echo");
  }
}
