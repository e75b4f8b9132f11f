package io.github.hotllm.internal.dialect.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.StopReason;
import io.github.hotllm.internal.dialect.AnswerFormat;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolCallsTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      id and name come first     | {'index':0,'id':'a','function':{'name':'f','arguments':''}} {'index':0,'function':{'arguments':'{}'}} | f#a{}
      the name comes again       | {'index':0,'id':'a','function':{'name':'f','arguments':'{'}} {'index':0,'id':'','function':{'name':'f','arguments':'}'}} | f#a{}
      the id comes again         | {'index':0,'id':'a','function':{'name':'f','arguments':'{'}} {'index':0,'id':'a','function':{'name':'','arguments':'}'}} | f#a{}
      blank ids and names        | {'index':0,'id':'a','function':{'name':'f','arguments':'{'}} {'index':0,'id':' ','function':{'name':' ','arguments':'}'}} | f#a{}
      a new index                | {'index':0,'id':'a','function':{'name':'f','arguments':'{}'}} {'index':1,'id':'b','function':{'name':'f','arguments':'{}'}} | f#a{} f#b{}
      whole calls at one index   | {'index':0,'id':'a','function':{'name':'f','arguments':'{}'}} {'index':0,'id':'b','function':{'name':'g','arguments':'{}'}} | f#a{} g#b{}
      one index and no ids       | {'index':0,'id':'','function':{'name':'f','arguments':'{}'}} {'index':0,'id':'','function':{'name':'f','arguments':'{}'}} | f#? {} f#? {}
      no index, a new id         | {'id':'a','function':{'name':'f','arguments':'{}'}} {'id':'b','function':{'name':'f','arguments':'{}'}} | f#a{} f#b{}
      no index, no id, new name  | {'function':{'name':'f','arguments':'{}'}} {'function':{'name':'g','arguments':'{}'}} | f#? {} g#? {}
      no index, the same twice   | {'function':{'name':'f','arguments':'{}'}} {'function':{'name':'f','arguments':'{}'}} | f#? {} f#? {}
      no index, then arguments   | {'id':'a','function':{'name':'f'}} {'function':{'arguments':'{}'}} | f#a{}
      an id seen before          | {'id':'a','function':{'name':'f'}} {'id':'b','function':{'name':'g'}} {'id':'a','function':{'arguments':'{}'}} | f#a{} g#b{}
      the id comes later         | {'index':0,'function':{'name':'f'}} {'index':0,'id':'a','function':{'arguments':'{}'}} | f#a{}
      arguments as an object     | {'index':0,'id':'a','function':{'name':'f','arguments':{'x':1}}} | f#a{"x":1}
      no arguments at all        | {'index':0,'id':'a','function':{'name':'f'}} | f#a{}
      arguments null in a text   | {'index':0,'id':'a','function':{'name':'f','arguments':'null'}} | f#a{}
      indexes that begin at one  | {'index':1,'id':'a','function':{'name':'f','arguments':'{}'}} {'index':2,'id':'b','function':{'name':'g','arguments':'{}'}} | f#a{} g#b{}
      nothing in a fragment      | {'index':0} {'index':0,'function':{'name':'','arguments':''}} | ``
      """)
  void fragmentsAreMerged(String why, String fragments, String calls) {
    assertEquals(calls, merged(StopReason.STOP, fragments.split("(?<=}) (?=\\{)")), why);
  }

  @Test
  void anIdThatIsMissingIsMadeUpAlikeForEqualAnswers() {
    var fragments = "{'function':{'name':'f','arguments':'{}'}}";
    assertEquals(ids("answer 1", fragments), ids("answer 1", fragments));
    assertTrue(ids("answer 1", fragments).get(0).matches("call_[0-9a-f]{32}"));
    Assertions.assertNotEquals(ids("answer 1", fragments), ids("answer 2", fragments));
  }

  @Test
  void aCallCutByTheLimitIsLeftOut() {
    assertEquals(
        "f#a{}",
        merged(
            StopReason.LENGTH,
            "{'index':0,'id':'a','function':{'name':'f','arguments':'{}'}}",
            "{'index':1,'id':'b','function':{'name':'g','arguments':'{\\'x'}}"));
    assertEquals("", merged(StopReason.LENGTH, "{'index':0,'id':'a','function':{'name':'f'}}"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {'index':0,'id':'a','function':{'name':'f','arguments':'{x'}}
      {'index':0,'id':'a','function':{'name':'f','arguments':'[1]'}}
      {'index':0,'id':'a','function':{'arguments':'{}'}}
      """)
  void aCallThatNobodyCanRunIsAFailure(String fragment) {
    var failure =
        Assertions.assertThrows(LlmException.class, () -> merged(StopReason.TOOL_CALLS, fragment));
    assertEquals(ErrorType.INVALID_OUTPUT, failure.type());
  }

  private static String merged(StopReason reason, String... fragments) {
    return events("seed", reason, fragments).stream()
        .map(event -> ((LlmEvent.ToolCall) event).call())
        .map(call ->
            call.name() + "#" + (call.id().startsWith("call_") ? "? " : call.id()) + call.json())
        .collect(Collectors.joining(" "));
  }

  private static List<String> ids(String seed, String... fragments) {
    return events(seed, StopReason.STOP, fragments).stream()
        .map(event -> ((LlmEvent.ToolCall) event).call().id())
        .toList();
  }

  /** The whole calls that the fragments, written with single quotes, make. */
  private static List<LlmEvent> events(String seed, StopReason reason, String... fragments) {
    var calls = new ToolCalls(new AnswerFormat("Chat", Targets.plain()));
    calls.seed(seed);
    for (var fragment : fragments) {
      calls.add(Node.of(Json.parse(fragment.replace('\'', '"'))), new ArrayList<>());
    }
    var events = new ArrayList<LlmEvent>();
    calls.finish(reason, events);
    return events;
  }
}
