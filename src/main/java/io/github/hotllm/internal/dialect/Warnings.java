package io.github.hotllm.internal.dialect;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a target cannot say and what was done with it: each once, and as one what happened at places
 * that differ by their numbers only. Belongs to one encoding.
 */
public final class Warnings {
  private static final Pattern NUMBER = Pattern.compile("\\[\\d+]");
  private static final Set<String> OF_ANSWER = Set.of("max_tokens", "temperature", "top_p", "stop");

  private final String format;
  private final Map<Loss, Set<String>> placesByLoss = new LinkedHashMap<>();

  /** @param format what people call the format of the target */
  public Warnings(String format) {
    this.format = format;
  }

  /** What was done at all places of a kind. */
  private record Loss(String kind, String what) {
    String at(Set<String> places) {
      var more = places.size() == 1 ? "" : " and " + (places.size() - 1) + " more";
      return places.iterator().next() + more + ": " + what;
    }
  }

  public void add(String place, String what) {
    var loss = new Loss(NUMBER.matcher(place).replaceAll("[]"), what);
    placesByLoss.computeIfAbsent(loss, key -> new LinkedHashSet<>()).add(place);
  }

  /** Names what is lost of a part's marks where the format has a place for none of them. */
  public void ofMarks(Part part, String place) {
    if (part.marks().state().isPresent()) {
      add(place + ".state", "left out, for " + format + " cannot say it");
    }
    ofCache(part.marks());
  }

  /** Names a state that the target must not see. */
  public void ofForeignState(Part part, Target target, String place) {
    if (State.isForeign(part.marks(), target)) {
      add(place + ".state", "left out, for only its maker can read it");
    }
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

  /** Names what is said of the calling of tools where there are none. */
  public void ofNoTools(LlmRequest request) {
    var why = "left out, for there are no tools";
    request.toolChoice().ifPresent(choice -> add("tool_choice", why));
    request.toolsPerTurn().ifPresent(number -> add(ParallelCalls.FIELD, why));
  }

  /**
   * Names what a client wrote that is not said to this target: what it wrote in another format for
   * its provider to keep is told to none.
   */
  public void ofClient(Asked asked) {
    ofUnknown(asked.original());
    boolean isForeign = asked.original().map(written -> !written.isOurs()).orElse(false);
    if (isForeign && !asked.request().metadata().isEmpty()) {
      add("metadata", "left out, for hotllm cannot say it in " + format);
    }
  }

  /**
   * Names what a client wrote that is not in the request.
   *
   * @throws io.github.hotllm.LlmException if the request is none without it
   */
  public void ofUnknown(Optional<Original> original) {
    original.ifPresent(Original::requireSayable);
    original
        .map(Original::unknown)
        .orElse(List.of())
        .forEach(field -> add(field, "left out, for hotllm cannot say it in " + format));
  }

  public List<String> list() {
    return without(Set.of());
  }

  /** Without those of fields that only shape an answer: for a count they are not sent. */
  public List<String> ofCount() {
    return without(OF_ANSWER);
  }

  private List<String> without(Set<String> places) {
    return placesByLoss.entrySet().stream()
        .filter(entry -> !places.contains(entry.getKey().kind()))
        .map(entry -> entry.getKey().at(entry.getValue()))
        .toList();
  }
}
