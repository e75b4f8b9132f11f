package io.github.hotllm.internal.route;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An exchange that is made with the first pull, once what it needs is there, such as a token that
 * has to be fetched. Nobody waits: whoever brings it goes on.
 */
final class LateExchange implements Exchange {
  private final Supplier<CompletableFuture<Exchange>> maker;
  private final Consumer<LlmException> failed;

  // For all threads: each side writes its own first and then reads the other's.
  private volatile boolean cancelled;
  private volatile Optional<Exchange> made = Optional.empty();

  /** @param failed is told if what it needs cannot be had */
  LateExchange(Supplier<CompletableFuture<Exchange>> maker, Consumer<LlmException> failed) {
    this.maker = maker;
    this.failed = failed;
  }

  @Override
  public void pull() {
    made.ifPresentOrElse(Exchange::pull, this::begin);
  }

  @Override
  public void cancel() {
    cancelled = true;
    made.ifPresent(Exchange::cancel);
  }

  private void begin() {
    var unused = maker.get().whenComplete((exchange, failure) -> {
      if (failure == null) {
        begin(exchange);
      } else if (!cancelled) {
        failed.accept(told(failure));
      }
    });
  }

  private void begin(Exchange exchange) {
    made = Optional.of(exchange);
    if (cancelled) {
      exchange.cancel();
    } else {
      exchange.pull();
    }
  }

  private static LlmException told(Throwable failure) {
    var cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
        ? wrapped.getCause()
        : failure;
    return cause instanceof LlmException told
        ? told
        : LlmException.builder(ErrorType.INVALID_REQUEST, "The request cannot be made")
            .cause(cause)
            .build();
  }
}
