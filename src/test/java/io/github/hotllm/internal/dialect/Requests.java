package io.github.hotllm.internal.dialect;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Part;
import java.util.List;
import java.util.stream.Stream;

/** Requests as texts that a failed test can print: all that a format can carry of them. */
public final class Requests {
  private Requests() {}

  public static String print(LlmRequest request) {
    var lines = Stream.of(
        "model " + request.model(),
        "system " + print(request.system()),
        "limits " + request.maxTokens() + request.temperature() + request.topP() + request.stop(),
        "reasoning " + request.reasoning(),
        "tools " + request.tools() + request.toolChoice() + request.toolsPerTurn(),
        "schema " + request.outputSchema());
    var turns =
        request.messages().stream().map(message -> message.role() + " " + print(message.parts()));
    return String.join("\n", Stream.concat(lines, turns).toList());
  }

  private static String print(List<? extends Part> parts) {
    return String.join(" | ", parts.stream().map(Requests::print).toList());
  }

  /** With the content, which the parts' own texts partly hide. */
  private static String print(Part part) {
    var state = part.marks().state().orElse("");
    if (part instanceof Part.Image image && image.source() instanceof Part.Source.Data data) {
      return part + data.base64() + state;
    } else if (part instanceof Part.Document file
        && file.source() instanceof Part.Source.Data data) {
      return part + data.base64() + state;
    }
    return part + state;
  }
}
