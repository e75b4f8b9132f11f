package io.github.hotllm.testing;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** A way to spoil a connection: the eight that Toxiproxy has made customary. */
public final class Toxic {
  private static final Duration FOR_EVER = Duration.ofDays(1);

  private final Function<CountDownLatch, Pipe> pipe;
  private final boolean refuses;

  private Toxic(Function<CountDownLatch, Pipe> pipe, boolean refuses) {
    this.pipe = pipe;
    this.refuses = refuses;
  }

  private static Toxic of(Function<CountDownLatch, Pipe> pipe) {
    return new Toxic(pipe, false);
  }

  Pipe pipe(CountDownLatch closed) {
    return pipe.apply(closed);
  }

  boolean refuses() {
    return refuses;
  }

  /** Each piece comes late. */
  public static Toxic latency(Duration delay) {
    return of(closed -> new Pipe(closed) {
      @Override
      void pass(byte[] bytes, int count, Socket to) throws IOException, InterruptedException {
        pause(delay);
        super.pass(bytes, count, to);
      }
    });
  }

  /** So many bytes a second and no more. */
  public static Toxic bandwidth(int bytesPerSecond) {
    return of(closed -> new Pipe(closed) {
      @Override
      void pass(byte[] bytes, int count, Socket to) throws IOException, InterruptedException {
        pause(Duration.ofNanos(1_000_000_000L * count / bytesPerSecond));
        super.pass(bytes, count, to);
      }
    });
  }

  /** Everything comes in slices of so many bytes. */
  public static Toxic slicer(int size) {
    return of(closed -> new Pipe(closed) {
      @Override
      void pass(byte[] bytes, int count, Socket to) throws IOException {
        for (int from = 0; from < count; from += size) {
          to.getOutputStream().write(bytes, from, Math.min(size, count - from));
        }
      }
    });
  }

  /** After so many bytes the connection ends. */
  public static Toxic limitData(int limit) {
    return of(closed -> new Pipe(closed) {
      private int left = limit;

      @Override
      void pass(byte[] bytes, int count, Socket to) throws IOException, InterruptedException {
        super.pass(bytes, Math.min(count, left), to);
        left -= Math.min(count, left);
        if (left == 0) {
          to.close();
        }
      }
    });
  }

  /** The end comes late. */
  public static Toxic slowClose(Duration delay) {
    return of(closed -> new Pipe(closed) {
      @Override
      void end(Socket to) throws IOException, InterruptedException {
        pause(delay);
        super.end(to);
      }
    });
  }

  /** Nothing comes, and the connection stays. */
  public static Toxic blackHole() {
    return latency(FOR_EVER);
  }

  /** Instead of the first piece comes a reset. */
  public static Toxic resetPeer() {
    return of(closed -> new Pipe(closed) {
      @Override
      void pass(byte[] bytes, int count, Socket to) throws IOException {
        to.setSoLinger(true, 0);
        to.close();
      }
    });
  }

  /** Every connection is thrown out at once. */
  public static Toxic down() {
    return new Toxic(Pipe::new, true);
  }
}
