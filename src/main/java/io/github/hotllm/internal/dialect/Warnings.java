package io.github.hotllm.internal.dialect;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a target cannot say and what was done with it, each once. Belongs to one encoding. */
public final class Warnings {
  private final String format;
  private final Set<String> texts = new LinkedHashSet<>();

  /** @param format what people call the format of the target */
  public Warnings(String format) {
    this.format = format;
  }

  public void add(String field, String what) {
    texts.add(field + ": " + what);
  }

  /** Names what is lost of a part's marks. */
  public void ofMarks(Part part, String place) {
    if (part.marks().state().isPresent()) {
      add(place + ".state", "left out, for " + format + " cannot say it");
    }
    ofCache(part.marks());
  }

  public void ofCache(Marks marks) {
    if (marks.cache().isPresent()) {
      add("cache", "marks left out, for " + format + "'s providers cache by themselves");
    }
  }

  /** Names a term of caching; the caching itself is done unasked. */
  public void ofCache(LlmRequest request) {
    request
        .cache()
        .filter(Marks.Cache.LONG::equals)
        .ifPresent(term -> add(
            "cache",
            "long left to the provider, for " + format + "'s providers cache by themselves"));
  }

  public List<String> list() {
    return List.copyOf(texts);
  }
}
