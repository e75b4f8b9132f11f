package io.github.hotllm.internal.cli.turn;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Target;
import java.util.regex.Pattern;

/** Models that may be named to a program: nothing that it could take for an option or a path. */
public final class ModelIds {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}");

  private ModelIds() {}

  /** @throws LlmException if the id has characters that no model's has */
  public static String safe(Target target) {
    var id = target.model().id();
    if (SAFE.matcher(id).matches() && !id.contains("..")) {
      return id;
    }
    throw LlmException.builder(
            ErrorType.MODEL_NOT_FOUND,
            "model is not a name that a command line program can be given: letters, digits and"
                + " ._:/- will do, at most 64")
        .field("model")
        .build();
  }
}
