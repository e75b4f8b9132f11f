package io.github.hotllm.internal.dialect.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.Part;
import io.github.hotllm.StopReason;
import io.github.hotllm.internal.dialect.AnswerFormat;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import io.github.hotllm.internal.json.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Puts tool calls together out of fragments, as many servers as there are send them.
 *
 * <p>OpenAI gives each call an index, and its id and name in the first fragment alone. Others leave
 * out the index or the id, repeat the name, send the arguments as an object, or put whole calls
 * under one index. The calls are whole at the end of the answer, not before. State belongs to the
 * decoder.
 */
final class ToolCalls {
  /** One call so far. Its id is settled when the first piece of it is handed on. */
  private static final class Call {
    private OptionalLong index = OptionalLong.empty();
    private String saidId = "";
    private String id = "";
    private String name = "";
    private final StringBuilder arguments = new StringBuilder();

    /** Whether nothing can be missing, so that more text belongs to another call. */
    boolean isComplete() {
      int last = arguments.length() - 1;
      return last > 0
          && arguments.charAt(last) == '}'
          && parse(arguments.toString()).isPresent();
    }
  }

  /** What a fragment says; empty texts for what it leaves out. */
  private record Fragment(OptionalLong index, String id, String name, String arguments) {
    static Fragment of(Node node) {
      var function = node.at("function");
      var arguments = function.at("arguments");
      return new Fragment(
          node.at("index").count(),
          node.at("id").textOrEmpty().strip(),
          function.at("name").textOrEmpty().strip(),
          arguments.isObject() ? Json.text(arguments.fields()) : arguments.textOrEmpty());
    }

    boolean isEmpty() {
      return id.isEmpty() && name.isEmpty() && arguments.isEmpty();
    }
  }

  private final AnswerFormat format;
  private final List<Call> calls = new ArrayList<>();
  private String seed = "";

  ToolCalls(AnswerFormat format) {
    this.format = format;
  }

  /** What makes the ids that we have to make up differ between answers: the answer's own id. */
  void seed(String answerId) {
    seed = answerId;
  }

  boolean isEmpty() {
    return calls.isEmpty();
  }

  /** The old form of a single call, {@code function_call}. */
  void addFunction(Node function, List<LlmEvent> out) {
    if (function.isObject()) {
      add(Node.of(Map.of("index", 0L, "function", function.fields())), out);
    }
  }

  void add(Node node, List<LlmEvent> out) {
    var fragment = Fragment.of(node);
    if (fragment.isEmpty()) {
      return;
    }
    var call = callOf(fragment);
    call.saidId = call.saidId.isEmpty() ? fragment.id() : call.saidId;
    call.name = call.name.isEmpty() ? fragment.name() : call.name;
    call.arguments.append(fragment.arguments());
    if (!fragment.arguments().isEmpty()) {
      out.add(new LlmEvent.ToolCallDelta(idOf(call), call.name, fragment.arguments()));
    }
  }

  private Call callOf(Fragment fragment) {
    for (var call : calls) {
      if (!fragment.id().isEmpty() && call.saidId.equals(fragment.id())) {
        return call;
      }
    }
    for (int i = calls.size() - 1; i >= 0; i--) {
      var call = calls.get(i);
      if (fragment.index().isEmpty() || fragment.index().equals(call.index)) {
        return isAnother(call, fragment) ? begin(fragment) : call;
      }
    }
    return begin(fragment);
  }

  private Call begin(Fragment fragment) {
    var call = new Call();
    call.index = fragment.index();
    calls.add(call);
    return call;
  }

  /** Whether a fragment that might go on with a call begins another one in its place. */
  private static boolean isAnother(Call call, Fragment fragment) {
    boolean named = !fragment.name().isEmpty();
    boolean newId = !fragment.id().isEmpty() && !call.saidId.isEmpty();
    boolean newName = named && !call.name.isEmpty() && !call.name.equals(fragment.name());
    if (fragment.index().isEmpty()) {
      return newId || newName || (named && call.isComplete());
    }
    return named && (newId || (call.isComplete() && !fragment.arguments().isEmpty()));
  }

  private String idOf(Call call) {
    if (call.id.isEmpty()) {
      call.id = call.saidId.isEmpty() ? madeUp(calls.indexOf(call)) : call.saidId;
    }
    return call.id;
  }

  /** The same for the same answer, however it was cut. */
  private String madeUp(int position) {
    var name = seed + "#" + position;
    return "call_" + UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString().replace("-", "");
  }

  /**
   * Adds the whole calls. One that was cut by the limit of tokens is left out, for what it asks is
   * not known: its pieces were seen, and the stop reason says the rest.
   *
   * @throws LlmException of type {@code invalid_output} if a call that is not cut has arguments
   *     that are no JSON object, or no name
   */
  void finish(StopReason reason, List<LlmEvent> out) {
    for (var call : calls) {
      var arguments = arguments(call, reason);
      if (arguments.isPresent() && !call.name.isEmpty()) {
        out.add(new LlmEvent.ToolCall(new Part.ToolCall(idOf(call), call.name, arguments.get())));
      } else if (reason != StopReason.LENGTH) {
        throw format.badCall(call.name);
      }
    }
  }

  private static Optional<Map<String, Object>> arguments(Call call, StopReason reason) {
    var text = call.arguments.toString().strip();
    if (text.isEmpty() || text.equals("null")) {
      return reason == StopReason.LENGTH ? Optional.empty() : Optional.of(Map.of());
    }
    return parse(text);
  }

  private static Optional<Map<String, Object>> parse(String text) {
    try {
      return Optional.of(Json.object(text));
    } catch (JsonException e) {
      return Optional.empty();
    }
  }
}
