package io.github.hotllm.trust;

import io.github.hotllm.Llm;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmReply;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/** The ways in which a program can give a call up, by their names. */
final class WaysToGiveUp {
  /** Gives the call up. */
  interface Stop {
    void now() throws InterruptedException;
  }

  /** Starts a call, and says how to give it up. */
  interface Way {
    Stop begin(Llm llm) throws InterruptedException;
  }

  /** Before the provider has said anything. */
  static final Map<String, Way> SILENT = new TreeMap<>(Map.of(
      "future.cancel(true)", future(call -> call.cancel(true)),
      "future.cancel(false)", future(call -> call.cancel(false)),
      "future.complete", future(call -> call.complete(LlmReply.of("enough"))),
      "future.orTimeout", future(call -> call.orTimeout(1, TimeUnit.MILLISECONDS)),
      "thenApply(…).cancel", future(call -> call.thenApply(LlmReply::text).cancel(true)),
      "thenCompose(…).cancel",
          future(call -> call.thenCompose(CompletableFuture::completedFuture)
              .thenRun(() -> {})
              .cancel(true)),
      "subscription.cancel before the first event", llm -> subscribed(llm)::cancel,
      "interrupt of ask", WaysToGiveUp::asking,
      "llm.close",
          llm -> {
            llm.call("fake/m", "silent");
            return llm::close;
          }));

  /** After the first event has come. */
  static final Map<String, Way> SPEAKING = new TreeMap<>(Map.of(
      "subscription.cancel after the first event",
          llm -> {
            var subscriber = subscribed(llm);
            subscriber.first.await();
            return subscriber::cancel;
          },
      "events.close",
          llm -> {
            var events = llm.stream("fake/m", "speaking").events();
            events.iterator().next();
            return events::close;
          },
      "break out of the loop", WaysToGiveUp::looping,
      "forEach(…).cancel",
          llm -> {
            var first = new CountDownLatch(1);
            var done = llm.stream("fake/m", "speaking").forEach(event -> first.countDown());
            first.await();
            return () -> done.cancel(true);
          },
      "stream.reply().cancel",
          llm -> {
            var reply = llm.stream("fake/m", "speaking").reply();
            return () -> reply.cancel(true);
          },
      "llm.close in the middle",
          llm -> {
            llm.stream("fake/m", "speaking").events().iterator().next();
            return llm::close;
          }));

  private WaysToGiveUp() {}

  private interface OfFuture {
    Object giveUp(CompletableFuture<LlmReply> call);
  }

  private static Way future(OfFuture way) {
    return llm -> {
      var call = llm.call("fake/m", "silent");
      return () -> way.giveUp(call);
    };
  }

  private static FirstEvent subscribed(Llm llm) throws InterruptedException {
    var subscriber = new FirstEvent();
    llm.stream("fake/m", "speaking or silent").subscribe(subscriber);
    subscriber.subscribed.await();
    return subscriber;
  }

  private static Stop asking(Llm llm) {
    var thread = new Thread(() -> {
      try {
        llm.ask("fake/m", "silent");
      } catch (CancellationException interrupted) {
        Thread.currentThread().interrupt();
      }
    });
    thread.start();
    return thread::interrupt;
  }

  private static Stop looping(Llm llm) throws InterruptedException {
    var first = new CountDownLatch(1);
    var enough = new CountDownLatch(1);
    var thread = new Thread(() -> loop(llm, first, enough));
    thread.start();
    first.await();
    return enough::countDown;
  }

  private static void loop(Llm llm, CountDownLatch first, CountDownLatch enough) {
    try (var events = llm.stream("fake/m", "speaking").events()) {
      for (var event : events) {
        first.countDown();
        enough.await();
        if (event instanceof LlmEvent.Started) {
          break;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks for all, and tells of the first. */
  private static final class FirstEvent implements Flow.Subscriber<LlmEvent> {
    private final CountDownLatch subscribed = new CountDownLatch(1);
    private final CountDownLatch first = new CountDownLatch(1);
    private volatile Flow.Subscription subscription;

    void cancel() {
      subscription.cancel();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      subscribed.countDown();
      given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(LlmEvent event) {
      first.countDown();
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
  }
}
