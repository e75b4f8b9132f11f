package io.github.hotllm.internal.cli.rpc;

import io.github.hotllm.internal.cli.process.Child;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.wire.KeyShapes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * JSON-RPC with a process, a message a line: our calls and their answers, its notifications, and
 * its own calls, all of which are refused, for they would let it do something on this machine. For
 * all threads.
 */
public final class JsonRpc {
  /** How messages begin. */
  public enum Version {
    /** Without a version, as codex has it. */
    BARE,
    /** {@code "jsonrpc":"2.0"}. */
    TWO
  }

  private static final long METHOD_NOT_FOUND = -32601;

  /** What the process says by itself. Called serially, on its reader's thread. */
  @FunctionalInterface
  public interface Notified {
    /** Hears a notification, which is not answered. */
    void notified(String method, Node params);
  }

  /** An answer that is an error; its words are without keys. */
  public static final class RpcException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final long code;
    private final transient Node error;

    RpcException(Node error) {
      super(KeyShapes.blotted(error.at("message").text().orElse("an error without words")));
      this.code = error.at("code").number().map(Number::longValue).orElse(0L);
      this.error = error;
    }

    /** The protocol's number of the error; 0 if there is none. */
    public long code() {
      return code;
    }

    /** What else it says. */
    Node data() {
      return error.at("data");
    }
  }

  private final Version version;
  private final Consumer<Map<String, Object>> out;
  private final Notified notified;
  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, CompletableFuture<Node>> calls = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** @param out sends a message, as {@link Child#send} does */
  JsonRpc(Version version, Consumer<Map<String, Object>> out, Notified notified) {
    this.version = version;
    this.out = out;
    this.notified = notified;
  }

  /**
   * Calls a method.
   *
   * @return the result, or an {@link RpcException}, or what {@link #close} was given; completed on
   *     the reader's thread
   */
  CompletableFuture<Node> call(String method, Map<String, Object> params) {
    long id = ids.incrementAndGet();
    var answer = new CompletableFuture<Node>();
    calls.put(id, answer);
    if (closed) {
      calls.remove(id);
      answer.completeExceptionally(new IllegalStateException("the process has ended"));
      return answer;
    }
    var message = message();
    message.put("id", id);
    message.put("method", method);
    message.put("params", params);
    out.accept(message);
    return answer;
  }

  /** Tells it something to which there is no answer. */
  void tell(String method, Map<String, Object> params) {
    var message = message();
    message.put("method", method);
    if (!params.isEmpty()) {
      message.put("params", params);
    }
    out.accept(message);
  }

  /** A message of the process's, as {@link Child.Listener#message} brings it. */
  void take(Node message) {
    var method = message.at("method").text();
    if (method.isEmpty()) {
      answered(message);
    } else if (message.at("id").isPresent()) {
      refuse(message.at("id"));
    } else {
      notified.notified(method.get(), message.at("params"));
    }
  }

  /** The process is gone: every call that waits fails with this. */
  void close(Exception why) {
    closed = true;
    List.copyOf(calls.keySet()).forEach(id -> {
      var call = calls.remove(id);
      if (call != null) {
        call.completeExceptionally(why);
      }
    });
  }

  private void answered(Node message) {
    var id = message.at("id").count();
    var call = id.isPresent() ? calls.remove(id.getAsLong()) : null;
    if (call == null) {
      return;
    }
    if (message.at("error").isPresent()) {
      call.completeExceptionally(new RpcException(message.at("error")));
    } else {
      call.complete(message.at("result"));
    }
  }

  private void refuse(Node id) {
    var message = message();
    message.put("id", id.value().orElseThrow());
    message.put("error", Map.of("code", METHOD_NOT_FOUND, "message", "not allowed"));
    out.accept(message);
  }

  private Map<String, Object> message() {
    var message = new LinkedHashMap<String, Object>();
    if (version == Version.TWO) {
      message.put("jsonrpc", "2.0");
    }
    return message;
  }
}
