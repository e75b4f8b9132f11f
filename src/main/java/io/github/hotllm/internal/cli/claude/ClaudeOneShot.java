package io.github.hotllm.internal.cli.claude;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.cli.process.Bench;
import io.github.hotllm.internal.cli.process.Child;
import io.github.hotllm.internal.cli.process.Ending;
import io.github.hotllm.internal.cli.process.Trouble;
import io.github.hotllm.internal.cli.turn.TurnBuffer;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.io.IOException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a claude that does not shake hands: started for it, with all it needs in its
 * arguments and the turn as text on its standard input, which is closed behind it.
 *
 * <p>Its state belongs to the reader of its process, but for what says otherwise.
 */
final class ClaudeOneShot implements TurnBuffer.Source, Child.Listener {
  private final ClaudeProgram program;
  private final Bench bench;
  private final ClaudeRequest request;
  private final ClaudeAnswer answer;
  private final TurnBuffer buffer;

  // Set once, when the process has been started.
  private volatile @Nullable Child child;
  // Set once, by whoever gives up; maybe before there is a process.
  private volatile boolean abandoned;

  private boolean over;

  /** What a turn needs. */
  record Parts(ClaudeRequest request, ClaudeAnswer answer, TurnBuffer buffer) {}

  ClaudeOneShot(ClaudeProgram program, Bench bench, Parts parts) {
    this.program = program;
    this.bench = bench;
    this.request = parts.request();
    this.answer = parts.answer();
    this.buffer = parts.buffer();
  }

  @Override
  public void begin() {
    if (abandoned) {
      return;
    }
    buffer.connecting();
    try {
      var schema = request.schema().map(Json::text).orElse("");
      var text = request.plainTurn();
      var started = Child.start(program.oneShot(request, schema), bench, this);
      child = started;
      if (abandoned) {
        started.stop();
        return;
      }
      started.sendText(text);
      started.closeInput();
      buffer.connected();
    } catch (IOException e) {
      buffer.fail(Trouble.noStart("claude", e));
    } catch (LlmException e) {
      buffer.fail(e);
    }
  }

  @Override
  public void abandon() {
    abandoned = true;
    var running = child;
    if (running != null) {
      running.stop();
    }
  }

  @Override
  public void message(Node message) {
    if (over) {
      return;
    }
    var events = new ArrayList<LlmEvent>();
    try {
      var end = answer.read(message, events);
      buffer.add(answer.model(), events);
      end.ifPresent(buffer::end);
      over = end.isPresent();
    } catch (LlmException e) {
      over = true;
      buffer.add(answer.model(), events);
      buffer.fail(e);
      abandon();
    }
  }

  @Override
  public void ended(Ending ending) {
    if (!over) {
      over = true;
      buffer.fail(Trouble.crashed("claude", ending));
    }
  }
}
