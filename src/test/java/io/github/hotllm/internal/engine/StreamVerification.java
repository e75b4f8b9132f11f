package io.github.hotllm.internal.engine;

import io.github.hotllm.internal.dialect.Delivery;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterClass;

/** The Reactive Streams TCK over a publisher of a stream. */
public abstract class StreamVerification<T> extends FlowPublisherVerification<T> {
  /** How long the JVM may take to let go of a subscriber that nobody holds. */
  private static final long GARBAGE_MILLIS = 5_000;

  private final ExecutorService provider = Executors.newSingleThreadExecutor();

  StreamVerification() {
    super(new TestEnvironment(500, 300, 50), GARBAGE_MILLIS);
  }

  /** The publisher that is verified. */
  abstract Flow.Publisher<T> view(AnswerStream stream);

  /** How many pieces of text make a stream of that many elements. */
  abstract long piecesFor(long elements);

  @Override
  public Flow.Publisher<T> createFlowPublisher(long elements) {
    var route = new EndlessRoute(piecesFor(elements), provider);
    var engine = new Calls().engine(route);
    return view(new AnswerStream(engine, Calls.asked(Delivery.STREAMED), Runnable::run));
  }

  /** A stream that was used before. */
  @Override
  public Flow.Publisher<T> createFailedFlowPublisher() {
    var engine = new Calls().engine(new EndlessRoute(0, Runnable::run));
    var stream = new AnswerStream(engine, Calls.asked(Delivery.STREAMED), Runnable::run);
    stream.reply().join();
    return view(stream);
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
