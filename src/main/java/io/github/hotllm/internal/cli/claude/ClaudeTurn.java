package io.github.hotllm.internal.cli.claude;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.cli.process.Child;
import io.github.hotllm.internal.cli.process.Ending;
import io.github.hotllm.internal.cli.process.Trouble;
import io.github.hotllm.internal.cli.turn.TurnBuffer;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.wire.KeyShapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a parked claude: claims a process, settles how it shall answer, sees who pays, and
 * only then sends the turn.
 *
 * <p>Its state belongs to the reader of its process, but for what says otherwise.
 */
final class ClaudeTurn implements TurnBuffer.Source, Child.Listener {
  private final ClaudeBackend backend;
  private final ClaudeRequest request;
  private final ClaudeAnswer answer;
  private final TurnBuffer buffer;

  // Owned by the buffer's mailbox.
  private @Nullable CompletableFuture<ClaudeProcess> claim;
  // Set once, when the claim is granted.
  private volatile @Nullable ClaudeProcess process;
  // Set once, when there is no process to claim.
  private volatile Optional<ClaudeOneShot> instead = Optional.empty();
  private volatile boolean abandoned;

  private int unanswered;
  private boolean over;

  ClaudeTurn(ClaudeBackend backend, ClaudeRequest request, ClaudeAnswer answer, TurnBuffer buffer) {
    this.backend = backend;
    this.request = request;
    this.answer = answer;
    this.buffer = buffer;
  }

  @Override
  public void begin() {
    if (!backend.pool().isFull()) {
      buffer.connecting();
    }
    var wanted = backend.pool().claim();
    claim = wanted;
    var unused = wanted.whenComplete((granted, thrown) -> {
      if (granted != null) {
        granted(granted);
      } else if (!wanted.isCancelled()) {
        failed(Trouble.of("claude", thrown));
      }
    });
  }

  @Override
  public void abandon() {
    abandoned = true;
    instead.ifPresent(ClaudeOneShot::abandon);
    var claimed = claim;
    if (claimed != null) {
      claimed.cancel(false);
    }
    var running = process;
    if (running != null) {
      running.control("stop", Map.of("subtype", "interrupt"));
      backend.pool().release(running);
    }
  }

  private void granted(ClaudeProcess claimed) {
    process = claimed;
    if (abandoned) {
      backend.pool().release(claimed);
      return;
    }
    buffer.connecting();
    unanswered = request.settings().size();
    claimed.take(this);
    for (int i = 0; i < request.settings().size(); i++) {
      claimed.control(String.valueOf(i), request.settings().get(i));
    }
  }

  /** What cannot be started with a handshake may do its work without one. */
  private void failed(LlmException failure) {
    if (backend.isDegraded() && !abandoned) {
      var single = backend.oneShot(request, answer, buffer);
      instead = Optional.of(single);
      if (abandoned) {
        single.abandon();
      }
      single.begin();
    } else {
      buffer.fail(failure);
    }
  }

  @Override
  public void message(Node message) {
    if (over) {
      return;
    }
    var events = new ArrayList<LlmEvent>();
    try {
      var end = read(message, events);
      buffer.add(answer.model(), events);
      end.ifPresent(metered -> {
        backend.answered();
        buffer.end(metered);
        finish();
      });
    } catch (LlmException e) {
      buffer.add(answer.model(), events);
      backend.failed(e);
      buffer.fail(e);
      finish();
    }
  }

  private Optional<Metered> read(Node message, List<LlmEvent> events) {
    switch (message.at("type").textOrEmpty()) {
      case "control_response" -> settled(message.at("response"));
      case "control_request" -> refuse(message.at("request_id").textOrEmpty());
      case "rate_limit_event" -> {
        backend.saw(message.at("rate_limit_info"));
        return answer.read(message, events);
      }
      case "system" -> {
        backend.sawVersion(message);
        return answer.read(message, events);
      }
      default -> {
        return answer.read(message, events);
      }
    }
    return Optional.empty();
  }

  private void settled(Node response) {
    if (unanswered == 0) {
      return;
    }
    if (response.at("subtype").textOrEmpty().equals("error")) {
      throw LlmException.of(
          ErrorType.INVALID_REQUEST,
          "claude refuses a setting of this request: "
              + KeyShapes.blotted(response.at("error").textOrEmpty()));
    }
    if (response.at("request_id").textOrEmpty().equals("0")) {
      backend.checkAccount(response.at("response"));
    }
    if (--unanswered == 0) {
      send(request.userLine());
      buffer.connected();
    }
  }

  /** What it wants of us, a permission perhaps, it does not get. */
  private void refuse(String id) {
    send(Map.of(
        "type",
        "control_response",
        "response",
        Map.of("subtype", "error", "request_id", id, "error", "not allowed")));
  }

  private void send(Map<String, Object> line) {
    var running = process;
    if (running != null) {
      running.send(line);
    }
  }

  @Override
  public void ended(Ending ending) {
    if (!over) {
      var failure = Trouble.crashed("claude", ending);
      buffer.fail(failure);
      finish();
    }
  }

  private void finish() {
    over = true;
    var running = process;
    if (running != null) {
      backend.pool().release(running);
    }
  }
}
