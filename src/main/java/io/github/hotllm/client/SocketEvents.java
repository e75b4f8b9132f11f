package io.github.hotllm.client;

import io.github.hotllm.Events;
import io.github.hotllm.LlmEvent;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;

/** The events of one stream. Closing it closes the socket at once, from any thread. */
final class SocketEvents implements Events {
  private final Exchange exchange;
  private final Iterator<LlmEvent> iterator;
  private final AtomicBoolean handedOut = new AtomicBoolean();

  SocketEvents(Exchange exchange, Trouble trouble) {
    this.exchange = exchange;
    this.iterator = new SocketIterator(exchange, trouble);
  }

  @Override
  public Iterator<LlmEvent> iterator() {
    if (handedOut.getAndSet(true)) {
      throw new IllegalStateException("the events of an answer can be walked through only once");
    }
    return iterator;
  }

  @Override
  public void close() {
    exchange.close();
  }
}
