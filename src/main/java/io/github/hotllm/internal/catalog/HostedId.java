package io.github.hotllm.internal.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A model's id as clouds write it: {@code us.anthropic.claude-haiku-4-5-20251001-v1:0} at Bedrock,
 * {@code claude-haiku-4-5@20251001} at Vertex (the tables in Anthropic's pages on both, 2026-11).
 */
final class HostedId {
  private static final Pattern AREA = Pattern.compile("^(?:global|us|eu|jp|apac|au|us-gov)\\.");
  private static final Pattern MAKER = Pattern.compile("^(?:anthropic|openai)\\.");
  private static final Pattern VERSION = Pattern.compile("(?:@[\\w.-]+|-v\\d+(?::\\d+)?)$");

  private HostedId() {}

  /** The id that the maker has for the model. */
  static String plain(String id) {
    var rest = AREA.matcher(Names.settle(id)).replaceFirst("");
    rest = VERSION.matcher(MAKER.matcher(rest).replaceFirst("")).replaceFirst("");
    return DatedId.of(rest).map(DatedId::base).orElse(rest);
  }

  /** What is known of a model that a cloud serves, by the maker's row; prices are not the same. */
  static ModelRow row(Provider cloud, String id, Map<String, ModelRow> models) {
    return cloud
        .hosting()
        .modelsOf()
        .flatMap(maker -> Optional.ofNullable(models.get(maker + "/" + plain(id))))
        .map(row -> row.servedBy(cloud.name(), id))
        .orElseGet(() -> ModelRow.unknown(cloud.name(), id));
  }
}
