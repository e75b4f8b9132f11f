package io.github.hotllm.internal.cli.process;

import io.github.hotllm.internal.concurrent.Mailbox;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes to a process's standard input: whoever sends does not wait for a process that does not
 * read. For all threads.
 */
final class Outbox {
  /** What may wait to be read by the process: 64 MiB. */
  private static final long CAPACITY = 64L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  private final OutputStream out;
  private final Executor executor;
  private final Mailbox writes = new Mailbox();
  private final AtomicLong waiting = new AtomicLong();

  Outbox(OutputStream out, Executor executor) {
    this.out = out;
    this.executor = executor;
  }

  /**
   * Sends these bytes after those before. A process that has ended gets nothing, of which its end
   * tells.
   *
   * @throws IllegalStateException if too much waits already
   */
  void send(byte[] bytes) {
    if (waiting.addAndGet(bytes.length) > CAPACITY) {
      waiting.addAndGet(-bytes.length);
      throw new IllegalStateException("more than " + CAPACITY + " bytes wait to be read");
    }
    writes.run(
        () -> {
          write(bytes);
          waiting.addAndGet(-bytes.length);
        },
        executor);
  }

  /** Closes the input behind all that was sent. */
  void close() {
    writes.run(this::closeNow, executor);
  }

  private void write(byte[] bytes) {
    try {
      out.write(bytes);
      out.flush();
    } catch (IOException e) {
      LOG.debug("a process does not read any more: {}", e.toString());
    }
  }

  private void closeNow() {
    try {
      out.close();
    } catch (IOException e) {
      LOG.debug("a process did not read to the end: {}", e.toString());
    }
  }
}
