package io.github.hotllm.matrix;

import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Anthropic's Messages. */
final class AnthropicPhrases implements Phrases {
  private static final String HI = "'messages':[{'role':'user','content':'Q-1'}]";
  private static final String TOOLS = "'tools':[{'name':'weather_of','description':'Tells weather',"
      + "'input_schema':{'type':'object','properties':{'town_name':{'type':'string'}}}},"
      + "{'name':'clock_of','input_schema':{'type':'object'}}]";
  private static final String CALL_A =
      "{'type':'tool_use','id':'call_A','name':'weather_of','input':{'town_name':'Bonn'}}";
  private static final String CALL_B =
      "{'type':'tool_use','id':'call_B','name':'weather_of','input':{'town_name':'Ulm'}}";
  private static final String SAID = "{'type':'text','text':'A-1'}";
  private static final String THOUGHT =
      "{'type':'thinking','thinking':'T-1','signature':'c2lnLTE='}";
  private static final String PNG =
      "{'type':'image','source':{'type':'base64','media_type':'image/png','data':'iVBORw0K'}}";
  private static final String USAGE = "{'input_tokens':60,'cache_read_input_tokens':30,"
      + "'cache_creation_input_tokens':10,'cache_creation':{'ephemeral_5m_input_tokens':6,"
      + "'ephemeral_1h_input_tokens':4},'output_tokens':20,"
      + "'output_tokens_details':{'thinking_tokens':5}}";
  private static final String PLAIN = "{'input_tokens':9,'output_tokens':3}";

  @Override
  public Optional<String> asks(Ask what) {
    return Optional.ofNullable(
        switch (what) {
          case TEXT -> capped(HI);
          case TURNS ->
            turns("{'role':'assistant','content':'A-1'},{'role':'user','content':'Q-2'}");
          case SYSTEM -> capped(HI) + ",'system':'S-1'";
          case MID_SYSTEM ->
            turns("{'role':'system','content':'S-2'},"
                + "{'role':'assistant','content':'A-1'},{'role':'user','content':'Q-2'}");
          case IMAGE -> content(PNG);
          case IMAGE_URL ->
            content("{'type':'image','source':{'type':'url','url':'https://a.example/i.png'}}");
          case PDF -> content(pdf(""));
          case PDF_NAME -> content(pdf(",'title':'report.pdf'"));
          case PDF_URL ->
            content("{'type':'document','source':{'type':'url','url':'https://a.example/d.pdf'}}");
          case TOOLS -> capped(HI) + "," + TOOLS;
          case ANY_TOOL -> capped(HI) + "," + TOOLS + ",'tool_choice':{'type':'any'}";
          case ONE_TOOL ->
            capped(HI) + "," + TOOLS + ",'tool_choice':{'type':'tool','name':'weather_of'}";
          case NO_PARALLEL ->
            capped(HI) + "," + TOOLS
                + ",'tool_choice':{'type':'auto','disable_parallel_tool_use':true}";
          case RESULTS ->
            TOOLS + ","
                + turns(called(CALL_A + "," + CALL_B)
                    + answered(result("call_A", "'R-1'") + "," + result("call_B", "'R-2'")));
          case RESULT_ERROR ->
            TOOLS + ","
                + turns(called(CALL_A) + answered(result("call_A", "'R-3','is_error':true")));
          case RESULT_IMAGE ->
            TOOLS + ","
                + turns(called(CALL_A)
                    + answered(result("call_A", "[{'type':'text','text':'R-4'}," + PNG + "]")));
          case SCHEMA ->
            capped(HI) + ",'output_config':{'format':{'type':'json_schema','schema':"
                + "{'type':'object','properties':{'answer_field':{'type':'string'}},'additionalProperties':false}}}";
          case REASONING ->
            capped(HI) + ",'thinking':{'type':'adaptive'},'output_config':{'effort':'low'}";
          case MAX_TOKENS -> HI + ",'max_tokens':777";
          case SAMPLING -> capped(HI) + ",'temperature':0.25";
          case TOP_P -> capped(HI) + ",'top_p':0.75";
          case STOP -> capped(HI) + ",'stop_sequences':['STOP-1']";
          case CACHE ->
            capped("'messages':[{'role':'user','content':[{'type':'text','text':'Q-1',"
                + "'cache_control':{'type':'ephemeral','ttl':'1h'}}]}]");
          case UNKNOWN -> capped(HI) + ",'x_new':{'a':'X-1'}";
          case BETA -> capped(HI);
          case THINKING_WITH_TOOLS ->
            capped(HI) + "," + TOOLS
                + ",'thinking':{'type':'adaptive'},'output_config':{'effort':'low'}";
        });
  }

  private static String capped(String fields) {
    return fields + ",'max_tokens':99";
  }

  private static String turns(String more) {
    return capped("'messages':[{'role':'user','content':'Q-1'}," + more + "]");
  }

  private static String content(String block) {
    return capped(
        "'messages':[{'role':'user','content':[" + block + ",{'type':'text','text':'Q-1'}]}]");
  }

  private static String pdf(String title) {
    return "{'type':'document','source':{'type':'base64','media_type':'application/pdf',"
        + "'data':'JVBERi0x'}" + title + "}";
  }

  private static String called(String blocks) {
    return "{'role':'assistant','content':[" + blocks + "]}";
  }

  private static String answered(String blocks) {
    return ",{'role':'user','content':[" + blocks + "]}";
  }

  private static String result(String id, String content) {
    return "{'type':'tool_result','tool_use_id':'" + id + "','content':" + content + "}";
  }

  @Override
  public Question question(String model, Delivery delivery, String fields) {
    var stream = delivery == Delivery.STREAMED ? ",'stream':true" : "";
    var body = "{'model':'" + model + "'," + fields + stream + "}";
    return new Question("/v1/messages", body.replace('\'', '"'));
  }

  @Override
  public Optional<Sample> tells(Tell what, Delivery delivery) {
    boolean whole = delivery == Delivery.WHOLE;
    return Optional.ofNullable(
        switch (what) {
          case TEXT -> answer(whole, "end_turn", PLAIN, SAID);
          case CALLS -> answer(whole, "tool_use", PLAIN, CALL_A, CALL_B);
          case THINKING -> answer(whole, "tool_use", PLAIN, THOUGHT, CALL_A);
          case CUT -> answer(whole, "max_tokens", PLAIN, SAID);
          case REFUSAL -> answer(whole, "refusal", PLAIN, SAID);
          case USAGE -> answer(whole, "end_turn", USAGE, SAID);
          case IMAGE, BLOCKED -> null;
          case TOO_LONG -> error(400, "invalid_request_error", "prompt is too long: 9 tokens");
          case RATE_LIMITED ->
            error(429, "rate_limit_error", "Rate limit reached.", "Retry-After: 90");
          case OVERLOADED ->
            whole
                ? null
                : Sample.events(
                    begun(PLAIN),
                    block(0, SAID),
                    event("error", "'error':{'type':'overloaded_error','message':'Overloaded'}"));
          case UNKNOWN ->
            whole
                ? answer(true, "end_turn','x_new':'X-2", PLAIN, SAID)
                : Sample.events(
                    begun(PLAIN),
                    block(0, SAID),
                    event("x_new", "'x_new':'X-2'"),
                    ended("end_turn", PLAIN));
        });
  }

  private static Sample answer(boolean whole, String reason, String usage, String... blocks) {
    if (whole) {
      return Sample.json("{'id':'msg_1','type':'message','role':'assistant','model':'m-1',"
          + "'content':[" + String.join(",", blocks) + "],'stop_reason':'" + reason
          + "','usage':" + usage + "}");
    }
    var events = new ArrayList<>(List.of(begun(usage)));
    for (int i = 0; i < blocks.length; i++) {
      events.add(block(i, blocks[i]));
    }
    events.add(ended(reason, usage));
    return Sample.events(events.toArray(String[]::new));
  }

  private static String begun(String usage) {
    return event(
        "message_start",
        "'message':{'id':'msg_1','type':'message','role':'assistant','model':'m-1','content':[],"
            + "'stop_reason':null,'usage':" + usage + "}");
  }

  private static String block(int index, String block) {
    var at = "'index':" + index;
    var start = block
        .replace("A-1", "")
        .replace("T-1", "")
        .replace("c2lnLTE=", "")
        .replaceAll("'input':\\{.*\\}\\}", "'input':{}}");
    var deltas = block.equals(SAID)
        ? delta(at, "'type':'text_delta','text':'A-1'")
        : block.equals(THOUGHT)
            ? delta(at, "'type':'thinking_delta','thinking':'T-1'") + "\n\n"
                + delta(at, "'type':'signature_delta','signature':'c2lnLTE='")
            : delta(
                at,
                "'type':'input_json_delta','partial_json':'{\\'town_name\\':\\'"
                    + (block.equals(CALL_A) ? "Bonn" : "Ulm") + "\\'}'");
    return event("content_block_start", at + ",'content_block':" + start) + "\n\n" + deltas + "\n\n"
        + event("content_block_stop", at);
  }

  private static String delta(String at, String delta) {
    return event("content_block_delta", at + ",'delta':{" + delta + "}");
  }

  private static String ended(String reason, String usage) {
    return event("message_delta", "'delta':{'stop_reason':'" + reason + "'},'usage':" + usage)
        + "\n\n" + event("message_stop", "'x':0");
  }

  private static String event(String type, String fields) {
    return "event: " + type + "\ndata: {'type':'" + type + "'," + fields + "}";
  }

  private static Sample error(int status, String type, String message, String... headers) {
    return Sample.error(
        status,
        "{'type':'error','error':{'type':'" + type + "','message':'" + message + "'}}",
        headers);
  }

  @Override
  public Optional<String> word(Fact fact) {
    return Optional.ofNullable(
        switch (fact) {
          case TEXT -> "\"text\":\"A-1";
          case CALL -> "\"id\":\"call_A\".*Bonn";
          case SECOND_CALL -> "\"id\":\"call_B\".*Ulm";
          case CALLED -> "\"stop_reason\":\"tool_use\"";
          case THOUGHT -> "\"thinking\":\"T-1";
          case SIGNATURE -> "\"signature\":\"c2lnLTE=\"";
          case CUT -> "\"stop_reason\":\"max_tokens\"";
          case REFUSED -> "\"stop_reason\":\"refusal\"";
          case INPUT -> "\"input_tokens\":(60|70)\\b";
          case CACHE_READ -> "\"cache_read_input_tokens\":30\\b";
          case CACHE_WRITE -> "\"cache_creation_input_tokens\":10\\b";
          case CACHE_WRITE_1H -> "\"ephemeral_1h_input_tokens\":4\\b";
          case OUTPUT -> "\"output_tokens\":20\\b";
          case REASONING -> "\"thinking_tokens\":5\\b";
          case IMAGE -> null;
          case BLOCKED -> "status 400.*\"type\":\"invalid_request_error\"";
          case TOO_LONG -> "status 400.*\"type\":\"invalid_request_error\".*prompt is too long";
          case RATE_LIMITED -> "status 429.*\"type\":\"rate_limit_error\"";
          case RETRY_AFTER -> "(?i)retry-after[=:] ?90\\b";
          case OVERLOADED -> "\"type\":\"overloaded_error\"";
          case NEW_FIELD -> "\"x_new\":\"X-2\"";
        });
  }

  @Override
  public Question next(Question question, String answer) {
    var body = new LinkedHashMap<>(Json.object(question.body()));
    var messages = new ArrayList<Object>((List<?>) body.get("messages"));
    messages.add(Map.of("role", "assistant", "content", Json.object(answer).get("content")));
    messages.add(Map.of(
        "role",
        "user",
        "content",
        List.of(Map.of("type", "tool_result", "tool_use_id", "call_A", "content", "R-9"))));
    body.put("messages", messages);
    return new Question(question.path(), Json.text(body));
  }
}
