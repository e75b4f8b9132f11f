package io.github.hotllm.matrix;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmReply;
import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.StopReason;
import io.github.hotllm.Usage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Answers of any provider, out of a seed: as replies, and as the events that fold into them. */
final class RandomReplies {
  private static final List<String> TEXTS = List.of(
      "a",
      " ",
      "\n",
      "\r\n",
      "\"\\",
      "Grüße",
      "🙂",
      "世界",
      "{}",
      "data: x",
      "\n\n",
      "[DONE]",
      "\u2028",
      "\u0000",
      "a:b/c",
      "<think>",
      "^text:a/b:c");
  private static final List<Object> VALUES = List.of(
      1L,
      -1L,
      true,
      "x",
      List.of(),
      Map.of(),
      new BigDecimal("0.10"),
      new BigInteger("99999999999999999999"),
      List.of(Map.of("deep", List.of(1L))),
      "{\"a\":1}");

  private final Random random;
  private int ids;

  RandomReplies(long seed) {
    random = new Random(seed);
  }

  LlmReply next() {
    var parts = new ArrayList<Part>();
    for (int i = random.nextInt(6); i > 0; i--) {
      parts.add(part());
    }
    boolean calls = parts.stream().anyMatch(Part.ToolCall.class::isInstance);
    var reply = LlmReply.builder()
        .parts(parts)
        .model("m-1")
        .stopReason(calls ? StopReason.TOOL_CALLS : reason());
    usage().ifPresent(reply::usage);
    return reply.build();
  }

  /** Any but that it waits for the results of tools, of which there are none. */
  private StopReason reason() {
    var reason = pick(List.of(StopReason.values()));
    return reason == StopReason.TOOL_CALLS ? StopReason.STOP : reason;
  }

  private Part part() {
    var state = maybe() ? Marks.ofState("acme/m:" + text()) : Marks.NONE;
    return switch (random.nextInt(8)) {
      case 0, 1 -> new Part.Thinking(textOrNothing(state), state);
      case 2, 3 ->
        new Part.ToolCall("call-" + ids++, pick(List.of("f", "g_2")), arguments(), state);
      case 4 -> new Part.Opaque(Marks.ofState("acme/m:" + text()));
      case 5 -> Part.Image.of("image/png", bytes()).withMarks(state);
      default -> new Part.Text(textOrNothing(state), state);
    };
  }

  /** Some makers sign what they do not show. */
  private String textOrNothing(Marks state) {
    return state == Marks.NONE || maybe() ? text() : "";
  }

  private Map<String, Object> arguments() {
    return maybe() ? Map.of() : Map.of(text(), pick(VALUES), "town", text());
  }

  private Optional<Usage> usage() {
    if (random.nextInt(4) == 0) {
      return Optional.empty();
    }
    var usage = Usage.builder();
    int written = random.nextInt(9);
    int output = random.nextInt(9);
    maybe(() -> {
      usage.inputTokens(random.nextInt(9));
      maybe(() -> usage.cacheReadTokens(5_000_000_000L));
      maybe(() -> {
        usage.cacheWriteTokens(written);
        maybe(() -> usage.cacheWrite1hTokens(random.nextInt(written + 1)));
      });
    });
    maybe(() -> {
      usage.outputTokens(output);
      maybe(() -> usage.reasoningTokens(random.nextInt(output + 1)));
    });
    return Optional.of(usage.build());
  }

  /** The events of a reply's parts, in pieces; parallel calls may grow beside one another. */
  List<LlmEvent> events(LlmReply reply) {
    var events = new ArrayList<LlmEvent>();
    var parts = reply.parts();
    for (int i = 0; i < parts.size(); i++) {
      var part = parts.get(i);
      if (part instanceof Part.ToolCall call) {
        int from = i;
        while (i + 1 < parts.size() && parts.get(i + 1) instanceof Part.ToolCall && maybe()) {
          i++;
        }
        calls(parts.subList(from, i + 1), events);
      } else if (part instanceof Part.Text text) {
        pieces(text.text()).forEach(piece -> events.add(new LlmEvent.Text(piece)));
        events.add(new LlmEvent.Whole(part));
      } else {
        if (part instanceof Part.Thinking thinking) {
          pieces(thinking.text()).forEach(piece -> events.add(new LlmEvent.Thinking(piece)));
        }
        events.add(new LlmEvent.Whole(part));
      }
    }
    return events;
  }

  private void calls(List<Part> calls, List<LlmEvent> events) {
    var growing = new ArrayList<List<LlmEvent>>();
    for (var part : calls) {
      var call = (Part.ToolCall) part;
      var pieces = new ArrayList<LlmEvent>();
      pieces(call.json())
          .forEach(piece -> pieces.add(new LlmEvent.ToolCallDelta(call.id(), call.name(), piece)));
      growing.add(pieces);
    }
    // Calls begin in their order.
    growing.forEach(pieces -> events.add(pieces.remove(0)));
    while (growing.stream().anyMatch(pieces -> !pieces.isEmpty())) {
      var pieces = pick(growing);
      if (!pieces.isEmpty()) {
        events.add(pieces.remove(0));
      }
    }
    calls.forEach(call -> events.add(new LlmEvent.ToolCall((Part.ToolCall) call)));
  }

  private List<String> pieces(String text) {
    var pieces = new ArrayList<String>();
    var rest = text;
    while (!rest.isEmpty()) {
      int characters = 1 + random.nextInt(rest.codePointCount(0, rest.length()));
      int end = rest.offsetByCodePoints(0, characters);
      pieces.add(rest.substring(0, end));
      rest = rest.substring(end);
    }
    return pieces;
  }

  private String text() {
    return pick(TEXTS) + (maybe() ? pick(TEXTS) : "");
  }

  private byte[] bytes() {
    var bytes = new byte[1 + random.nextInt(5)];
    random.nextBytes(bytes);
    return bytes;
  }

  private void maybe(Runnable what) {
    if (maybe()) {
      what.run();
    }
  }

  private boolean maybe() {
    return random.nextBoolean();
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
