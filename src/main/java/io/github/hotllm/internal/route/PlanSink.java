package io.github.hotllm.internal.route;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.account.DirectFailure;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.wire.Frame;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Hears one request of a plan for the sink behind it: keeps back what tells of the plan and not of
 * the answer, and that a token was refused.
 */
final class PlanSink implements Sink {
  private final Sink sink;
  private final Consumer<LlmException> refused;
  private final Predicate<Frame> isOfPlan;

  // Set once, before anything is sent.
  private Runnable more = () -> {};

  /**
   * @param refused hears of the failure that another token may mend
   * @param isOfPlan takes what a frame tells of the plan; false if it is of the answer
   */
  PlanSink(Sink sink, Consumer<LlmException> refused, Predicate<Frame> isOfPlan) {
    this.sink = sink;
    this.refused = refused;
    this.isOfPlan = isOfPlan;
  }

  /** How to go on when nothing of a batch is left to be passed on. */
  void onMore(Runnable pull) {
    more = pull;
  }

  @Override
  public void encoded(Delivery delivery, List<String> warnings) {
    sink.encoded(delivery, warnings);
  }

  @Override
  public void connecting() {
    sink.connecting();
  }

  @Override
  public void connected() {
    sink.connected();
  }

  @Override
  public void alive() {
    sink.alive();
  }

  @Override
  public void next(Batch batch) {
    var frames = batch.frames().stream().filter(isOfPlan.negate()).toList();
    if (frames.size() == batch.frames().size()) {
      sink.next(batch);
    } else if (frames.isEmpty() && batch.events().isEmpty()) {
      more.run();
    } else {
      sink.next(new Batch(batch.dialect(), batch.model(), batch.events(), frames, batch.place()));
    }
  }

  @Override
  public void end(Metered metered) {
    sink.end(metered);
  }

  @Override
  public void fail(LlmException failure) {
    boolean mayMend = DirectFailure.kindOf(failure).equals(Optional.of(DirectFailure.Kind.EXPIRED));
    (mayMend ? refused : (Consumer<LlmException>) sink::fail).accept(failure);
  }
}
