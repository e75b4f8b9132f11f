package io.github.hotllm;

/** Whether, and which, tools a model has to call. */
public sealed interface ToolChoice {
  /** The model decides. The default when there are tools. */
  ToolChoice AUTO = Mode.AUTO;

  /** The model calls some tool. */
  ToolChoice ANY = Mode.ANY;

  /** The model calls no tool. */
  ToolChoice NONE = Mode.NONE;

  /** The choices that name no tool. */
  enum Mode implements ToolChoice {
    AUTO,
    ANY,
    NONE
  }

  /** The model calls this tool. */
  record Named(String name) implements ToolChoice {}
}
