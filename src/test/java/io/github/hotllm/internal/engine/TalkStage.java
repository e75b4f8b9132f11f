package io.github.hotllm.internal.engine;

import io.github.hotllm.Conversation;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.StopReason;
import io.github.hotllm.ToolFunction;
import io.github.hotllm.internal.route.Leg;
import io.github.hotllm.internal.route.Plan;
import io.github.hotllm.internal.route.Sink;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A client over a fake model that says what a test has written, with threads for tools. */
final class TalkStage implements AutoCloseable {
  record Args(String word) {}

  final Calls calls = new Calls();
  final FakeRoute route = calls.route("a");
  /** The requests of all rounds. */
  final List<LlmRequest> asked = new CopyOnWriteArrayList<>();

  private final ExecutorService threads = Executors.newCachedThreadPool();
  final EngineLlm llm = new EngineLlm(
      calls.engine(asking -> {
        asked.add(asking.request());
        return new Plan(List.of(new Leg(route, asking)), List.of());
      }),
      threads);

  /** The model's next answer calls tools, each with its id for a word. */
  TalkStage answers(Part.ToolCall... wanted) {
    return answers(StopReason.TOOL_CALLS, wanted);
  }

  TalkStage answers(StopReason reason, Part.ToolCall... wanted) {
    answer(Stream.concat(
        Stream.of(wanted).map(LlmEvent.ToolCall::new).map(FakeRoute::event),
        Stream.of(FakeRoute.end(reason))));
    return this;
  }

  /** The model's next answer is a text. */
  TalkStage answers(String text) {
    answer(Stream.of(FakeRoute.text(text), FakeRoute.end()));
    return this;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private void answer(Stream<Consumer<Sink>> actions) {
    route.attempt((Consumer<Sink>[]) actions.toArray(Consumer[]::new));
  }

  static Part.ToolCall call(String id, String tool) {
    return new Part.ToolCall(id, tool, Map.of("word", id));
  }

  static ToolFunction tool(String name, ToolFunction.Body<Args> body) {
    return ToolFunction.of(name, "does it", Args.class, body);
  }

  Conversation converse(ToolFunction... tools) {
    return llm.converse(LlmRequest.of("m", "hi"), tools);
  }

  /** The turns behind the question in the request of that round, from 1. */
  List<Message> sentIn(int round) {
    var messages = asked.get(round - 1).messages();
    return messages.subList(1, messages.size());
  }

  @Override
  public void close() {
    llm.close();
    threads.shutdownNow();
  }
}
