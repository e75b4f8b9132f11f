package io.github.hotllm.internal.engine;

import io.github.hotllm.Conversation;
import io.github.hotllm.internal.concurrent.Waiting;
import io.github.hotllm.internal.dialect.Delivery;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** One conversation, in whichever of its forms is asked for first. */
final class EngineConversation implements Conversation {
  private final Agenda agenda;
  private final Talks talks;
  private final Once once = new Once("conversation", "converse");

  EngineConversation(Agenda agenda, Talks talks) {
    this.agenda = agenda;
    this.talks = talks;
  }

  @Override
  public Conversation maxRounds(int rounds) {
    return new EngineConversation(agenda.withMaxRounds(rounds), talks);
  }

  @Override
  public void subscribe(Flow.Subscriber<? super Event> subscriber) {
    once.claim(
        subscriber, () -> FlowCall.subscribe(source(Delivery.STREAMED), Optional::of, subscriber));
  }

  /** Nobody looks at the answers before they are whole. */
  @Override
  public CompletableFuture<Outcome> call() {
    once.claim();
    return collect(Delivery.WHOLE, event -> {});
  }

  @Override
  public Outcome ask() {
    return Waiting.join(call());
  }

  @Override
  public Events events() {
    once.claim();
    return new Loop(EventQueue.start(source(Delivery.STREAMED)));
  }

  @Override
  public CompletableFuture<Outcome> forEach(Consumer<? super Event> action) {
    Objects.requireNonNull(action);
    once.claim();
    return collect(Delivery.STREAMED, action);
  }

  private CompletableFuture<Outcome> collect(Delivery answers, Consumer<? super Event> action) {
    return Collector.start(
        source(answers), action, last -> ((Event.Finished) last).outcome(), talks.executor());
  }

  private Source<Event> source(Delivery answers) {
    return taker -> new ConversationLoop(agenda, answers, talks, taker);
  }

  /** The events for a blocking loop. */
  private record Loop(EventQueue<Event> queue) implements Events {
    @Override
    public Iterator<Event> iterator() {
      return queue.iterator();
    }

    @Override
    public void close() {
      queue.close();
    }
  }
}
