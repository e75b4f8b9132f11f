package io.github.hotllm.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.wire.Frame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bodies in which nearly each field that a reader looks at stands once. Single quotes stand for
 * double ones.
 *
 * @param event an event of a stream with the fields of all types, or a chunk
 * @param types what events there are, in their order; empty where all are chunks
 */
record FullBodies(String request, String answer, String error, String event, List<String> types) {
  private static final FullBodies CHAT = of("""
      {'model':'m','stream':true,'stream_options':{'include_usage':true},'max_tokens':1,
       'temperature':1,'top_p':1,'stop':['a'],'reasoning_effort':'low','reasoning':{'effort':'low'},
       'tool_choice':'auto','response_format':{'type':'json_schema','json_schema':
         {'name':'n','schema':{}}},'parallel_tool_calls':true,
       'tools':[{'type':'function','function':{'name':'f','description':'d','parameters':{}}}],
       'messages':[{'role':'system','content':'s'},{'role':'user','content':[
         {'type':'text','text':'t'},{'type':'image_url','image_url':{'url':'u'}},
         {'type':'file','file':{'file_data':'d','filename':'f'}}]},
         {'role':'assistant','content':'c','reasoning_content':'r','refusal':'r',
          'reasoning_details':[{'type':'reasoning.text','format':'hotllm','text':'t',
            'signature':'s'}],
          'tool_calls':[{'id':'a','type':'function','function':{'name':'f','arguments':'{}'}}]},
         {'role':'tool','tool_call_id':'a','content':'r'}]}
      """, """
      {'id':'c','model':'m','service_tier':'default','error':null,
       'x_groq':{'usage':{'prompt_tokens':1}},'usage':{'prompt_tokens':1,'completion_tokens':1,
         'total_tokens':2,'cost':0.1,'prompt_tokens_details':{'cached_tokens':1},
         'completion_tokens_details':{'reasoning_tokens':1}},
       'choices':[{'index':0,'finish_reason':'tool_calls','message':{'role':'assistant',
         'content':'x','refusal':null,'reasoning':'r',
         'reasoning_details':[{'type':'reasoning.text','text':'r','index':0}],
         'images':[{'image_url':{'url':'u'}}],'function_call':{'name':'g','arguments':'{}'},
         'tool_calls':[{'index':1,'id':'a','type':'function',
           'function':{'name':'f','arguments':'{}'}}]}}]}
      """, """
      {'error':{'message':'m','type':'t','code':'c','details':[{'retryDelay':'1s',
        'violations':[{'quotaId':'PerDay'}]}],'metadata':{'error_type':'e'},'resets_at':1},
       'code':1,'detail':[{'loc':['a'],'msg':'b'}],'message':'m'}
      """);

  private static final FullBodies RESPONSES = new FullBodies(
      """
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
      """,
      """
      {'id':'r','model':'m','status':'completed','service_tier':'default','error':null,
       'incomplete_details':{'reason':'x'},'usage':{'input_tokens':1,'output_tokens':1,'cost':1,
         'input_tokens_details':{'cached_tokens':1},'output_tokens_details':{'reasoning_tokens':1}},
       'output':[{'type':'reasoning','summary':[{'type':'summary_text','text':'t'}],
         'encrypted_content':'e'},{'type':'message','phase':'p','content':[
         {'type':'output_text','text':'t'},{'type':'refusal','refusal':'r'}]},
         {'type':'function_call','call_id':'c','name':'f','arguments':'{}','caller':{'type':'t'}},
         {'type':'image_generation_call','output_format':'png','result':'A'},{'type':'x'}]}
      """,
      CHAT.error,
      """
      {'type':'x','output_index':0,'content_index':0,'summary_index':0,'delta':'d',
       'arguments':'{}','item':{'type':'function_call','call_id':'c','name':'f','arguments':'{}',
         'phase':'p','content':[{'text':'t'}],'summary':[{'text':'t'}],'encrypted_content':'e',
         'status':'completed'},
       'response':{'model':'m','status':'completed','output':[]}}
      """,
      List.of(
          "response.created",
          "response.output_item.added",
          "response.output_text.delta",
          "response.refusal.delta",
          "response.reasoning_summary_text.delta",
          "response.reasoning_text.delta",
          "response.function_call_arguments.delta",
          "response.output_item.done",
          "response.completed"));

  private static final FullBodies ANTHROPIC = new FullBodies(
      """
      {'model':'m','stream':true,'max_tokens':9000,'temperature':1,'top_p':1,
       'stop_sequences':['a'],'metadata':{'user_id':'u'},'thinking':{'type':'enabled',
         'budget_tokens':2000,'display':'omitted'},'tool_choice':{'type':'tool','name':'f',
         'disable_parallel_tool_use':true},'output_config':{'effort':'low',
         'format':{'type':'json_schema','schema':{}}},
       'system':[{'type':'text','text':'s','cache_control':{'type':'ephemeral','ttl':'1h'}}],
       'tools':[{'type':'custom','name':'f','description':'d','input_schema':{},'strict':true,
         'cache_control':{'type':'ephemeral'}},{'type':'web_search_20250305','name':'w'}],
       'messages':[{'role':'user','content':[{'type':'text','text':'t','citations':[]},
         {'type':'image','source':{'type':'base64','media_type':'image/png','data':'AA=='}},
         {'type':'document','title':'d','source':{'type':'url','url':'u'}},
         {'type':'document','source':{'type':'text','media_type':'text/plain','data':'t'}}]},
        {'role':'assistant','content':[{'type':'thinking','thinking':'t','signature':'a/b:c'},
         {'type':'redacted_thinking','data':'^text:a/b:c'},{'type':'text','text':'t'},
         {'type':'tool_use','id':'c','name':'f','input':{},'caller':{'type':'direct'}}]},
        {'role':'user','content':[{'type':'tool_result','tool_use_id':'c','is_error':true,
         'content':[{'type':'text','text':'t'}]}]},{'role':'system','content':'s'}]}
      """,
      """
      {'id':'i','type':'message','role':'assistant','model':'m','content':[
         {'type':'thinking','thinking':'t','signature':'s'},{'type':'redacted_thinking','data':'d'},
         {'type':'text','text':'t','citations':[{'type':'char_location'}]},{'type':'x'},
         {'type':'tool_use','id':'c','name':'f','input':{},'caller':{'type':'x'}}],
       'stop_reason':'refusal','stop_sequence':null,'stop_details':{'category':'c'},
       'usage':{'input_tokens':1,'cache_read_input_tokens':1,'cache_creation_input_tokens':1,
         'cache_creation':{'ephemeral_5m_input_tokens':1,'ephemeral_1h_input_tokens':1},
         'output_tokens':1,'output_tokens_details':{'thinking_tokens':1},'service_tier':'standard',
         'server_tool_use':{'web_search_requests':1},'speed':'standard','inference_geo':'global'}}
      """,
      """
      {'type':'error','request_id':'r','error':{'type':'rate_limit_error','message':'m',
        'details':{'error_code':'c'}}}
      """,
      """
      {'type':'x','index':0,'message':{'model':'m','usage':{'input_tokens':1}},
       'content_block':{'type':'tool_use','id':'c','name':'f','input':{},'text':'t','thinking':'t',
         'data':'d','signature':'s','citations':[]},
       'delta':{'type':'input_json_delta','partial_json':'{}','text':'t','thinking':'t',
         'signature':'s','citation':{'type':'c'},'stop_reason':'tool_use',
         'stop_details':{'category':'c'}},'usage':{'output_tokens':1}}
      """,
      List.of(
          "message_start",
          "content_block_start",
          "content_block_delta",
          "content_block_stop",
          "message_delta",
          "message_stop"));

  private static final FullBodies GEMINI = of("""
      {'model':'m','systemInstruction':{'role':'user','parts':[{'text':'s'}]},
       'contents':[{'role':'user','parts':[{'text':'t'},
           {'inlineData':{'mimeType':'image/png','data':'AA=='}},
           {'fileData':{'fileUri':'u','mimeType':'image/png'}}]},
         {'role':'model','parts':[{'text':'t','thought':true,
           'thoughtSignature':'aG90bGxtOmEvYjox'},
           {'functionCall':{'id':'i','name':'f','args':{}}},{'executableCode':{}}]},
         {'role':'user','parts':[{'functionResponse':{'id':'i','name':'f',
           'response':{'output':'o'},
           'parts':[{'inlineData':{'mimeType':'image/png','data':'AA=='}}]}}]}],
       'generationConfig':{'maxOutputTokens':1,'temperature':1,'topP':1,'stopSequences':['s'],
         'responseMimeType':'application/json','responseSchema':{'type':'OBJECT','nullable':true,
           'properties':{'p':{'type':'STRING','minLength':'1'}},'items':{},
           'anyOf':[{'type':'STRING'}]},
         'thinkingConfig':{'thinkingLevel':'LOW','thinkingBudget':1,'includeThoughts':true}},
       'tools':[{'functionDeclarations':[{'name':'f','description':'d',
         'parameters':{'type':'OBJECT'}}]}],
       'toolConfig':{'functionCallingConfig':{'mode':'ANY','allowedFunctionNames':['f']}}}
      """, """
      {'responseId':'r','modelVersion':'m','promptFeedback':{'blockReason':'SAFETY',
         'blockReasonMessage':'x'},'usageMetadata':{'promptTokenCount':1,
         'cachedContentTokenCount':1,'candidatesTokenCount':1,'thoughtsTokenCount':1,
         'toolUsePromptTokenCount':1,'totalTokenCount':3,'trafficType':'ON_DEMAND',
         'promptTokensDetails':[{'modality':'TEXT','tokenCount':1}]},
       'candidates':[{'index':0,'finishReason':'STOP','finishMessage':'f',
         'groundingMetadata':{'webSearchQueries':['q']},'content':{'role':'model','parts':[
           {'text':'a','thought':true,'thoughtSignature':'s'},{'text':'b'},
           {'functionCall':{'id':'i','name':'f','args':{}}},
           {'inlineData':{'mimeType':'image/png','data':'AA=='}},{'executableCode':{'code':'c'}}]}}]}
      """, """
      {'error':{'code':429,'message':'m','status':'RESOURCE_EXHAUSTED','details':[
        {'reason':'r','retryDelay':'1s','violations':[{'quotaId':'PerDay'}],
         'fieldViolations':[{'field':'f'}]}]}}
      """);

  private static final FullBodies HOTLLM = new FullBodies(
      """
      {'model':'m','system':'s','subscription':false,'max_tokens':1,'temperature':1,'top_p':1,
       'stop':['a'],'reasoning':'low','tool_choice':{'name':'f'},'parallel_tool_calls':true,
       'output_schema':{},       'fallbacks':['n'],'fallback_to_api':true,'connect_timeout_ms':1,'first_event_timeout_ms':1,
       'idle_timeout_ms':1,'timeout_ms':1,'metadata':{'a':'b'},'extra':{'acme':{'x':1}},
       'tools':[{'name':'f','description':'d','input_schema':{},'cache':'short'}],
       'messages':[{'role':'user','content':[{'type':'text','text':'t','cache':'long'},
         {'type':'image','media_type':'image/png','data':'AA=='},{'type':'image','url':'u'},
         {'type':'document','media_type':'application/pdf','data':'AA==','name':'d'}]},
        {'role':'assistant','content':[{'type':'thinking','text':'t','state':'a/b:c'},
         {'type':'opaque','state':'a/b:c'},
         {'type':'tool_call','id':'c','name':'f','arguments':{}}]},
        {'role':'user','content':[{'type':'tool_result','tool_call_id':'c','is_error':true,
         'content':[{'type':'text','text':'t'}]}]}]}
      """, """
      {'text':'t','finish_reason':'other','raw_finish_reason':'r','model':'m',
       'requested_model':'m','provider':'p','route':'api','billing':'per_token','attempts':1,
       'latency_ms':1,'first_token_ms':1,'overhead_ms':1,'warnings':['w'],'request_id':'i',
       'cost_usd':0.1,'estimated_api_cost_usd':0.1,'output':{},'usage':{'input_tokens':1,
         'cache_read_tokens':1,'cache_write_tokens':1,'cache_write_1h_tokens':1,
         'output_tokens':1,'reasoning_tokens':1},
       'tool_calls':[{'id':'c','name':'f','arguments':{}}],
       'parts':[{'type':'thinking','text':'t','state':'a/b:c'},{'type':'text','text':'t'},
         {'type':'image','url':'u'},{'type':'tool_call','id':'c','name':'f','arguments':{}}]}
      """, """
      {'error':{'type':'rate_limited','message':'m','provider':'p','model':'m','route':'api',
        'retryable':true,'retry_after_ms':1,'resets_at':'2026-11-25T03:00:00Z','phase':'idle',
        'field':'f','partial_text':'t','request_id':'r'}}
      """, """
      {'type':'tool_call','request_id':'i','requested_model':'m','model':'m','provider':'p',
       'route':'api','billing':'none','warnings':['w'],'text':'t','id':'c','name':'f',
       'arguments':{},'state':'a/b:c','finish_reason':'stop','attempts':1,'latency_ms':1,
       'overhead_ms':1,'usage':{'input_tokens':1},'cost_usd':1}
      """, List.of("start", "text", "thinking", "tool_call", "part", "done"));

  FullBodies {
    request = request.replace('\'', '"');
    answer = answer.replace('\'', '"');
    error = error.replace('\'', '"');
    event = event.replace('\'', '"');
  }

  /** Those of a format whose streams are chunks of the very shape of a whole answer. */
  private static FullBodies of(String request, String answer, String error) {
    var chunk = answer.replace("'message':{'role'", "'delta':{'role'");
    return new FullBodies(request, answer, error, chunk, List.of());
  }

  static FullBodies of(Format format) {
    return switch (format) {
      case CHAT -> CHAT;
      case RESPONSES -> RESPONSES;
      case ANTHROPIC -> ANTHROPIC;
      case GEMINI -> GEMINI;
      case HOTLLM -> HOTLLM;
    };
  }

  /** A stream in which this is each event. */
  List<Frame> stream(Object each) {
    if (types.isEmpty()) {
      var chunk = Frame.event("", Json.bytes(each));
      return List.of(chunk, chunk, Frame.event("", "[DONE]".getBytes(UTF_8)));
    }
    return types.stream()
        .map(type -> Frame.event(type, Json.bytes(typed(each, type))))
        .toList();
  }

  private static Object typed(Object each, String type) {
    if (!(each instanceof Map<?, ?> map) || !"x".equals(map.get("type"))) {
      return each;
    }
    var copy = new LinkedHashMap<Object, Object>(map);
    copy.put("type", type);
    return copy;
  }
}
