package io.github.hotllm.internal.engine;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.concurrent.Mailbox;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.engine.Meter.Turn;
import io.github.hotllm.internal.route.Exchange;
import io.github.hotllm.internal.route.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/*
 * Everything that happens to a call, whoever brings it, is a task of its mailbox: the receiver's
 * pulls, the signals of the exchange, deadlines, the end of a wait. So the state below needs no
 * lock, and the receiver is called serially. The receiver may block in such a task, and then the
 * tasks behind it wait; therefore whatever has to work at once – cancelling, the total deadline –
 * first marks the call as over and cuts the exchange, on its own thread, and only then comes by way
 * of the mailbox.
 */

/**
 * One call from its first pull to its end: attempts, retries, and fail-over along its plan.
 *
 * <p>It is committed with the first content it hands on: from then on it is neither retried nor
 * moved, and a failure carries what has arrived.
 */
final class AttemptLoop implements Call, Attempt.Owner {
  /** Who knows all calls that run. For all threads. */
  interface Registry {
    /** A call begins. It may be aborted at once. */
    void began(AttemptLoop call);

    /** It is over; said once or more, also for a call that never began. */
    void ended(AttemptLoop call);
  }

  private static final Logger LOG = LoggerFactory.getLogger(AttemptLoop.class);

  private final Asked asked;
  private final Receiver receiver;
  private final Tools tools;
  private final Deadlines deadlines;
  private final Registry registry;
  private final Meter meter;
  private final Answer answer;
  private final Mailbox mailbox = new Mailbox();

  // For all threads.
  private volatile boolean over;
  private volatile Optional<Exchange> current = Optional.empty();

  // Owned by the mailbox.
  private boolean begun;
  private boolean settled;
  private boolean committed;
  private int retryCost;
  private @Nullable Attempt attempt;
  private final Course course = new Course();
  private final Opening opening = new Opening();
  /** What cancels the timers that are set. */
  private final List<Runnable> timers = new ArrayList<>();

  AttemptLoop(Asked asked, Receiver receiver, Tools tools, Registry registry) {
    this.asked = asked;
    this.receiver = receiver;
    this.tools = tools;
    this.registry = registry;
    this.deadlines = Deadlines.of(asked, tools.timeouts());
    this.meter = new Meter(tools.clock());
    this.answer = new Answer(tools.requestIds().get(), asked, meter, tools.cost());
  }

  @Override
  public void run(Runnable task) {
    mailbox.run(task);
  }

  @Override
  public void pull() {
    mailbox.run(() -> {
      if (!over && !begun) {
        begin();
      } else if (!over && attempt != null) {
        ask(attempt);
      }
    });
  }

  @Override
  public void cancel() {
    cut();
    mailbox.run(() -> {
      settled = true;
      release();
    });
  }

  /** Ends a call that has begun with that failure, whatever it is doing. */
  void abort(LlmException failure) {
    cut();
    mailbox.run(() -> settle(failure));
  }

  /** Works at once, on any thread. */
  private void cut() {
    over = true;
    current.ifPresent(Exchange::cancel);
  }

  private void begin() {
    begun = true;
    registry.began(this);
    deadlines
        .total()
        .ifPresent(limit ->
            timers.add(tools.clock().after(limit, () -> abort(Timeouts.total(limit)))));
    try {
      var plan = tools.planner().plan(asked);
      answer.warn(plan.warnings());
      course.follow(plan);
    } catch (LlmException e) {
      settle(e);
      return;
    }
    if (!over) {
      attempt();
    }
  }

  private void attempt() {
    var next = new Attempt(course.attempt(), this, tools.clock(), deadlines);
    attempt = next;
    try {
      current = Optional.of(next.open());
    } catch (LlmException e) {
      failed(next, e);
      return;
    }
    if (over) {
      // Cut while it was being opened.
      current.ifPresent(Exchange::cancel);
    } else {
      ask(next);
    }
  }

  private void ask(Attempt asked) {
    meter.turn(Turn.PROVIDER);
    asked.pull();
  }

  @Override
  public void again(Attempt from) {
    if (from == attempt) {
      course.again();
    }
  }

  @Override
  public void arrived(Attempt from, Batch batch) {
    if (over || from != attempt) {
      return;
    }
    meter.turn(Turn.OURS, from.lastAlive());
    answer.model(batch.model());
    answer.add(batch.events());
    if (committed) {
      deliver(batch);
    } else if (batch.events().isEmpty()) {
      opening.hold(batch);
      ask(from);
    } else {
      meter.content();
      deliver(opening.with(commit(from), batch));
    }
  }

  /** From here on there is no way back. */
  private LlmEvent.Started commit(Attempt to) {
    committed = true;
    answer.warn(to.warnings());
    return answer.started(to.route());
  }

  private void deliver(Batch batch) {
    meter.turn(Turn.CALLER);
    try {
      receiver.next(batch);
    } catch (RuntimeException | Error e) {
      LOG.error("{}: the receiver of an answer threw; the call is cancelled", requestId(), e);
      cancel();
    }
  }

  @Override
  public void ended(Attempt from, Metered metered) {
    if (over || from != attempt) {
      return;
    }
    meter.turn(Turn.OURS, from.lastAlive());
    var route = from.route();
    route.state().succeeded(route.target().model());
    budget(route).succeeded(retryCost);
    if (!committed) {
      deliver(opening.alone(commit(from)));
    }
    try {
      settle(answer.finish(route, course.attempts(), metered));
    } catch (LlmException e) {
      settle(located(e, route));
    }
  }

  @Override
  public void failed(Attempt from, LlmException failure) {
    if (over || from != attempt) {
      return;
    }
    from.stop();
    attempt = null;
    opening.forget();
    meter.turn(Turn.OURS);
    var route = from.route();
    var told = located(failure, route);
    var maker = route.target().maker();
    LOG.debug(
        "{}: attempt {} at {} failed: {}", requestId(), course.attempts(), maker, told.toString());
    Breaker.judge(route, told);
    if (committed) {
      settle(told);
      return;
    }
    switch (tools.retries().step(told, course.attemptsOnLeg())) {
      case AGAIN -> again(route, told);
      case ELSEWHERE -> elsewhere(told);
      case STOP -> settle(told);
    }
  }

  private void again(Route route, LlmException failure) {
    var wait = tools.retries().delay(failure, course.attemptsOnLeg());
    boolean inTime = deadlines.total().map(limit -> meter.allows(wait, limit)).orElse(true);
    int cost = inTime ? budget(route).take(failure.type()) : 0;
    if (cost == 0) {
      elsewhere(failure);
      return;
    }
    retryCost = cost;
    meter.turn(Turn.PROVIDER);
    timers.add(tools.clock().after(wait, () -> mailbox.run(this::waited)));
  }

  private RetryBudget budget(Route route) {
    return tools.budget(route.target().provider().name());
  }

  private void waited() {
    if (!over) {
      meter.turn(Turn.OURS);
      attempt();
    }
  }

  private void elsewhere(LlmException failure) {
    if (course.moveOn(failure)) {
      retryCost = 0;
      attempt();
    } else {
      settle(failure);
    }
  }

  private LlmException located(LlmException failure, Route route) {
    return failure.with(same -> {
      same.route(route.kind());
      if (failure.provider().isEmpty()) {
        same.provider(route.target().provider().name());
      }
      return failure.model().isEmpty() ? same.model(route.target().model().id()) : same;
    });
  }

  private void settle(LlmReply reply) {
    if (!settled) {
      settled = true;
      release();
      LOG.debug("{}: answered by {} after {}", requestId(), reply.model(), reply.latency());
      tell(() -> receiver.end(reply));
    }
  }

  private void settle(LlmException failure) {
    if (!settled) {
      settled = true;
      var told = course.withEarlier(whole(failure));
      release();
      LOG.debug("{}: failed: {}", requestId(), told.toString());
      tell(() -> receiver.fail(told));
    }
  }

  /** The failure with our id and, once committed, with what has arrived. */
  private LlmException whole(LlmException failure) {
    var arrived = course
        .leg()
        .filter(leg -> committed && failure.partial().isEmpty())
        .map(leg -> answer.partial(leg.route(), course.attempts()));
    return failure.with(same -> {
      arrived.ifPresent(same::partial);
      return same.requestId(requestId());
    });
  }

  private void tell(Runnable end) {
    try {
      end.run();
    } catch (RuntimeException | Error e) {
      LOG.error("{}: the receiver of an answer threw at its end", requestId(), e);
    }
  }

  private void release() {
    over = true;
    if (attempt != null) {
      attempt.stop();
    }
    timers.forEach(Runnable::run);
    registry.ended(this);
  }

  @Override
  public String requestId() {
    return answer.requestId();
  }
}
