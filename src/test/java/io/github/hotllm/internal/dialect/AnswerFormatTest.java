package io.github.hotllm.internal.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerFormatTest {
  private final AnswerFormat format = new AnswerFormat("Chat", Acme.TARGET);

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {           | an event that is not JSON
      []          | an event that is no object
      null        | an event that is no object
       <html>     | a web page
      """)
  void whatIsNoObjectIsNamed(String text, String what) {
    var failure =
        assertThrows(LlmException.class, () -> format.object(text.getBytes(UTF_8), "an event"));
    assertFailure(
        ErrorType.PROVIDER_ERROR,
        "sent " + what + " in place of a Chat answer; is its base URL right?",
        failure);
    assertEquals(Optional.empty(), Optional.ofNullable(failure.getCause()));
  }

  @Test
  void anObjectIsRead() {
    assertEquals("b", format.object("{\"a\":\"b\"}".getBytes(UTF_8), "").at("a").textOrEmpty());
  }

  @Test
  void aStreamThatWasCutIsToldBroken() {
    assertFailure(
        ErrorType.STREAM_BROKEN,
        "ended its stream without [DONE]; ask again, or keep the text so far",
        format.cut("[DONE]"));
  }

  @Test
  void aCallThatNobodyCanRunIsTheModelsMistake() {
    assertFailure(
        ErrorType.INVALID_OUTPUT, "calls a tool without a name; ask again", format.badCall(""));
    assertFailure(
        ErrorType.INVALID_OUTPUT,
        "calls the tool f with arguments that are no JSON object; ask again",
        format.badCall("f"));
  }

  private static void assertFailure(ErrorType type, String what, LlmException failure) {
    assertEquals(type, failure.type());
    assertEquals("Acme " + what, failure.getMessage());
    assertEquals(Optional.of("acme"), failure.provider());
    assertEquals(Optional.of("m1"), failure.model());
  }
}
