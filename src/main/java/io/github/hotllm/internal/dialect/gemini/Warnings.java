package io.github.hotllm.internal.dialect.gemini;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the target cannot say and what was done with it, the same thing once however often it
 * happened. Belongs to one encoding.
 */
final class Warnings {
  private final Map<String, List<String>> placesByWhat = new LinkedHashMap<>();

  void add(String place, String what) {
    placesByWhat.computeIfAbsent(what, key -> new ArrayList<>()).add(place);
  }

  List<String> list() {
    var texts = new ArrayList<String>();
    placesByWhat.forEach((what, places) -> {
      var more = places.size() == 1 ? "" : " and " + (places.size() - 1) + " more";
      texts.add(places.get(0) + more + ": " + what);
    });
    return texts;
  }
}
