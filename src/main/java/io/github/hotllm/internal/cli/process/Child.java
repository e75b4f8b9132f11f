package io.github.hotllm.internal.cli.process;

import io.github.hotllm.internal.concurrent.Mailbox;
import io.github.hotllm.internal.concurrent.Threads;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import io.github.hotllm.internal.json.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running process that speaks JSON, one object a line. For all threads.
 *
 * <p>One daemon thread reads its output and another drains its standard error, so that a flood
 * there blocks nobody; what is sent waits in an {@link Outbox}. When it ends, all that descends
 * from it is killed and its {@link Den} deleted. When this JVM dies, its input ends, at which every
 * one of these programs leaves by itself, claude when it has answered; whatever does not leave is
 * killed in the {@link Sweep} of another JVM.
 */
public final class Child {
  /** Hears a process: one call after the other, on its reader's thread, and must not block. */
  public interface Listener {
    /** An object; what is no JSON object is passed over. */
    void message(Node message);

    /** The process is gone or as good as gone; nothing comes after it. */
    void ended(Ending ending);
  }

  /** The longest line: 32 MiB, for a program may repeat a prompt with its pictures. */
  private static final int MAX_LINE = 32 << 20;

  /** How long each step towards the end may take. */
  private static final Duration STEP = Duration.ofSeconds(2);

  /** What may still be read when the process has ended. */
  private static final Duration LAST_WORDS = Duration.ofMillis(250);

  private static final Logger LOG = LoggerFactory.getLogger(Child.class);

  private final Launch launch;
  private final Bench bench;
  private final Listener listener;
  private final Process process;
  private final Family family;
  private final Tail tail;
  private final Outbox outbox;
  private final Mailbox signals = new Mailbox();
  private final AtomicInteger pipes = new AtomicInteger(2);
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final CountDownLatch gone = new CountDownLatch(1);
  private volatile Ending.Output output = Ending.Output.WHOLE;

  // Owned by the signals.
  private boolean ended;

  private Child(Launch launch, Bench bench, Listener listener) throws IOException {
    this.launch = launch;
    this.bench = bench;
    this.listener = listener;
    this.family = new Family(launch.den().mark());
    this.process = process(launch);
    this.tail = new Tail(launch.environment().values());
    this.outbox = new Outbox(process.getOutputStream(), bench.executor());
  }

  /**
   * Starts a process. It may end at once.
   *
   * @throws IOException if it cannot be started, or its client is closed; its den is gone then
   */
  public static Child start(Launch launch, Bench bench, Listener listener) throws IOException {
    if (!bench.children().mayStart()) {
      launch.den().delete();
      throw new IOException("its client is closed");
    }
    try {
      var child = new Child(launch, bench, listener);
      child.begin();
      return child;
    } catch (IOException e) {
      launch.den().delete();
      throw e;
    } finally {
      bench.children().started();
    }
  }

  private static Process process(Launch launch) throws IOException {
    var builder =
        new ProcessBuilder(launch.command()).directory(launch.den().work().toFile());
    var environment = builder.environment();
    environment.clear();
    environment.putAll(launch.environment());
    environment.put(Family.VARIABLE, launch.den().mark());
    return builder.start();
  }

  private void begin() {
    bench.children().add(this);
    var threads = Threads.named("hotllm-" + launch.name() + "-" + process.pid());
    threads.newThread(this::read).start();
    threads.newThread(this::drain).start();
    var unused = process.onExit().thenRunAsync(this::exited, bench.executor());
  }

  long pid() {
    return process.pid();
  }

  /** Whether the process runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Sends an object; it does not wait until it is read.
   *
   * @throws IllegalStateException if the process has not read far too much
   */
  public void send(Map<String, Object> message) {
    sendText(Json.text(message) + "\n");
  }

  /** Sends a text as it is, to a program that takes one. */
  public void sendText(String text) {
    outbox.send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Says that nothing more will be sent, at which a program leaves when it has done its work. */
  public void closeInput() {
    outbox.close();
  }

  /** Asks it to leave: its input is closed; if that does not do, it is told to, then killed. */
  public void stop() {
    if (stopping.compareAndSet(false, true)) {
      family.look(process.toHandle());
      closeInput();
      bench.clock().after(STEP, this::terminate);
    }
  }

  private void terminate() {
    if (process.isAlive()) {
      family.look(process.toHandle());
      process.destroy();
      bench.clock().after(STEP, this::kill);
    }
  }

  /** Kills it and all that descends from it, at once. */
  public void kill() {
    family.look(process.toHandle());
    process.destroyForcibly();
    family.killDescendants();
  }

  /** Waits until it is gone, with all that was its own. */
  void await(Duration patience) {
    try {
      if (!gone.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.debug("{} takes its time to end", this);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    var lines = new Lines(process.getInputStream(), MAX_LINE);
    try {
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        take(line.get());
      }
      output = lines.isHalf() ? Ending.Output.HALF : Ending.Output.WHOLE;
    } catch (IOException e) {
      // A stream that is closed under its reader is an end like any other.
      output = process.isAlive() ? Ending.Output.CUT : Ending.Output.WHOLE;
    }
    // A program that says nothing more is of no use, whatever it still does.
    pipeEnded();
    stop();
  }

  private void take(byte[] line) {
    try {
      var message = Node.of(Json.parse(line));
      if (message.isObject()) {
        signals.run(() -> tell(message));
      }
    } catch (JsonException e) {
      LOG.trace("{} wrote a line that is no JSON", this, e);
    }
  }

  private void tell(Node message) {
    if (!ended) {
      listener.message(message);
    }
  }

  private void drain() {
    var chunk = new byte[4096];
    try (InputStream errors = process.getErrorStream()) {
      for (int read = errors.read(chunk); read >= 0; read = errors.read(chunk)) {
        tail.add(chunk, read);
      }
    } catch (IOException e) {
      LOG.trace("{} cannot be heard any more", this, e);
    }
    pipeEnded();
  }

  private void pipeEnded() {
    if (pipes.decrementAndGet() == 0) {
      bench.clock().after(process.isAlive() ? LAST_WORDS : Duration.ZERO, this::end);
    }
  }

  /** Descendants may hold the pipes open, so the end does not wait for them. */
  private void exited() {
    family.killDescendants();
    bench.clock().after(LAST_WORDS, this::end);
    if (pipes.get() == 0) {
      end();
    }
    launch.den().delete();
    bench.children().remove(this);
    gone.countDown();
  }

  private void end() {
    signals.run(this::endOnce);
  }

  private void endOnce() {
    if (!ended) {
      ended = true;
      listener.ended(new Ending(exit(), output, tail.words()));
    }
  }

  private OptionalInt exit() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  @Override
  public String toString() {
    return launch.name() + " (process " + process.pid() + ")";
  }
}
