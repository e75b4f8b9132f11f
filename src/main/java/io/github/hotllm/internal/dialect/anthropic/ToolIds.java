package io.github.hotllm.internal.dialect.anthropic;

import java.util.regex.Pattern;

/** The ids of tool calls, of which Messages takes letters, digits, underscores and hyphens. */
final class ToolIds {
  private static final Pattern UNFIT = Pattern.compile("[^a-zA-Z0-9_-]");

  private ToolIds() {}

  static boolean isFit(String id) {
    return !UNFIT.matcher(id).find();
  }

  /** The same for the same id, in the call and in its result. */
  static String fit(String id) {
    return UNFIT.matcher(id).replaceAll("_");
  }
}
