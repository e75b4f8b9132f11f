package io.github.hotllm.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.Billing;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.Part;
import io.github.hotllm.RouteKind;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.engine.Call;
import io.github.hotllm.internal.engine.Receiver;
import io.github.hotllm.internal.wire.Frame;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** One call of a {@link FakeEngine}; its answer comes on the thread of the test. */
final class FakeCall implements Call {
  static final LlmEvent.Started STARTED = new LlmEvent.Started(
      "req_1",
      "haiku",
      Optional.of("haiku-4"),
      "anthropic",
      RouteKind.API,
      Billing.PER_TOKEN,
      List.of("top_p: dropped", "stop: \u010Ax-evil: 1\r\ny"));

  final Asked asked;
  final CountDownLatch cancelled = new CountDownLatch(1);
  private final Receiver receiver;
  private final Semaphore pulls = new Semaphore(0);

  FakeCall(Asked asked, Receiver receiver) {
    this.asked = asked;
    this.receiver = receiver;
  }

  @Override
  public String requestId() {
    return STARTED.requestId();
  }

  @Override
  public void pull() {
    pulls.release();
  }

  @Override
  public void cancel() {
    cancelled.countDown();
  }

  /** Waits until the next batch is asked for. */
  void awaitPull() throws InterruptedException {
    pulls.acquire();
  }

  boolean isPulled() {
    return pulls.availablePermits() > 0;
  }

  void start() throws InterruptedException {
    send(STARTED);
  }

  void text(String text) throws InterruptedException {
    send(new LlmEvent.Text(text));
  }

  /** Sends events that arrived together from another format, when they are asked for. */
  void send(LlmEvent... events) throws InterruptedException {
    awaitPull();
    receiver.next(new Batch("chat", STARTED.model(), List.of(events), List.of()));
  }

  /** Sends events behind which the end comes at once. */
  void last(LlmEvent... events) throws InterruptedException {
    awaitPull();
    receiver.next(new Batch("chat", STARTED.model(), List.of(events), List.of(), Batch.Place.LAST));
  }

  /** Sends what arrived in the client's own format. */
  void literal(String data) throws InterruptedException {
    awaitPull();
    var frame = Frame.event("", data.getBytes(UTF_8));
    receiver.next(new Batch("fake", STARTED.model(), List.of(), List.of(frame)));
  }

  void end(String text) {
    receiver.end(reply(text));
  }

  void fail(LlmException failure) {
    receiver.fail(failure);
  }

  static LlmReply reply(String text) {
    return LlmReply.builder()
        .parts(List.of(new Part.Text(text)))
        .requestId(STARTED.requestId())
        .model("haiku-4")
        .warnings(STARTED.warnings())
        .build();
  }
}
