package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Reasoning;
import io.github.hotllm.Role;
import io.github.hotllm.Tool;
import io.github.hotllm.ToolChoice;
import io.github.hotllm.ToolsPerTurn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Requests that the adaptive model can be told without a warning. */
final class RandomMessages {
  /** The maker of the states in a request. */
  static final String MAKER = Fixtures.ADAPTIVE.maker() + ":";

  private static final List<String> TEXTS =
      List.of("a", " ", "\n", "\"\\", "Grüße", "😀", "{}", "data: x", "\u2028", "a:b/c");

  private final Random random;

  RandomMessages(long seed) {
    this.random = new Random(seed);
  }

  LlmRequest request() {
    var request = LlmRequest.builder(Fixtures.ADAPTIVE.model().id());
    request.maxTokens(1 + random.nextInt(16_384));
    request.messages(conversation());
    maybe(() -> request.system(List.of(new Part.Text(text(), cache()), new Part.Text(text()))));
    if (random.nextBoolean()) {
      request.temperature(random.nextInt(5) / 4.0);
    } else {
      maybe(() -> request.topP(random.nextInt(5) / 4.0));
    }
    maybe(() -> request.stop("END", text() + "."));
    maybe(() -> request.reasoning(any(
        List.of(Reasoning.NONE, Reasoning.LOW, Reasoning.MEDIUM, Reasoning.HIGH, Reasoning.MAX))));
    maybe(() -> addTools(request));
    maybe(() -> request.cache(any(List.of(Marks.Cache.values()))));
    maybe(() -> request.outputSchema(Map.of("type", text())));
    return request.build();
  }

  private void addTools(LlmRequest.Builder request) {
    var choice =
        any(List.of(ToolChoice.AUTO, ToolChoice.ANY, ToolChoice.NONE, new ToolChoice.Named("f")));
    request.tools(new Tool("f", text(), Map.of("type", "object"), cache())).toolChoice(choice);
    if (choice != ToolChoice.NONE) {
      maybe(() -> request.toolsPerTurn(any(List.of(ToolsPerTurn.values()))));
    }
  }

  private List<Message> conversation() {
    var messages = new ArrayList<Message>();
    messages.add(new Message(Role.USER, some(this::ofUser)));
    for (int i = random.nextInt(3); i > 0; i--) {
      messages.add(new Message(Role.ASSISTANT, some(this::ofModel)));
      var results = random.nextBoolean() ? some(this::result) : List.<Part>of();
      var parts = new ArrayList<>(results);
      parts.addAll(some(this::ofUser));
      messages.add(new Message(Role.USER, parts));
    }
    return messages;
  }

  private Part ofUser() {
    return switch (random.nextInt(5)) {
      case 0 -> Part.Image.at("https://a.example/" + random.nextInt(9));
      case 1 -> Part.Image.of("image/png", new byte[random.nextInt(5)]);
      case 2 -> Part.Document.of("application/pdf", new byte[3]).named(text());
      case 3 -> Part.Document.of("text/plain", new byte[] {'a'});
      default -> new Part.Text(text());
    };
  }

  private Part result() {
    var call = new Part.ToolCall(id(), "f", Map.of());
    return random.nextBoolean() ? call.result(text()) : call.error(text());
  }

  private Part ofModel() {
    return switch (random.nextInt(4)) {
      case 0 -> new Part.Thinking(text(), Marks.ofState(MAKER + "Sig" + random.nextInt(99)));
      case 1 ->
        new Part.Opaque(Marks.ofState(MAKER + "{\"type\":\"redacted_thinking\",\"data\":\"R==\"}"));
      case 2 -> new Part.ToolCall(id(), "f", Map.of(text(), List.of(1L, text(), true)));
      default -> new Part.Text(text());
    };
  }

  private Marks cache() {
    return random.nextBoolean() ? Marks.NONE : Marks.ofCache(any(List.of(Marks.Cache.values())));
  }

  private String text() {
    return any(TEXTS) + any(TEXTS);
  }

  private String id() {
    return "t-" + random.nextInt(1_000_000);
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private List<Part> some(Supplier<Part> one) {
    var parts = new ArrayList<Part>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      parts.add(one.get());
    }
    return parts;
  }

  private void maybe(Runnable what) {
    if (random.nextBoolean()) {
      what.run();
    }
  }
}
