package io.github.hotllm.internal.engine;

import io.github.hotllm.Conversation.Event;
import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Part;
import io.github.hotllm.StopReason;
import io.github.hotllm.internal.concurrent.Waiting;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.route.Exchange;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;

/**
 * One conversation from its first pull to its end: asks, runs the tools that are called, and asks
 * again.
 */
final class ConversationLoop implements Exchange, StreamedRound.Listener {
  /** An answer that stopped so is whole, and its calls are meant. */
  private static final Set<StopReason> COMPLETE =
      Set.of(StopReason.TOOL_CALLS, StopReason.STOP, StopReason.PAUSED);

  private final Agenda agenda;
  private final Delivery answers;
  private final Talks talks;
  private final Steps<Event> steps;

  // Owned by the mailbox of the steps.
  private final Transcript transcript;
  private int round;
  private Runnable deadline = () -> {};

  /** @param answers how they shall come; when they are streamed, their events are told */
  ConversationLoop(Agenda agenda, Delivery answers, Talks talks, Taker<Event> taker) {
    this.agenda = agenda;
    this.answers = answers;
    this.talks = talks;
    this.transcript = new Transcript(agenda.request().messages());
    this.steps = new Steps<>(taker, this::release);
    steps.then(this::begin);
  }

  @Override
  public void pull() {
    steps.pull();
  }

  @Override
  public void cancel() {
    steps.cancel();
  }

  /** Ends a conversation that has begun with that failure, whatever it is doing. */
  void abort(LlmException failure) {
    steps.cut();
    steps.run(() -> fail(failure));
  }

  private void begin() {
    talks.began(this);
    agenda
        .request()
        .timeouts()
        .total()
        .ifPresent(limit ->
            deadline = talks.clock().after(limit, () -> abort(Timeouts.total(limit))));
    startRound();
  }

  private void release() {
    deadline.run();
    talks.ended(this);
  }

  private void startRound() {
    round++;
    steps.then(this::ask);
    steps.tell(new Event.RoundStarted(round));
  }

  private void ask() {
    try {
      var call = open(agenda.request(round, transcript.messages()));
      steps.then(call::pull);
      steps.running(call::cancel);
      call.pull();
    } catch (RuntimeException e) {
      // Ours do not throw here, but a fake may.
      fail(e);
    }
  }

  private Exchange open(LlmRequest request) {
    if (answers == Delivery.STREAMED) {
      return StreamedRound.open(agenda.llm().stream(request), this);
    }
    var call = agenda.llm().call(request);
    var unused = call.whenComplete((reply, failure) -> {
      if (failure == null) {
        steps.inTurn(() -> answered(reply));
      } else {
        failed(failure);
      }
    });
    return new WholeRound(call);
  }

  @Override
  public void said(LlmEvent event) {
    steps.inTurn(() -> {
      steps.tell(new Event.Answering(event));
      if (event instanceof LlmEvent.Finished finished) {
        answered(finished.reply());
      }
    });
  }

  @Override
  public void failed(Throwable failure) {
    steps.inTurn(() -> fail(Waiting.bare(failure)));
  }

  private void answered(LlmReply reply) {
    steps.idle();
    transcript.heard(reply);
    boolean isPaused = reply.stopReason() == StopReason.PAUSED;
    boolean callsTools =
        COMPLETE.contains(reply.stopReason()) && !reply.toolCalls().isEmpty();
    if (!isPaused && !callsTools) {
      finish(reply);
    } else if (round == agenda.maxRounds()) {
      fail(tooManyRounds(reply));
    } else if (callsTools) {
      steps.then(() -> runTools(reply));
      reply.toolCalls().forEach(call -> steps.tell(new Event.ToolCalled(call)));
    } else {
      endRound(reply, List.of());
    }
  }

  private void runTools(LlmReply reply) {
    steps.thenWait();
    var turn = new ToolTurn(reply, agenda, talks.executor());
    steps.running(turn::cancel);
    try {
      turn.runs().forEach(run -> start(run, turn));
    } catch (RejectedExecutionException e) {
      fail(CallEngine.closing());
    }
  }

  private void start(ToolRun run, ToolTurn turn) {
    var unused = run.start(talks.clock()).whenComplete((returned, failure) -> {
      if (failure == null) {
        steps.inTurn(() -> returned(turn, run, returned));
      } else {
        steps.inTurn(() -> broken(Waiting.bare(failure)));
      }
    });
  }

  private void returned(ToolTurn turn, ToolRun run, ToolRun.Returned returned) {
    turn.put(run, returned.result());
    steps.tell(new Event.ToolReturned(run.call(), returned.result(), returned.duration()));
    if (turn.isComplete()) {
      steps.idle();
      endRound(turn.reply(), turn.results());
    }
  }

  private void endRound(LlmReply reply, List<Part.ToolResult> results) {
    transcript.exchange(reply, results);
    steps.then(this::startRound);
    steps.tell(new Event.RoundEnded(round, reply));
  }

  private void finish(LlmReply reply) {
    var outcome = transcript.close(reply);
    steps.then(() -> steps.end(new Event.Finished(outcome)));
    steps.tell(new Event.RoundEnded(round, reply));
  }

  /** A tool was interrupted, though not by us, or threw what is not for the model to hear. */
  private void broken(Throwable failure) {
    if (failure instanceof InterruptedException) {
      var cancelled = new CancellationException("a tool was interrupted");
      cancelled.initCause(failure);
      fail(cancelled);
    } else {
      fail(failure);
    }
  }

  private void fail(Throwable failure) {
    steps.fail(
        failure instanceof LlmException told
            ? told.with(same -> same.conversation(transcript.messages()))
            : failure);
  }

  private LlmException tooManyRounds(LlmReply last) {
    return LlmException.builder(
            ErrorType.STREAM_BROKEN,
            "the model still has no answer after " + round
                + " rounds – allow more with maxRounds, or send conversation() to go on")
        .roundLimit()
        .partial(last)
        .requestId(last.requestId())
        .build();
  }
}
