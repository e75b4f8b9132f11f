package io.github.hotllm.client;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.hotllm.EventReader;
import io.github.hotllm.internal.wire.SseParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of one stream from its socket, in the thread that asks for them.
 *
 * <p>Belongs to one thread at a time. When the exchange is closed meanwhile, it throws.
 */
final class SocketIterator implements Iterator<LlmEvent> {
  private static final int PIECE = 16 << 10;
  /** What the end of the body may take, once the end of the answer is here. */
  private static final Duration LAST_BYTES = Duration.ofMillis(100);

  private final Exchange exchange;
  private final Trouble trouble;

  // Owned by the thread that iterates.
  private final EventReader reader = new EventReader();
  private final SseParser parser = new SseParser();
  private final byte[] piece = new byte[PIECE];
  private final Deque<LlmEvent> ready = new ArrayDeque<>();
  private @Nullable HttpReply reply;
  private @Nullable RuntimeException failure;

  SocketIterator(Exchange exchange, Trouble trouble) {
    this.exchange = exchange;
    this.trouble = trouble;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && failure == null && !reader.isDone()) {
      readSome();
    }
    if (!ready.isEmpty()) {
      return true;
    } else if (failure != null) {
      throw failure;
    }
    finish();
    return false;
  }

  @Override
  public LlmEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the answer has ended");
    }
    return ready.remove();
  }

  private void readSome() {
    try {
      var from = head();
      int read = from.read(piece, exchange.patience());
      if (read < 0) {
        throw reader.broken("the stream of the hot server ended without its last event");
      }
      take(ByteBuffer.wrap(piece, 0, read));
    } catch (IOException e) {
      fail(
          Trouble.isCancelled(e)
              ? Trouble.cancelled(e)
              : reader.complete(trouble.of(e, exchange.patience())));
    } catch (LlmException e) {
      fail(e);
    } catch (SseParser.TooLargeException e) {
      fail(reader.complete(trouble.stranger(String.valueOf(e.getMessage())).cause(e)));
    }
  }

  /** What stands before the failing frame is still worth handing on. */
  private void take(ByteBuffer bytes) {
    var events = new ArrayList<LlmEvent>();
    try {
      for (var frame : parser.feed(bytes)) {
        reader.frame(frame, events);
      }
    } finally {
      ready.addAll(events);
    }
  }

  private HttpReply head() throws IOException {
    if (reply == null) {
      var head = exchange.reply();
      if (head.status() != 200) {
        var whole = new WholeReply(head.status(), head.whole(exchange.patience()));
        throw Answers.refusal(whole, trouble);
      } else if (!head.isEventStream()) {
        throw trouble.stranger("it does not stream").build();
      }
      reply = head;
    }
    return reply;
  }

  private void fail(RuntimeException e) {
    failure = e;
    exchange.close();
  }

  /** The answer is whole; the connection is kept if the body ends at once, too. */
  private void finish() {
    if (reply == null || exchange.isClosed()) {
      return;
    }
    try {
      if (reply.read(piece, new Patience(LAST_BYTES, Optional.of(LAST_BYTES))) < 0) {
        exchange.finish(reply);
      }
    } catch (IOException e) {
      exchange.close();
    }
    exchange.close();
  }
}
