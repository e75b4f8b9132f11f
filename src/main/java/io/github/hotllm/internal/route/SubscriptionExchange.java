package io.github.hotllm.internal.route;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.account.Grant;
import io.github.hotllm.internal.account.Login;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One answer out of a plan: waits for a token, sends the request with it, and once more with
 * another one if the provider refuses the first.
 *
 * <p>May be used from any thread. Nobody is blocked: a token comes when it comes.
 */
final class SubscriptionExchange implements Exchange {
  /** Prepares the request with a token. */
  @FunctionalInterface
  interface Sending {
    Exchange with(Grant grant, Sink sink);
  }

  private final Login login;
  private final PlanRules rules;
  private final Sink sink;
  private final Sending sending;

  private final AtomicBoolean begun = new AtomicBoolean();

  // Guarded by this.
  private Exchange current = new Idle();
  private boolean cancelled;

  SubscriptionExchange(Login login, PlanRules rules, Sink sink, Sending sending) {
    this.login = login;
    this.rules = rules;
    this.sink = sink;
    this.sending = sending;
  }

  @Override
  public void pull() {
    if (begun.compareAndSet(false, true)) {
      var unused = login
          .grant()
          .thenAccept(grant -> send(grant, refusal -> again(grant)))
          .exceptionally(this::failed);
    } else {
      current().pull();
    }
  }

  @Override
  public void cancel() {
    Exchange last;
    synchronized (this) {
      cancelled = true;
      last = current;
    }
    last.cancel();
  }

  private synchronized Exchange current() {
    return current;
  }

  /** Tells whether it is still wanted. */
  private synchronized boolean become(Exchange next) {
    if (!cancelled) {
      current = next;
    }
    return !cancelled;
  }

  private synchronized boolean isCancelled() {
    return cancelled;
  }

  private void again(Grant refused) {
    var unused = login
        .insteadOf(refused)
        .thenAccept(grant -> {
          sink.again();
          send(grant, sink::fail);
        })
        .exceptionally(this::failed);
  }

  /** @param refused hears that the provider has refused the token */
  private void send(Grant grant, Consumer<LlmException> refused) {
    var heard = new PlanSink(sink, refused, told -> {
      var windows = rules.windows(told);
      windows.ifPresent(login.usage()::saw);
      return windows.isPresent();
    });
    var next = sending.with(grant, heard);
    heard.onMore(next::pull);
    if (become(next)) {
      next.pull();
    }
  }

  private @Nullable Void failed(Throwable failure) {
    var cause = failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
    if (!isCancelled()) {
      sink.fail(cause instanceof LlmException told ? told : unexpected(cause));
    }
    return null;
  }

  private static LlmException unexpected(Throwable cause) {
    return LlmException.builder(
            ErrorType.PROVIDER_ERROR, "the call of the plan failed in hotllm – see the cause")
        .cause(cause)
        .permanent()
        .build();
  }

  /** Does nothing. */
  private static final class Idle implements Exchange {
    @Override
    public void pull() {}

    @Override
    public void cancel() {}
  }
}
