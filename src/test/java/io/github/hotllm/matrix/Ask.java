package io.github.hotllm.matrix;

import java.util.List;

/** What a client may ask for, and how one sees that it has arrived. */
enum Ask {
  TEXT("Text", Need.of("Q-1")),
  TURNS("Several turns", Need.of("Q-1"), Need.of("A-1"), Need.of("Q-2")),
  SYSTEM("System instructions", Need.of("S-1")),
  MID_SYSTEM("Instructions between the turns", Need.of("S-2", "messages")),
  IMAGE("Image, its bytes", Need.of("iVBORw0K"), Need.of("image/png")),
  IMAGE_URL("Image, its URL", Need.of("https://a.example/i.png", "content")),
  PDF("PDF, its bytes", Need.of("JVBERi0x"), Need.of("application/pdf|report.pdf")),
  PDF_NAME("The name of a PDF", Need.of("report.pdf", "content")),
  PDF_URL("PDF, its URL", Need.of("https://a.example/d.pdf", "content")),
  TOOLS(
      "Tools",
      Need.of("weather_of"),
      Need.of("Tells weather"),
      Need.of("town_name"),
      Need.of("clock_of")),
  ANY_TOOL("Some tool has to be called", Need.of("\"(required|any|ANY)\"", "tool_choice")),
  ONE_TOOL("One tool has to be called", Need.of("(tool_?[cC]\\w+\":.*weather_of)", "tool_choice")),
  NO_PARALLEL(
      "One call at a time",
      Need.of("\"parallel_tool_calls\":false|\"disable_parallel_tool_use\":true", "parallel")),
  RESULTS(
      "Parallel calls and their results",
      Need.of("call_A"),
      Need.of("call_B"),
      Need.of("Bonn"),
      Need.of("Ulm"),
      Need.of("R-1"),
      Need.of("R-2")),
  RESULT_ERROR(
      "A tool has failed", Need.of("R-3"), Need.of("\"is_error\":true|\"error\":", "is_error")),
  RESULT_IMAGE("An image from a tool", Need.of("R-4"), Need.of("iVBORw0K", "content")),
  SCHEMA("Structured output", Need.of("answer_field", "output_schema")),
  REASONING("How much to think", Need.of("\"(low|LOW)\"|[bB]udget", "reasoning")),
  MAX_TOKENS("Most tokens of the answer", Need.of("\\w+\":777\\b", "max_tokens")),
  SAMPLING("Temperature", Need.of("\"temperature\":0\\.25", "temperature")),
  TOP_P("Top-p", Need.of("\"top_?[pP]\":0\\.75", "top_p")),
  STOP("Stop texts", Need.of("STOP-1", "stop")),
  CACHE("Marks for the cache", Need.of("\"cache\":\"|cache_control", "cache")),
  UNKNOWN("A field that hotllm does not know", Need.of("X-1", "x_new", "xNew")),
  BETA("The header anthropic-beta", Need.of("anthropic-beta=beta-1", "anthropic-beta")),
  /** What the questions about answers are asked with. */
  THINKING_WITH_TOOLS("Thinking between tools", Need.of("Q-1"), Need.of("weather_of"));

  private final String title;
  private final List<Need> needs;

  Ask(String title, Need... needs) {
    this.title = title;
    this.needs = List.of(needs);
  }

  String title() {
    return title;
  }

  List<Need> needs() {
    return needs;
  }
}
