package io.github.hotllm.internal.catalog;

import io.github.hotllm.Billing;
import io.github.hotllm.internal.json.Fields;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads one provider into a draft, with its models. What a row leaves out stays as it was; a new
 * provider needs a dialect and a base URL.
 */
final class ProviderReader {
  private static final List<String> DIALECTS =
      List.of("openai-chat", "openai-responses", "anthropic", "gemini", "hotllm", "echo");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]*");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Draft draft;
  private final String name;
  private final Fields fields;
  private final Optional<Provider> before;

  private ProviderReader(Draft draft, String name, Fields fields) {
    this.draft = draft;
    this.name = name;
    this.fields = fields;
    this.before = Optional.ofNullable(draft.providers.get(name));
  }

  static void read(Draft draft, Fields providers, String name) {
    var settled = Names.settle(name);
    if (!NAME.matcher(settled).matches()) {
      throw providers.refused(name, "must be made of letters, digits, dots and hyphens");
    }
    providers.fields(name).ifPresent(row -> new ProviderReader(draft, settled, row).read());
  }

  private void read() {
    var hosting = new HostingReader(name, fields, before.map(Provider::hosting)).read();
    var url = hosting.address().forms().isEmpty() ? baseUrl() : HostingReader.nowhere(name);
    var compatible = compatibleDialect();
    var keys = variables("api_key_env", before.map(Provider::keyVariables));
    var dialect = dialect(url, compatible);
    var row = new Provider(
        name,
        fields.text("title").or(() -> before.map(Provider::title)).orElse(name),
        dialect,
        url,
        keys,
        variables("base_url_env", before.map(Provider::baseUrlVariables)),
        billing(keys),
        quirks(usual(dialect)),
        compatible,
        hosting);
    draft.providers.put(name, row);
    new ModelReader(draft, row).readAll(fields, "models");
    fields.refuseUnread();
  }

  /** Names of environment variables. A key that stands there by mistake is not repeated. */
  private List<String> variables(String field, Optional<List<String>> otherwise) {
    if (!fields.has(field)) {
      return otherwise.orElse(List.of());
    }
    return variables(fields, field);
  }

  static List<String> variables(Fields fields, String field) {
    var variables = Words.texts(fields, field);
    if (variables.isEmpty() || !variables.stream().allMatch(VARIABLE.asMatchPredicate())) {
      throw fields.refused(field, "must be the name of an environment variable");
    }
    return variables;
  }

  private String dialect(URI url, Optional<String> compatible) {
    return dialect("dialect")
        .or(() -> before.map(provider -> provider.dialectAt(url, compatible)))
        .orElseThrow(() -> fields.missing("dialect"));
  }

  /** A row that says what is spoken means it for every address. */
  private Optional<String> compatibleDialect() {
    var otherwise = fields.has("dialect")
        ? Optional.<String>empty()
        : before.flatMap(Provider::compatibleDialect);
    return dialect("compatible_dialect").or(() -> otherwise);
  }

  private Optional<String> dialect(String field) {
    var dialect = fields.text(field);
    if (!dialect.map(DIALECTS::contains).orElse(true)) {
      throw fields.refused(field, "must be one of " + String.join(", ", DIALECTS));
    }
    return dialect;
  }

  private URI baseUrl() {
    try {
      return fields
          .text("base_url")
          .map(BaseUrl::of)
          .or(() -> before.map(Provider::baseUrl))
          .orElseThrow(() -> fields.missing("base_url"));
    } catch (IllegalArgumentException e) {
      throw fields.refused("base_url", String.valueOf(e.getMessage()));
    }
  }

  /** Nobody is billed for a new provider that takes no key. */
  private Billing billing(List<String> keys) {
    return Words.word(fields, "billing", Billing.class)
        .or(() -> before.map(Provider::billing))
        .orElse(keys.isEmpty() ? Billing.NONE : Billing.PER_TOKEN);
  }

  /** In another dialect a provider is another one, unless it speaks both. */
  private Quirks usual(String dialect) {
    return before
        .filter(same -> family(same.dialect()).equals(family(dialect))
            || same.compatibleDialect().filter(dialect::equals).isPresent())
        .map(Provider::quirks)
        .orElse(Quirks.of(dialect));
  }

  /** OpenAI's two formats are spoken by one server. */
  private static String family(String dialect) {
    return dialect.startsWith("openai-") ? "openai" : dialect;
  }

  private Quirks quirks(Quirks usual) {
    return fields.fields("quirks").map(own -> quirks(own, usual)).orElse(usual);
  }

  private static Quirks quirks(Fields own, Quirks usual) {
    var quirks = new Quirks(
        Words.word(own, "auth", usual.auth()),
        Words.word(own, "cap", usual.cap()),
        Words.word(own, "effort", usual.effort()),
        Words.word(own, "instructions", usual.instructions()),
        Words.word(own, "schema", usual.schema()),
        Words.word(own, "any_tool", usual.anyTool()),
        Words.word(own, "tool_ids", usual.toolIds()),
        Words.word(own, "thinking_back", usual.thinkingBack()),
        Words.word(own, "end", usual.end()),
        Words.word(own, "stream_usage", usual.streamUsage()));
    own.refuseUnread();
    return quirks;
  }
}
