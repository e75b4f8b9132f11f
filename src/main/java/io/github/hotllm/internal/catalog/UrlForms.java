package io.github.hotllm.internal.catalog;

import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Texts with blanks that the environment fills, such as base URLs of a cloud: {@code {region}}, or
 * {@code {region=eu}} for a form that counts only where the blank is that.
 *
 * <p>Immutable.
 *
 * @param forms the first that can be filled wholly counts
 * @param variables the environment variables that fill a blank, best first
 */
record UrlForms(List<String> forms, Map<String, List<String>> variables) {
  /** No form: what they would say is known. */
  static final UrlForms NONE = new UrlForms(List.of(), Map.of());

  private static final Pattern BLANK = Pattern.compile("\\{(\\w+)(?:=([\\w.-]+))?}");
  /** Inside of a URL a value must not lead to another host or path. */
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]*");

  UrlForms {
    forms = List.copyOf(forms);
    variables = Map.copyOf(variables);
  }

  UrlForms withoutForms() {
    return new UrlForms(List.of(), variables);
  }

  static boolean hasBlank(String text) {
    return BLANK.matcher(text).find();
  }

  /** The blanks of all forms that no variable is named for. */
  List<String> unknownBlanks() {
    return forms.stream()
        .flatMap(form -> BLANK.matcher(form).results())
        .map(blank -> blank.group(1))
        .filter(name -> !variables.containsKey(name))
        .distinct()
        .toList();
  }

  /**
   * The first form that can be filled, filled.
   *
   * @throws IllegalArgumentException naming a variable that holds nothing usable
   */
  Optional<String> filled(Map<String, String> environment) {
    return forms.stream()
        .filter(form -> fits(form, environment) && missing(form, environment).isEmpty())
        .findFirst()
        .map(form ->
            BLANK.matcher(form).replaceAll(blank -> value(blank, environment).replace("$", "\\$")));
  }

  /** The same as an address. */
  Optional<URI> url(Map<String, String> environment) {
    return filled(environment).map(text -> {
      try {
        return BaseUrl.of(text);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "the address that " + all() + " make up " + e.getMessage(), e);
      }
    });
  }

  /** What to set, such as {@code A_ENDPOINT or A_RESOURCE}: where the least is missing. */
  String missing(Map<String, String> environment) {
    var least = forms.stream()
        .map(form -> missing(form, environment))
        .min(Comparator.comparingInt(Map::size))
        .map(Map::size)
        .orElse(0);
    return forms.stream()
        .map(form -> missing(form, environment))
        .filter(names -> names.size() == least)
        .map(names -> String.join(" and ", names.values()))
        .distinct()
        .collect(Collectors.joining(" or "));
  }

  private boolean fits(String form, Map<String, String> environment) {
    return BLANK
        .matcher(form)
        .results()
        .filter(blank -> blank.group(2) != null)
        .allMatch(blank -> read(blank.group(1), environment)
            .map(value -> value.equals(blank.group(2)))
            .orElse(false));
  }

  private Map<String, String> missing(String form, Map<String, String> environment) {
    var missing = new LinkedHashMap<String, String>();
    BLANK
        .matcher(form)
        .results()
        .map(blank -> blank.group(1))
        .filter(name -> read(name, environment).isEmpty())
        .forEach(name -> missing.put(name, variables(name).get(0)));
    return missing;
  }

  private String value(MatchResult blank, Map<String, String> environment) {
    var value = read(blank.group(1), environment).orElseThrow();
    if (blank.start() > 0 && !SAFE.matcher(value).matches()) {
      throw new IllegalArgumentException("the environment variable "
          + String.join(" or ", variables(blank.group(1)))
          + " must be one name of letters, digits, dots, colons and hyphens");
    }
    return value;
  }

  private Optional<String> read(String name, Map<String, String> environment) {
    return variables(name).stream()
        .map(variable -> environment.getOrDefault(variable, "").strip().replaceAll("/+$", ""))
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private List<String> variables(String name) {
    return variables.getOrDefault(name, List.of(name));
  }

  private String all() {
    return variables.values().stream().flatMap(List::stream).collect(Collectors.joining(", "));
  }
}
