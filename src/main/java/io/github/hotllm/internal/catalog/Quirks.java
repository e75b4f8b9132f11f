package io.github.hotllm.internal.catalog;

/**
 * Where a provider differs from others that speak its dialect.
 *
 * <p>The defaults are those of a careful OpenAI-compatible server of whom nothing else is known.
 *
 * @param auth how the key is sent
 * @param cap how Chat names the limit of output tokens
 * @param effort how Chat says how much to think
 * @param instructions the role of instructions in Chat and Responses
 * @param schema what Chat can do for JSON output
 * @param anyTool how Chat says that some tool has to be called
 * @param toolIds which ids of tool calls it takes back
 * @param thinkingBack the field in which Chat wants thinking back
 * @param end what ends its Chat stream
 * @param streamUsage whether Chat's {@code stream_options.include_usage} is asked for
 */
public record Quirks(
    Auth auth,
    Cap cap,
    Effort effort,
    Instructions instructions,
    Schema schema,
    AnyTool anyTool,
    ToolIds toolIds,
    ThinkingBack thinkingBack,
    End end,
    StreamUsage streamUsage) {

  public static final Quirks DEFAULT = new Quirks(
      Auth.BEARER,
      Cap.MAX_TOKENS,
      Effort.REASONING_EFFORT,
      Instructions.SYSTEM,
      Schema.JSON_SCHEMA,
      AnyTool.REQUIRED,
      ToolIds.ANY,
      ThinkingBack.NONE,
      End.DONE,
      StreamUsage.ASK);

  /** What is usual among those that speak a dialect; Google takes no key as a bearer's. */
  static Quirks of(String dialect) {
    return dialect.equals("gemini") ? DEFAULT.with(Auth.X_GOOG_API_KEY) : DEFAULT;
  }

  private Quirks with(Auth otherAuth) {
    return new Quirks(
        otherAuth,
        cap,
        effort,
        instructions,
        schema,
        anyTool,
        toolIds,
        thinkingBack,
        end,
        streamUsage);
  }

  /** {@code Authorization: Bearer KEY}, or the bare key in {@code x-api-key} and the like. */
  public enum Auth {
    BEARER,
    X_API_KEY,
    X_GOOG_API_KEY,
    API_KEY,
    /** As a bearer's token, for which the credentials file that the variable names is traded. */
    GOOGLE
  }

  public enum Cap {
    MAX_TOKENS,
    MAX_COMPLETION_TOKENS
  }

  public enum Effort {
    /** {@code reasoning_effort}. */
    REASONING_EFFORT,
    /** {@code reasoning: {effort}}. */
    REASONING_OBJECT,
    /** {@code thinking: {type}} and {@code reasoning_effort}. */
    THINKING_TYPE,
    /** {@code enable_thinking}. */
    ENABLE_THINKING,
    /** {@code chat_template_kwargs: {enable_thinking}}. */
    TEMPLATE_ARGUMENT,
    /** It has no way to say it. */
    NONE
  }

  public enum Instructions {
    SYSTEM,
    DEVELOPER
  }

  public enum Schema {
    JSON_SCHEMA,
    /** Only "some JSON object", and only if the prompt says the word JSON. */
    JSON_OBJECT,
    NONE
  }

  public enum AnyTool {
    REQUIRED,
    ANY,
    /** It cannot be forced. */
    NONE
  }

  public enum ToolIds {
    ANY,
    /** Exactly nine letters and digits. */
    NINE
  }

  public enum ThinkingBack {
    NONE,
    /** As {@code reasoning_content}, required in turns with tool calls. */
    REASONING_CONTENT,
    /** As {@code reasoning_details}, untouched. */
    REASONING_DETAILS
  }

  public enum End {
    /** {@code [DONE]}. */
    DONE,
    /** The connection simply ends after the finish reason. */
    EOF
  }

  public enum StreamUsage {
    ASK,
    /** It sends usage unasked, or refuses the option. */
    SILENT
  }
}
