package io.github.hotllm.internal.dialect.chat;

import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a target cannot say and what was done with it, each once. Belongs to one encoding. */
final class Warnings {
  private final Set<String> texts = new LinkedHashSet<>();

  void add(String field, String what) {
    texts.add(field + ": " + what);
  }

  /** Names what is lost of a part's marks. */
  void ofMarks(Part part, String place) {
    if (part.marks().state().isPresent()) {
      add(place + ".state", "left out, for Chat cannot say it");
    }
    ofCache(part.marks());
  }

  void ofCache(Marks marks) {
    if (marks.cache().isPresent()) {
      add("cache", "marks left out, for Chat's providers cache by themselves");
    }
  }

  List<String> list() {
    return List.copyOf(texts);
  }
}
