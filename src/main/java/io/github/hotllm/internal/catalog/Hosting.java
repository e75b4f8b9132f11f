package io.github.hotllm.internal.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the row of a cloud says beyond those of others: the cloud serves what somebody else made, at
 * an address that names the customer's project or resource.
 *
 * <p>Immutable.
 *
 * @param address ways to write the base URL; none once it is known
 * @param headers more headers and their values, with blanks as the address has; one whose blank is
 *     not filled is not sent
 * @param modelsOf the provider who made the models, whose ids the cloud writes in its own way
 * @param place where the model stands in Messages
 * @param unset what to set before the address is known; empty if it is
 */
public record Hosting(
    UrlForms address,
    Map<String, String> headers,
    Optional<String> modelsOf,
    ModelPlace place,
    String unset) {
  /** Of a provider that serves its own models at one address. */
  public static final Hosting NONE =
      new Hosting(UrlForms.NONE, Map.of(), Optional.empty(), ModelPlace.BODY, "");

  /** Where a request of Messages names its model. */
  public enum ModelPlace {
    BODY,
    /** Vertex: {@code models/MODEL:rawPredict}, and the format's version stands in the body. */
    PATH
  }

  public Hosting {
    headers = Map.copyOf(headers);
  }

  /** The same where the address is known. */
  Hosting settled() {
    return new Hosting(address.withoutForms(), headers, modelsOf, place, "");
  }

  /** The headers that can be sent. */
  public Map<String, String> sentHeaders() {
    var sent = new LinkedHashMap<>(headers);
    sent.values().removeIf(UrlForms::hasBlank);
    return sent;
  }

  /** The same with what the environment says. */
  Hosting in(Map<String, String> environment) {
    var filled = new LinkedHashMap<>(headers);
    filled.replaceAll((name, form) ->
        new UrlForms(List.of(form), address.variables()).filled(environment).orElse(form));
    return new Hosting(address, filled, modelsOf, place, address.missing(environment));
  }
}
