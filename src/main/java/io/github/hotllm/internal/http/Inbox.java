package io.github.hotllm.internal.http;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * What has arrived of a reply before it was asked for, and how much is asked for. Owned by the
 * flight's mailbox.
 */
final class Inbox {
  private final Queue<List<ByteBuffer>> arrived = new ArrayDeque<>();
  /** The first bytes follow the head without being asked for. */
  private int wanted = 1;

  private Optional<Runnable> last = Optional.empty();

  void want() {
    wanted++;
  }

  void add(List<ByteBuffer> bytes) {
    arrived.add(bytes);
  }

  /** What is left to do once all bytes are taken; the first one counts. */
  void end(Runnable signal) {
    last = last.or(() -> Optional.of(signal));
  }

  /** The next bytes, if there are some and they are wanted. */
  Optional<List<ByteBuffer>> take() {
    if (wanted == 0 || arrived.isEmpty()) {
      return Optional.empty();
    }
    wanted--;
    return Optional.of(arrived.remove());
  }

  /** The end, if it has come and nothing is left before it. */
  Optional<Runnable> last() {
    return arrived.isEmpty() ? last : Optional.empty();
  }
}
