package io.github.hotllm.internal.http;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/**
 * A body to be sent, which tells when the connection stands: the JDK's client subscribes to it once
 * it has one and has written the head (HTTP/1.1, on 17 and on 25).
 */
final class Upload implements BodyPublisher {
  private final BodyPublisher bytes;
  private final Runnable connected;

  Upload(byte[] body, Runnable connected) {
    this.bytes = BodyPublishers.ofByteArray(body);
    this.connected = connected;
  }

  @Override
  public long contentLength() {
    return bytes.contentLength();
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    connected.run();
    bytes.subscribe(subscriber);
  }
}
