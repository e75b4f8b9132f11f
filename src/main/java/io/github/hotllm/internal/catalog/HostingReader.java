package io.github.hotllm.internal.catalog;

import io.github.hotllm.internal.json.Fields;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what the row of a cloud says beyond those of others. For one row. */
record HostingReader(String name, Fields fields, Optional<Hosting> before) {
  private static final String ADDRESS = "base_url";

  /** Where a provider is before its address is known: at none. */
  static URI nowhere(String name) {
    return URI.create("https://" + name.replaceAll("[^a-z0-9-]", "-") + ".invalid");
  }

  Hosting read() {
    var old = before.orElse(Hosting.NONE);
    var variables = variables().orElse(old.address().variables());
    var address = fields.has(ADDRESS) ? address(variables) : old.address();
    return new Hosting(
        address,
        headers().orElse(old.headers()),
        fields.text("models_of").map(Names::settle).or(old::modelsOf),
        Words.word(fields, "model_in", old.place()),
        fields.has(ADDRESS) ? "" : old.unset());
  }

  /** An address with a blank, or a list of such; one without any is for others to read. */
  private UrlForms address(Map<String, List<String>> variables) {
    var forms = Words.texts(fields, ADDRESS);
    if (forms.stream().noneMatch(UrlForms::hasBlank)) {
      return new UrlForms(List.of(), variables);
    }
    var address = new UrlForms(forms, variables);
    address.unknownBlanks().stream().findFirst().ifPresent(blank -> {
      throw fields.refused(
          ADDRESS, "has the blank {" + blank + "}, for which \"variables\" names none");
    });
    return address;
  }

  private Optional<Map<String, List<String>>> variables() {
    return fields.fields("variables").map(all -> {
      var read = new LinkedHashMap<String, List<String>>();
      for (var blank : all.unread()) {
        read.put(blank, ProviderReader.variables(all, blank));
      }
      return read;
    });
  }

  private Optional<Map<String, String>> headers() {
    return fields.fields("headers").map(all -> {
      var read = new LinkedHashMap<String, String>();
      for (var header : all.unread()) {
        read.put(header, all.requiredText(header));
      }
      return read;
    });
  }
}
