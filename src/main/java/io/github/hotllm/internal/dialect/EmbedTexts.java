package io.github.hotllm.internal.dialect;

import io.github.hotllm.Part;
import io.github.hotllm.internal.json.Fields;
import java.util.ArrayList;
import java.util.List;

/** The texts to embed, where nothing but text can be said. */
public final class EmbedTexts {
  private EmbedTexts() {}

  /** @throws io.github.hotllm.LlmException if there is something else to embed */
  public static List<String> of(Asked asked) {
    var texts = new ArrayList<String>();
    for (var message : asked.request().messages()) {
      if (message.parts().isEmpty()) {
        throw Fields.refusedAt(
            "input", "holds tokens, which only OpenAI's format can say; send texts");
      }
      if (!message.parts().stream().allMatch(Part.Text.class::isInstance)) {
        throw Fields.refusedAt(
            "input", "holds more than text, which only the provider of that format can embed");
      }
      texts.add(message.text());
    }
    return texts;
  }
}
