package io.github.hotllm.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Copies bytes as they come; the subclasses in {@link Toxic} do it worse. */
class Pipe {
  private final CountDownLatch closed;

  /** A pipe that stops waiting when the latch opens. */
  Pipe(CountDownLatch closed) {
    this.closed = closed;
  }

  final void copy(InputStream in, Socket to) throws IOException, InterruptedException {
    var buffer = new byte[8192];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      pass(buffer, n, to);
    }
    end(to);
  }

  /** Hands some bytes on. */
  void pass(byte[] bytes, int count, Socket to) throws IOException, InterruptedException {
    to.getOutputStream().write(bytes, 0, count);
  }

  /** The sender has ended. */
  void end(Socket to) throws IOException, InterruptedException {
    to.shutdownOutput();
  }

  final void pause(Duration time) throws InterruptedException {
    if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("the proxy was closed");
    }
  }
}
