package io.github.hotllm.internal.cli.codex;

import io.github.hotllm.Usage;
import io.github.hotllm.internal.json.Node;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads codex's figures, whose input holds what was cached; in ours it does not.
 *
 * @param told the figures, which {@code app-server} spells in camel case and {@code exec} with
 *     underscores
 */
record CodexUsage(Node told) {
  private static final Pattern UNDERSCORED = Pattern.compile("_(.)");

  Usage read() {
    var builder = Usage.builder();
    var cached = count("cached_input_tokens");
    var written = count("cache_write_input_tokens");
    cached.ifPresent(builder::cacheReadTokens);
    written.ifPresent(builder::cacheWriteTokens);
    count("input_tokens")
        .ifPresent(
            all -> builder.inputTokens(Math.max(0, all - cached.orElse(0) - written.orElse(0))));
    count("output_tokens").ifPresent(builder::outputTokens);
    count("reasoning_output_tokens").ifPresent(builder::reasoningTokens);
    return builder.build();
  }

  private OptionalLong count(String name) {
    var figure = told.at(name).count();
    return figure.isPresent() ? figure : told.at(camel(name)).count();
  }

  private static String camel(String name) {
    return UNDERSCORED.matcher(name).replaceAll(hit -> hit.group(1).toUpperCase(Locale.ROOT));
  }
}
