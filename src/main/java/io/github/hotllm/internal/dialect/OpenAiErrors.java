package io.github.hotllm.internal.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.wire.WireReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the failures of one provider, in the many shapes that servers of OpenAI's formats give
 * them.
 *
 * <p>{@code {error:{message,type,code}}} (OpenAI and most), {@code {code,error:"text"}} and
 * {@code {error:"text"}} (xAI, Ollama), {@code {object:"error",message}} (Mistral, vLLM),
 * {@code {detail:[…]}} (Mistral), {@code {detail:"text"}} and {@code {detail:{…}}} (ChatGPT's
 * plan), {@code {code,message}} (Qwen, and OpenAI's event of an error), {@code [{error:{…}}]}
 * (Gemini), an empty body, a web page. Immutable.
 */
public final class OpenAiErrors {
  private final Target target;

  public OpenAiErrors(Target target) {
    this.target = target;
  }

  /** The failure that a reply, or an event of that name, tells of. */
  public LlmException of(WireReply reply) {
    var text = new String(reply.body(), UTF_8).strip();
    var body = parsed(text);
    if (body.isObject()) {
      return of(reply.status(), body);
    }
    var words = text.startsWith("<") ? "a web page" : text;
    return Failures.of(new Failures.Said(reply.status(), List.of(), words), target)
        .build();
  }

  private static Node parsed(String text) {
    try {
      var body = Node.of(Json.parse(text));
      return body.isList() ? body.at(0) : body;
    } catch (JsonException e) {
      return Node.of(null);
    }
  }

  /** The failure that an object tells of, which came with that status. */
  public LlmException of(int status, Node body) {
    var error = Stream.of(body.at("error"), body.at("detail"))
        .filter(Node::isObject)
        .findFirst()
        .orElse(body);
    var codes = codes(body, error);
    var details = new GoogleDetails(error);
    codes.addAll(details.codes());
    int told = status == 200 ? numericStatus(codes).orElse(200) : status;
    var failure = Failures.of(new Failures.Said(told, codes, message(body, error)), target);
    error.at("param").text().filter(field -> !field.isBlank()).ifPresent(failure::field);
    PlanReset.addTo(failure, error, body);
    return details.addTo(failure).build();
  }

  private static List<String> codes(Node body, Node error) {
    return Stream.of(
            error.at("code"),
            error.at("type"),
            error.at("status"),
            error.at("metadata").at("error_type"),
            body.at("code"))
        .flatMap(code -> code.scalar().stream())
        .filter(code -> !code.isBlank())
        .distinct()
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** OpenRouter and vLLM put the status that would have been into the code. */
  private static Optional<Integer> numericStatus(List<String> codes) {
    return codes.stream()
        .filter(code -> code.matches("[45]\\d\\d"))
        .map(Integer::valueOf)
        .findFirst();
  }

  private static String message(Node body, Node error) {
    var candidates = List.of(error.at("message"), body.at("error"), body.at("detail"));
    for (var candidate : candidates) {
      if (!candidate.textOrEmpty().isBlank()) {
        return candidate.textOrEmpty();
      }
    }
    return body.at("detail").items().stream()
        .map(OpenAiErrors::detail)
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining("; "));
  }

  /** {@code body.messages: field required}. */
  private static String detail(Node detail) {
    var place = detail.at("loc").items().stream()
        .flatMap(step -> step.scalar().stream())
        .collect(Collectors.joining("."));
    return place.isEmpty()
        ? detail.at("msg").textOrEmpty()
        : place + ": " + detail.at("msg").textOrEmpty();
  }
}
