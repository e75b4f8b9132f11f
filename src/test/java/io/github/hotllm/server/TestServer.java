package io.github.hotllm.server;

import io.github.hotllm.internal.dialect.Doors;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** A real server on a free port, over a {@link FakeEngine}, in a time that the test moves. */
final class TestServer implements AutoCloseable {
  static final String PROMPT = "{\"prompt\":\"Hello\"}";

  final FakeEngine engine = new FakeEngine();
  final ManualClock clock = new ManualClock();
  final FakeDialect own = new FakeDialect("fake");
  final FakeDialect foreign = new FakeDialect("foreign");
  final HotServer server;

  TestServer() {
    this(UnaryOperator.identity());
  }

  TestServer(UnaryOperator<HotServer.Builder> settings) {
    this(settings, Doors.none());
  }

  /** @param doors those that come before the usual ones */
  TestServer(UnaryOperator<HotServer.Builder> settings, Doors doors) {
    var all = doors
        .with("/call_llm", own)
        .with("/stream_llm", own)
        .with("/v1/calls", foreign)
        .with("/v1/stream", foreign);
    server = settings
        .apply(HotServer.builder().port(0).grace(Duration.ZERO))
        .backend(new Backend(engine, all, clock))
        .start();
  }

  RawClient connect() throws IOException {
    return new RawClient(server.port());
  }

  /** A connection on which a prompt has been posted. */
  RawClient post(String path, String... headers) throws IOException {
    return connect().post(path, PROMPT, headers);
  }

  /** A call that was posted, and is open. */
  record Posted(RawClient client, FakeCall call) {}

  Posted call(String path, String... headers) throws IOException, InterruptedException {
    var client = post(path, headers);
    return new Posted(client, engine.nextCall());
  }

  /** Closes without grace; whoever still waits for a farewell does not get it. */
  @Override
  public void close() {
    var closed =
        CompletableFuture.runAsync(server::close, task -> new Thread(task, "test-close").start());
    while (!closed.isDone()) {
      clock.advanceAside(Duration.ofSeconds(2));
      Thread.onSpinWait();
    }
    closed.join();
  }
}
