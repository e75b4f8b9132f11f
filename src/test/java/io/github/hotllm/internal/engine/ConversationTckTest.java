package io.github.hotllm.internal.engine;

import io.github.hotllm.Conversation.Event;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.dialect.Delivery;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterClass;

/** The TCK over {@link io.github.hotllm.Conversation}: one round, whose answer is pieces. */
public final class ConversationTckTest extends FlowPublisherVerification<Event> {
  /** Start and end of the conversation's one round, of its answer, and its own end. */
  private static final int FRAME = 5;

  /** How long the JVM may take to let go of a subscriber that nobody holds. */
  private static final long GARBAGE_MILLIS = 5_000;

  private final ExecutorService provider = Executors.newSingleThreadExecutor();

  public ConversationTckTest() {
    super(new TestEnvironment(500, 300, 50), GARBAGE_MILLIS);
  }

  @Override
  public Flow.Publisher<Event> createFlowPublisher(long elements) {
    if (elements < FRAME) {
      return pieces(elements);
    }
    return llm(elements - FRAME).converse(LlmRequest.of("m", "hi"), List.of());
  }

  /** No conversation has that few events: the same one, told by the pieces of its answer alone. */
  private Flow.Publisher<Event> pieces(long elements) {
    var llm = llm(elements);
    var agenda = Agenda.of(llm, LlmRequest.of("m", "hi"), List.of());
    Source<Event> talk =
        taker -> new ConversationLoop(agenda, Delivery.STREAMED, llm.talks(), taker);
    return subscriber -> FlowCall.subscribe(
        talk,
        event -> Optional.of(event).filter(ConversationTckTest::isPiece),
        Objects.requireNonNull(subscriber));
  }

  private static boolean isPiece(Event event) {
    return event instanceof Event.Answering answering && answering.event() instanceof LlmEvent.Text;
  }

  private EngineLlm llm(long pieces) {
    return new EngineLlm(new Calls().engine(new EndlessRoute(pieces, provider)), Runnable::run);
  }

  /** A conversation that was used before. */
  @Override
  public Flow.Publisher<Event> createFailedFlowPublisher() {
    var llm = new EngineLlm(new Calls().engine(new EndlessRoute(0, Runnable::run)), Runnable::run);
    var conversation = llm.converse(LlmRequest.of("m", "hi"), List.of());
    conversation.ask();
    return conversation;
  }

  @Override
  public long maxElementsFromPublisher() {
    return 1_000;
  }

  @AfterClass
  public void stopTheProvider() {
    provider.shutdown();
  }
}
