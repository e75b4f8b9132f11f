package io.github.hotllm.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.internal.dialect.anthropic.AnthropicDialect;
import io.github.hotllm.internal.dialect.chat.ChatDialect;
import io.github.hotllm.internal.dialect.gemini.GeminiDialect;
import io.github.hotllm.internal.dialect.responses.ResponsesDialect;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** That an answer names sources is told, for only the provider's own format can show them. */
class UnshownTest {
  /** Answers in which {@code SOURCES} stands for the list of them. */
  record Row(Dialect dialect, String answer) {
    @Override
    public String toString() {
      return dialect.name();
    }
  }

  static final List<Row> ROWS = List.of(
      new Row(
          new ChatDialect(),
          "{'choices':[{'message':{'content':'a','annotations':SOURCES},'finish_reason':'stop'}]}"),
      new Row(
          new ResponsesDialect(),
          "{'output':[{'type':'message','content':[{'type':'output_text','text':'a',"
              + "'annotations':SOURCES}]}]}"),
      new Row(
          new AnthropicDialect(),
          "{'content':[{'type':'text','text':'a','citations':SOURCES}],'stop_reason':'end_turn'}"),
      new Row(
          new GeminiDialect(),
          "{'candidates':[{'content':{'parts':[{'text':'a'}]},'finishReason':'STOP',"
              + "'groundingMetadata':{'groundingChunks':SOURCES}}]}"));

  @ParameterizedTest
  @FieldSource("ROWS")
  void sourcesAreToldOf(Row row) {
    assertEquals(
        List.of("citations: shown only to clients that speak the provider's own format"),
        warnings(row, "[{'uri':'https://a.example'}]"));
    assertEquals(List.of(), warnings(row, "[]"));
    assertEquals(List.of(), warnings(row, "null"));
  }

  private static List<String> warnings(Row row, String sources) {
    var answer = row.answer.replace("SOURCES", sources).replace('\'', '"');
    return new Ear(row.dialect, Acme.TARGET)
        .whole(answer)
        .metered()
        .orElseThrow()
        .warnings();
  }
}
