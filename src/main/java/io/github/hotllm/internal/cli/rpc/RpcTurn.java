package io.github.hotllm.internal.cli.rpc;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.cli.process.Ending;
import io.github.hotllm.internal.cli.process.Trouble;
import io.github.hotllm.internal.cli.turn.TurnBuffer;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.json.Node;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a process that holds several conversations: gets a permit, begins a conversation of
 * its own, asks, and leaves it.
 */
final class RpcTurn implements TurnBuffer.Source, RpcProcess.Hearer {
  private final RpcBackend backend;
  private final Talk talk;
  private final TurnBuffer buffer;
  private final AtomicBoolean over = new AtomicBoolean();

  // Owned by the buffer's mailbox.
  private @Nullable CompletableFuture<RpcProcess> claim;
  // Set once, when the claim is granted.
  private volatile @Nullable RpcProcess process;
  // Set once, when the conversation has begun.
  private volatile @Nullable String conversation;
  // Set once, when there is no process to claim.
  private volatile Optional<TurnBuffer.Source> instead = Optional.empty();
  private volatile boolean abandoned;

  RpcTurn(RpcBackend backend, Talk talk, TurnBuffer buffer) {
    this.backend = backend;
    this.talk = talk;
    this.buffer = buffer;
  }

  @Override
  public void begin() {
    if (!backend.pool().isReady()) {
      buffer.connecting();
    }
    var wanted = backend.pool().claim();
    claim = wanted;
    var unused = wanted.whenComplete((granted, thrown) -> {
      if (granted != null) {
        granted(granted);
      } else if (!wanted.isCancelled()) {
        notGranted(Trouble.of(backend.name(), thrown));
      }
    });
  }

  @Override
  public void abandon() {
    abandoned = true;
    instead.ifPresent(TurnBuffer.Source::abandon);
    var claimed = claim;
    if (claimed != null) {
      claimed.cancel(false);
    }
    var running = process;
    var begun = conversation;
    if (running != null && begun != null && !over.get()) {
      talk.cancel(running, begun);
    }
    finish();
  }

  private void granted(RpcProcess claimed) {
    process = claimed;
    if (abandoned) {
      finish();
      return;
    }
    buffer.connecting();
    var unused = talk.open(claimed)
        .thenCompose(begun -> ask(claimed, begun))
        .whenComplete((end, thrown) -> {
          if (thrown == null) {
            end.ifPresent(this::end);
          } else {
            fail(failure(thrown));
          }
        });
  }

  private CompletableFuture<Optional<Metered>> ask(RpcProcess claimed, String begun) {
    conversation = begun;
    claimed.listen(begun, this);
    if (abandoned) {
      claimed.forget(begun);
      talk.leave(claimed, begun);
      return CompletableFuture.completedFuture(Optional.empty());
    }
    var answer = talk.ask(claimed, begun);
    buffer.connected();
    return answer;
  }

  /** What cannot be started with a handshake may do its work without one. */
  private void notGranted(LlmException failure) {
    var single = abandoned ? Optional.<TurnBuffer.Source>empty() : backend.oneShot(talk, buffer);
    instead = single;
    if (single.isPresent()) {
      if (abandoned) {
        single.get().abandon();
      }
      single.get().begin();
    } else {
      fail(failure);
    }
  }

  private LlmException failure(Throwable thrown) {
    return Trouble.cause(thrown) instanceof JsonRpc.RpcException refusal
        ? talk.refused(refusal)
        : Trouble.of(backend.name(), thrown);
  }

  @Override
  public void heard(String method, Node params) {
    if (over.get()) {
      return;
    }
    var events = new ArrayList<LlmEvent>();
    try {
      var end = talk.heard(method, params, events);
      buffer.add(talk.model(), events);
      end.ifPresent(this::end);
    } catch (LlmException e) {
      buffer.add(talk.model(), events);
      fail(e);
    }
  }

  @Override
  public void ended(Ending ending) {
    fail(Trouble.crashed(backend.name(), ending));
  }

  private void end(Metered metered) {
    if (!over.get()) {
      backend.answered();
      buffer.end(metered);
      finish();
    }
  }

  private void fail(LlmException failure) {
    if (!over.get()) {
      backend.failed(failure, Optional.ofNullable(process));
      buffer.fail(failure);
      finish();
    }
  }

  private void finish() {
    var running = process;
    if (running != null && over.compareAndSet(false, true)) {
      var begun = conversation;
      if (begun != null) {
        running.forget(begun);
        talk.leave(running, begun);
      }
      backend.pool().release(running);
    }
  }
}
