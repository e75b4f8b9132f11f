package io.github.hotllm.internal.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import io.github.hotllm.internal.json.Node;

/**
 * What a provider's answers are to be, and the failures of those that are something else, in our
 * words. Immutable.
 *
 * @param title what people call the format
 */
public record AnswerFormat(String title, Target target) {
  /** Reads JSON of any kind. */
  public Node json(byte[] data, String what) {
    try {
      return Node.of(Json.parse(data));
    } catch (JsonException e) {
      boolean page = new String(data, UTF_8).stripLeading().startsWith("<");
      throw foreign(page ? "a web page" : what + " that is not JSON");
    }
  }

  /** Reads a JSON object. */
  public Node object(byte[] data, String what) {
    var value = json(data, what);
    if (!value.isObject()) {
      throw foreign(what + " that is no object");
    }
    return value;
  }

  /** The failure of a provider that speaks something else. */
  public LlmException foreign(String what) {
    return failure(
        ErrorType.PROVIDER_ERROR,
        "sent " + what + " in place of a " + title + " answer; is its base URL right?");
  }

  /** The failure of a stream that was cut before this came. */
  public LlmException cut(String missing) {
    return failure(
        ErrorType.STREAM_BROKEN,
        "ended its stream without " + missing + "; ask again, or keep the text so far");
  }

  /** The failure of a model that calls a tool, which may be without a name, but not with JSON. */
  public LlmException badCall(String tool) {
    return badOutput(
        tool.isEmpty()
            ? "calls a tool without a name"
            : "calls the tool " + tool + " with arguments that are no JSON object");
  }

  /** The failure of a model whose answer nobody can use. */
  public LlmException badOutput(String what) {
    return failure(ErrorType.INVALID_OUTPUT, what + "; ask again");
  }

  /** A failure of the provider; the words begin with what it did. */
  public LlmException failure(ErrorType type, String what) {
    return LlmException.builder(type, target.provider().title() + " " + what)
        .provider(target.provider().name())
        .model(target.model().id())
        .build();
  }
}
