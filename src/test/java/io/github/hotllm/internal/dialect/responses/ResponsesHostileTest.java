package io.github.hotllm.internal.dialect.responses;

import static io.github.hotllm.internal.dialect.responses.Fixtures.DIALECT;
import static io.github.hotllm.internal.dialect.responses.Fixtures.PLAIN;
import static io.github.hotllm.internal.dialect.responses.Fixtures.json;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Heard;
import io.github.hotllm.internal.dialect.Variants;
import io.github.hotllm.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values of the wrong type at every place: whatever comes of it is an answer or a typed failure.
 */
class ResponsesHostileTest {
  private static final String ANSWER = json("""
      {'id':'r','model':'m','status':'completed','service_tier':'default','error':null,
       'incomplete_details':{'reason':'x'},'usage':{'input_tokens':1,'output_tokens':1,'cost':1,
         'input_tokens_details':{'cached_tokens':1},'output_tokens_details':{'reasoning_tokens':1}},
       'output':[{'type':'reasoning','summary':[{'type':'summary_text','text':'t'}],
         'encrypted_content':'e'},{'type':'message','phase':'p','content':[
         {'type':'output_text','text':'t'},{'type':'refusal','refusal':'r'}]},
         {'type':'function_call','call_id':'c','name':'f','arguments':'{}','caller':{'type':'t'}},
         {'type':'image_generation_call','output_format':'png','result':'A'},{'type':'x'}]}
      """);

  private static final String EVENT = json("""
      {'type':'response.output_item.done','output_index':0,'content_index':0,'summary_index':0,
       'delta':'d','arguments':'{}','item':{'type':'function_call','call_id':'c','name':'f',
         'arguments':'{}','phase':'p','content':[{'text':'t'}],'summary':[{'text':'t'}],
         'encrypted_content':'e','status':'completed'},
       'response':{'model':'m','status':'completed','output':[]}}
      """);

  private static final List<String> TYPES = List.of(
      "response.created",
      "response.output_item.added",
      "response.output_text.delta",
      "response.refusal.delta",
      "response.reasoning_summary_text.delta",
      "response.reasoning_text.delta",
      "response.function_call_arguments.delta",
      "response.output_item.done",
      "response.completed");

  private static final String REQUEST = json("""
      {'model':'m','stream':true,'max_output_tokens':1,'temperature':1,'top_p':1,'store':true,
       'instructions':'i','reasoning':{'effort':'low'},'tool_choice':'auto','metadata':{'a':'b'},
       'include':['x'],'parallel_tool_calls':true,'background':false,'stream_options':{},
       'text':{'format':{'type':'json_schema','name':'n','schema':{}}},
       'tools':[{'type':'function','name':'f','description':'d','parameters':{},'strict':false}],
       'input':[{'role':'system','content':'s'},{'type':'message','role':'user','content':[
         {'type':'input_text','text':'t'},{'type':'input_image','image_url':'u','detail':'auto'},
         {'type':'input_file','file_data':'data:a/b;base64,A','filename':'f'}]},
         {'type':'reasoning','id':'r','summary':[{'text':'t'}],'content':[{'text':'t'}],
          'encrypted_content':'a/b:c'},{'role':'assistant','content':[{'type':'output_text',
          'text':'t','annotations':[]}]},{'type':'reasoning','summary':[],
          'encrypted_content':'^message:a/b:c'},
         {'type':'function_call','id':'i','call_id':'c','name':'f','arguments':'{}'},
         {'type':'function_call_output','call_id':'c','output':[{'type':'input_text','text':'t'}]}]}
      """);

  static List<Object> answers() {
    return Variants.of(ANSWER);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void noAnswerBreaksTheDecoder(Object answer) {
    requireTyped(Fixtures.EAR.whole(Json.text(answer)));
  }

  static List<Object> events() {
    return Variants.of(EVENT);
  }

  @ParameterizedTest
  @MethodSource("events")
  void noEventBreaksTheDecoder(Object event) {
    var stream = new ArrayList<String>();
    for (var type : TYPES) {
      stream.add(Json.text(event).replace("response.output_item.done", type));
    }
    requireTyped(Fixtures.EAR.events(stream.toArray(String[]::new)));
  }

  private static void requireTyped(Heard answer) {
    assertTrue(answer.metered().isPresent() != answer.failure().isPresent());
  }

  static List<Object> requests() {
    return Variants.of(REQUEST);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void aWrongRequestIsRefusedByTheNameOfTheField(Object request) {
    try {
      var asked = DIALECT.decode(Fixtures.wire(Json.text(request)));
      assertTrue(DIALECT.encode(asked, PLAIN).wire().body().length > 0);
    } catch (LlmException e) {
      assertTrue(e.type() == ErrorType.INVALID_REQUEST, e::toString);
      assertTrue(e.field().isPresent() || !(request instanceof Map), e::toString);
    }
  }
}
