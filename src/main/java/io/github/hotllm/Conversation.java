package io.github.hotllm;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/**
 * A request and the rounds it takes until the model has its answer: each round asks the model once
 * and runs the tools that it calls. Lazy, and good for one use, as an {@link LlmStream} is.
 *
 * <pre>{@code
 * record Place(String city) {}
 *
 * var weather =
 *     ToolFunction.of("weather", "Today's weather.", Place.class, place -> "sunny");
 * var outcome = llm.converse(LlmRequest.of("haiku", "Rain in Paris or in Rome?"), weather)
 *     .forEach(event -> {
 *       if (event instanceof Conversation.Event.ToolCalled called) {
 *         System.out.println("looking at " + called.call().as(Place.class).city());
 *       }
 *     })
 *     .join();
 * System.out.println(outcome.text() + " after " + outcome.rounds() + " rounds");
 * }</pre>
 *
 * <p>A blocking loop takes the same events. Whoever leaves it early gives up the answer and the
 * tools that run:
 *
 * <pre>{@code
 * record Place(String city) {}
 *
 * var weather =
 *     ToolFunction.of("weather", "Today's weather.", Place.class, place -> "sunny");
 * var question = LlmRequest.of("haiku", "Rain in Paris or in Rome?");
 * try (var events = llm.converse(question, weather).events()) {
 *   for (var event : events) {
 *     if (event instanceof Conversation.Event.Answering said
 *         && said.event() instanceof LlmEvent.Text text) {
 *       System.out.print(text.text());
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>The calls of one answer run at the same time; their results go back together, in the order of
 * the calls. A call of an unknown tool, arguments that do not fit and a function that throws are
 * told to the model as errors, which it can mend. An answer that was cut or refused ends the
 * conversation, and its calls are not run. {@link ToolChoice#ANY} and a named tool hold for the
 * first round, for else there would never be an answer.
 *
 * <p>Billing, fallbacks, retries and deadlines of the request hold for each round; only its
 * {@linkplain LlmRequest.Builder#timeout total limit} covers all rounds and the tools between.
 * Whoever cancels – the future, the subscription, the events – closes the connection to the
 * provider at once and interrupts the tools that run.
 *
 * <p>A failure is an {@link LlmException} whose {@link LlmException#conversation()} holds what was
 * said before it.
 */
public interface Conversation extends Flow.Publisher<Conversation.Event> {
  /** How many rounds a conversation has if nobody settles it. */
  int DEFAULT_ROUNDS = 10;

  /**
   * A step of a conversation. A round is a start, the answer's own events, each tool call, each
   * return in whatever order they come, and an end; after the last there is {@link Finished}.
   */
  sealed interface Event {
    /** The model is about to be asked, for the first time in round 1. */
    record RoundStarted(int round) implements Event {}

    /** An event of the answer as it arrives. */
    record Answering(LlmEvent event) implements Event {}

    /**
     * The model calls a tool. It runs once this event, and those of its fellows, have been taken:
     * who cancels before has prevented it.
     */
    record ToolCalled(Part.ToolCall call) implements Event {}

    /** A tool has done its work, or failed. */
    record ToolReturned(Part.ToolCall call, Part.ToolResult result, Duration duration)
        implements Event {}

    /** The round is over: its answer, whose calls were answered. */
    record RoundEnded(int round, LlmReply reply) implements Event {}

    /** The end of the conversation, with all of it. */
    record Finished(Outcome outcome) implements Event {}
  }

  /**
   * The events of one conversation, to be walked through once by a blocking loop, as
   * {@link io.github.hotllm.Events} are those of one answer.
   *
   * <p>{@code next()} waits for the next event and throws the {@link LlmException} that ended the
   * conversation. Closing gives the rest up: it closes the connection to the provider and
   * interrupts the tools that run; closing after the end does nothing. One thread at a time;
   * {@code close()} may be called from any thread.
   */
  interface Events extends Iterable<Event>, AutoCloseable {
    /** The one iterator. A second call is refused with an {@link IllegalStateException}. */
    @Override
    Iterator<Event> iterator();

    @Override
    void close();
  }

  /**
   * What a conversation came to.
   *
   * @param reply the last answer; its stop reason may be a refusal or a limit
   * @param messages all turns, those of the request too: add the next question and go on
   * @param rounds how often the model was asked
   * @param usage the tokens of all rounds; absent when those of one are not known
   * @param costUsd what all rounds cost; absent when it is not exactly known of one
   * @param estimatedApiCostUsd what the flat-rate rounds would have cost over the API
   */
  record Outcome(
      LlmReply reply,
      List<Message> messages,
      int rounds,
      Optional<Usage> usage,
      Optional<BigDecimal> costUsd,
      Optional<BigDecimal> estimatedApiCostUsd) {
    public Outcome {
      messages = List.copyOf(messages);
    }

    /** The text of the last answer. */
    public String text() {
      return reply.text();
    }

    /** The last answer's JSON, read as {@link LlmReply#as} does. */
    public <T> T as(Class<T> type) {
      return reply.as(type);
    }

    /** Names the outcome without its content. */
    @Override
    public String toString() {
      return "Outcome[" + reply + ", " + rounds + " rounds, " + messages.size() + " messages]";
    }
  }

  /**
   * The same conversation with another limit of rounds; beyond it, it fails with a
   * {@link RoundLimitException}.
   */
  Conversation maxRounds(int rounds);

  /** What it comes to. Starts the conversation; cancelling the future cancels it. */
  CompletableFuture<Outcome> call();

  /**
   * Starts the conversation and waits for what it comes to. An interrupt cancels it.
   *
   * @throws LlmException when it fails
   * @throws java.util.concurrent.CancellationException when the thread is interrupted; its
   *     interrupt flag stays set
   */
  Outcome ask();

  /** The events for a blocking loop, as they happen. Starts the conversation. */
  Events events();

  /**
   * Hands each event to an action, as it happens, and the answers piece by piece. Starts the
   * conversation; cancelling the future cancels it.
   */
  CompletableFuture<Outcome> forEach(Consumer<? super Event> action);
}
