package io.github.hotllm.internal.dialect.gemini;

import static io.github.hotllm.internal.dialect.gemini.Fixtures.LEVELS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.internal.dialect.Heard;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts of answers: what is said, thought, called, signed. */
class AnswerReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'text':'A'}                                         | \"A\"",
        "{'text':''}                                          | ``",
        "{'text':'A','thought':true}                          | (A)",
        "{'text':'A'},{'text':'B','thoughtSignature':'s'}     | \"A\" [\"A\"] \"B\" [\"B\" google/m1:s]",
        "{'text':'A','thoughtSignature':'s'},{'text':'B'}     | \"A\" [\"A\" google/m1:s] \"B\"",
        "{'text':'A'},{'text':'','thoughtSignature':'s'}      | \"A\" [\"\" google/m1:s]",
        "{'text':'A'},{'thoughtSignature':'s'}                | \"A\" [\"\" google/m1:s]",
        "{'text':'T','thought':true},{'text':'A'}             | (T) \"A\"",
        "{'text':'A'},{'text':'T','thought':true},{'text':'B'} | \"A\" (T) [\"A\"] \"B\"",
        "{'text':'A'},{'functionCall':{'id':'1','name':'f'}},{'text':'B'} | \"A\" f#1{} [\"A\"] \"B\"",
        "{'text':'T','thought':true,'thoughtSignature':'s'}   | (T) [(T) google/m1:s]",
        "{'inlineData':{'mimeType':'image/png','data':'AA=='}} | [Data[image/png, 4 base64 characters]]",
        "{'inlineData':{'mimeType':'image/png','data':'AA=='},'thoughtSignature':'s'}"
            + " | [Data[image/png, 4 base64 characters] google/m1:s]",
        "{'inlineData':{'mimeType':'audio/wav','data':'AA=='}}"
            + " | [Data[audio/wav, 4 base64 characters]]",
        "{'executableCode':{'code':'1'}} | [opaque google/m1:{\"executableCode\":{\"code\":\"1\"}}]",
        "{} | ``",
      })
  void whatAPartMeans(String parts, String meaning) {
    assertEquals(
        (meaning + " → STOP/STOP").strip(),
        heard(parts).toString().replace("TOOL_CALLS/", "STOP/"));
  }

  @Test
  void aCallOfAToolEndsInStopAndMeansThatItIsWaitedFor() {
    var heard =
        heard("{'functionCall':{'id':'c1','name':'f','args':{'a':1}},'thoughtSignature':'s'},"
            + "{'functionCall':{'id':'c2','name':'g','args':{}}}");
    assertEquals("f#c1{\"a\":1} google/m1:s g#c2{} → TOOL_CALLS/STOP", heard.toString());
  }

  @Test
  void aCallThatWasCutKeepsItsReason() {
    var heard =
        Fixtures.ear(LEVELS).whole(answer("{'functionCall':{'id':'1','name':'f'}}", "MAX_TOKENS"));
    assertEquals("f#1{} → LENGTH/MAX_TOKENS", heard.toString());
  }

  @Test
  void idsThatAreMissingAreMadeUpAndTheSameForTheSameAnswer() {
    var one = "{'functionCall':{'name':'f'}}";
    var two = one + "," + one;
    var ids = ids(Fixtures.ear(LEVELS).whole(answer(two, "STOP")));
    assertEquals(2, ids.size());
    assertNotEquals(ids.get(0), ids.get(1));
    var streamed = Fixtures.ear(LEVELS).events(answer(one, ""), answer(one, "STOP"));
    assertEquals(ids, ids(streamed));
    var other = Fixtures.ear(LEVELS).whole(answer(two, "STOP").replace("r1", "r2"));
    assertNotEquals(ids, ids(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'functionCall':{'args':{}}}                          | a tool without a name",
        "{'functionCall':{'name':'f','args':[1]}}              | the tool f with arguments that are no JSON object",
        "{'functionCall':{'name':'f','willContinue':true}}     | a tool in fragments, which hotllm does not ask for",
      })
  void aCallThatNobodyCanRunIsInvalid(String part, String what) {
    var failure = heard(part).failure().orElseThrow();
    assertEquals("Google Gemini calls " + what + "; ask again", failure.getMessage());
  }

  private static List<String> ids(Heard heard) {
    return heard.events().stream()
        .map(event -> ((LlmEvent.ToolCall) event).call().id())
        .toList();
  }

  private static Heard heard(String parts) {
    return Fixtures.ear(LEVELS).whole(answer(parts, "STOP"));
  }

  private static String answer(String parts, String finish) {
    return ("{'responseId':'r1','candidates':[{'content':{'parts':[" + parts + "]},'finishReason':'"
            + finish + "'}]}")
        .replace('\'', '"');
  }
}
