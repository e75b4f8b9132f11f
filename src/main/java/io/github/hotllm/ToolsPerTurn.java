package io.github.hotllm;

/**
 * How many tools a model may call in one turn: what vendors call parallel tool calls.
 *
 * <p>It stands beside the {@link ToolChoice}, not in it, because it says nothing of which tools are
 * called and holds for every choice. There are two words and not a switch, because a request that
 * has neither means something of its own: as the provider does it by itself.
 */
public enum ToolsPerTurn {
  /** At most one call; the next comes when its result is there. For tools that build on another. */
  ONE,
  /** As many calls as the model likes. */
  SEVERAL
}
