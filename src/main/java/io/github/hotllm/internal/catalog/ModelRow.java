package io.github.hotllm.internal.catalog;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A model of one provider, and what is known of it.
 *
 * @param efforts the provider's words for how much to think, least first; empty when it cannot be
 *     told, or nothing is known
 * @param knowledge whether this row stands in the catalogue
 */
public record ModelRow(
    String provider,
    String id,
    String name,
    OptionalLong contextTokens,
    OptionalLong maxOutputTokens,
    List<String> efforts,
    Set<Rule> rules,
    Knowledge knowledge) {
  /** The id that stands for whichever model a local server has, as in {@code ollama/*}. */
  public static final String ANY = "*";

  public ModelRow {
    efforts = List.copyOf(efforts);
    rules = Set.copyOf(rules);
  }

  /** The id without what tells its versions apart: {@code claude-opus} of claude-opus-4-7. */
  public String family() {
    return Stream.of(id.split("-"))
        .filter(word -> word.isEmpty() || !Character.isDigit(word.charAt(0)))
        .collect(joining("-"));
  }

  /** Whether a model stands in the catalogue. */
  public enum Knowledge {
    KNOWN,
    UNKNOWN
  }

  /** What a model refuses that its dialect can say. */
  public enum Rule {
    /** Temperature and top-p are refused. */
    NO_SAMPLING,
    /** Temperature and top-p are refused while the model thinks. */
    SAMPLING_ONLY_WITHOUT_THINKING,
    /** Stop texts are refused. */
    NO_STOP,
    /** A budget of thinking tokens is refused: thinking is adaptive. */
    NO_THINKING_BUDGET,
    /** Thinking cannot be switched off. */
    ALWAYS_THINKS,
    /** Thinking off is said as thinking only between tools. */
    THINKS_BETWEEN_TOOLS,
    /** Being forced to call a tool is refused. */
    NO_FORCED_TOOL,
    /** A conversation that ends with the model's own turn is refused. */
    NO_PREFILL,
    /** Chat refuses tools while the model thinks. */
    NO_THINKING_WITH_TOOLS_IN_CHAT
  }

  /** A model of which nothing but its id is known. */
  public static ModelRow unknown(String provider, String id) {
    return new ModelRow(
        provider,
        id,
        id,
        OptionalLong.empty(),
        OptionalLong.empty(),
        List.of(),
        Set.of(),
        Knowledge.UNKNOWN);
  }

  /** The same model as another provider serves it. */
  ModelRow servedBy(String other, String otherId) {
    return new ModelRow(
        other, otherId, name, contextTokens, maxOutputTokens, efforts, rules, knowledge);
  }

  /** The same model under another of its ids. */
  ModelRow withId(String otherId) {
    return servedBy(provider, otherId);
  }

  /** The name that tells it from all others: {@code provider/model}. */
  public String fullName() {
    return provider + "/" + id;
  }

  /** Whether the router has yet to ask the server for a model of its own. */
  public boolean isAny() {
    return id.equals(ANY);
  }

  public boolean has(Rule rule) {
    return rules.contains(rule);
  }
}
