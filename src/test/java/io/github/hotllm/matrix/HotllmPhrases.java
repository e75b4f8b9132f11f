package io.github.hotllm.matrix;

import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hot server's own format, as its contract has it. */
final class HotllmPhrases implements Phrases {
  private static final String HI = "'prompt':'Q-1'";
  private static final String TOOLS = "'tools':[{'name':'weather_of','description':'Tells weather',"
      + "'input_schema':{'type':'object','properties':{'town_name':{'type':'string'}}}},"
      + "{'name':'clock_of','input_schema':{'type':'object'}}]";
  private static final String CALL_A =
      "{'type':'tool_call','id':'call_A','name':'weather_of','arguments':{'town_name':'Bonn'}}";
  private static final String CALL_B =
      "{'type':'tool_call','id':'call_B','name':'weather_of','arguments':{'town_name':'Ulm'}}";
  private static final String PNG = "{'type':'image','media_type':'image/png','data':'iVBORw0K'}";
  private static final String THOUGHT =
      "{'type':'thinking','text':'T-1','state':'acme/m:c2lnLTE='}";
  private static final String STORY =
      "'requested_model':'m','provider':'p','route':'api','billing':'per_token'";
  private static final String USAGE = ",'usage':{'input_tokens':60,'cache_read_tokens':30,"
      + "'cache_write_tokens':10,'cache_write_1h_tokens':4,'output_tokens':20,"
      + "'reasoning_tokens':5}";
  private static final String SAID = "event: text\ndata: {'text':'A-1'}";

  @Override
  public Optional<String> asks(Ask what) {
    return Optional.ofNullable(
        switch (what) {
          case TEXT -> HI;
          case TURNS ->
            turns("{'role':'assistant','content':'A-1'},{'role':'user','content':'Q-2'}");
          case SYSTEM -> HI + ",'system':'S-1'";
          case MID_SYSTEM ->
            turns("{'role':'assistant','content':'A-1'},"
                + "{'role':'system','content':'S-2'},{'role':'user','content':'Q-2'}");
          case IMAGE -> content(PNG);
          case IMAGE_URL -> content("{'type':'image','url':'https://a.example/i.png'}");
          case PDF -> content(pdf(""));
          case PDF_NAME -> content(pdf(",'name':'report.pdf'"));
          case PDF_URL -> content("{'type':'document','url':'https://a.example/d.pdf'}");
          case TOOLS -> HI + "," + TOOLS;
          case ANY_TOOL -> HI + "," + TOOLS + ",'tool_choice':'any'";
          case ONE_TOOL -> HI + "," + TOOLS + ",'tool_choice':{'name':'weather_of'}";
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
            HI + ",'output_schema':{'type':'object','properties':"
                + "{'answer_field':{'type':'string'}},'additionalProperties':false}";
          case REASONING -> HI + ",'reasoning':'low'";
          case MAX_TOKENS -> HI + ",'max_tokens':777";
          case SAMPLING -> HI + ",'temperature':0.25";
          case TOP_P -> HI + ",'top_p':0.75";
          case STOP -> HI + ",'stop':['STOP-1']";
          case CACHE ->
            "'messages':[{'role':'user','content':[{'type':'text','text':'Q-1','cache':'long'}]}]";
          case UNKNOWN -> HI + ",'x_new':{'a':'X-1'}";
          case THINKING_WITH_TOOLS ->
            "'messages':[{'role':'user','content':'Q-1'}]," + TOOLS + ",'reasoning':'low'";
          case NO_PARALLEL -> HI + "," + TOOLS + ",'parallel_tool_calls':false";
          case BETA -> null;
        });
  }

  private static String turns(String more) {
    return "'messages':[{'role':'user','content':'Q-1'}," + more + "]";
  }

  private static String content(String part) {
    return "'messages':[{'role':'user','content':[{'type':'text','text':'Q-1'}," + part + "]}]";
  }

  private static String pdf(String name) {
    return "{'type':'document','media_type':'application/pdf','data':'JVBERi0x'" + name + "}";
  }

  private static String called(String parts) {
    return "{'role':'assistant','content':[" + parts + "]}";
  }

  private static String answered(String parts) {
    return ",{'role':'user','content':[" + parts + "]}";
  }

  private static String result(String id, String content) {
    return "{'type':'tool_result','tool_call_id':'" + id + "','content':" + content + "}";
  }

  @Override
  public Question question(String model, Delivery delivery, String fields) {
    var body = "{'model':'" + model + "'," + fields + "}";
    return new Question(
        delivery == Delivery.STREAMED ? "/stream_llm" : "/call_llm", body.replace('\'', '"'));
  }

  @Override
  public Optional<Sample> tells(Tell what, Delivery delivery) {
    boolean whole = delivery == Delivery.WHOLE;
    return Optional.ofNullable(
        switch (what) {
          case TEXT -> said(whole, "stop", "");
          case CALLS ->
            answer(whole, "tool_calls", parts(CALL_A + "," + CALL_B), call(CALL_A), call(CALL_B));
          case THINKING ->
            answer(
                whole,
                "tool_calls",
                parts(THOUGHT + "," + CALL_A),
                "event: thinking\ndata: {'text':'T-1'}",
                "event: part\ndata: " + THOUGHT,
                call(CALL_A));
          case CUT -> said(whole, "length", "");
          case REFUSAL -> said(whole, "refusal", "");
          case USAGE -> said(whole, "stop", USAGE);
          case IMAGE -> answer(whole, "stop", parts(PNG), "event: part\ndata: " + PNG);
          case BLOCKED -> error(422, "content_refused", "");
          case TOO_LONG -> error(400, "context_too_long", "");
          case RATE_LIMITED -> error(429, "rate_limited", ",'retry_after_ms':90000");
          case OVERLOADED ->
            whole
                ? null
                : Sample.events(
                    started(),
                    SAID,
                    "event: error\ndata: {'error':{'type':'overloaded','message':'Overloaded',"
                        + "'retryable':true}}");
          // A hot server tells its own story of a call, not that of the one behind it.
          case UNKNOWN -> null;
        });
  }

  private static String parts(String parts) {
    return ",'parts':[" + parts + "]";
  }

  private static String call(String part) {
    return "event: tool_call\ndata: " + part.replace("'type':'tool_call',", "");
  }

  private static Sample said(boolean whole, String reason, String more) {
    return whole
        ? Sample.json("{'text':'A-1'," + end(reason, more) + "}")
        : Sample.events(started(), SAID, ended(reason, more));
  }

  private static Sample answer(boolean whole, String reason, String more, String... events) {
    if (whole) {
      return Sample.json("{'text':''," + end(reason, more) + "}");
    }
    var all = new ArrayList<>(List.of(started()));
    all.addAll(List.of(events));
    all.add(ended(reason, more));
    return Sample.events(all.toArray(String[]::new));
  }

  private static String started() {
    return "event: start\ndata: {'request_id':'r-1','model':'m-1'," + STORY + "}";
  }

  private static String ended(String reason, String more) {
    return "event: done\ndata: {" + end(reason, more) + "}";
  }

  private static String end(String reason, String more) {
    return "'finish_reason':'" + reason + "','model':'m-1'," + STORY
        + ",'attempts':1,'latency_ms':9,'overhead_ms':0,'request_id':'r-1'" + more;
  }

  private static Sample error(int status, String type, String more) {
    return Sample.error(
        status,
        "{'error':{'type':'" + type + "','message':'No.','retryable':false" + more
            + ",'request_id':'r-1'}}");
  }

  @Override
  public Optional<String> word(Fact fact) {
    return Optional.ofNullable(
        switch (fact) {
          case TEXT -> "\"text\":\"A-1";
          case CALL -> "\"id\":\"call_A\".*Bonn";
          case SECOND_CALL -> "\"id\":\"call_B\".*Ulm";
          case CALLED -> "\"finish_reason\":\"tool_calls\"";
          case THOUGHT -> "\"thinking\",\"text\":\"T-1|event: thinking\ndata: .\"text\":\"T-1";
          case SIGNATURE -> "\"state\":\"acme/m:c2lnLTE=\"";
          case CUT -> "\"finish_reason\":\"length\"";
          case REFUSED -> "\"finish_reason\":\"refusal\"";
          case INPUT -> "\"input_tokens\":(60|70)\\b";
          case CACHE_READ -> "\"cache_read_tokens\":30\\b";
          case CACHE_WRITE -> "\"cache_write_tokens\":10\\b";
          case CACHE_WRITE_1H -> "\"cache_write_1h_tokens\":4\\b";
          case OUTPUT -> "\"output_tokens\":20\\b";
          case REASONING -> "\"reasoning_tokens\":5\\b";
          case IMAGE -> "\"image\".*iVBORw0K";
          case BLOCKED -> "status 422.*\"type\":\"content_refused\"";
          case TOO_LONG -> "status 400.*\"type\":\"context_too_long\"";
          case RATE_LIMITED -> "status 429.*\"type\":\"rate_limited\"";
          case RETRY_AFTER -> "\"retry_after_ms\":90000\\b";
          case OVERLOADED -> "\"type\":\"overloaded\"";
          case NEW_FIELD -> null;
        });
  }

  @Override
  public Question next(Question question, String answer) {
    var body = new LinkedHashMap<>(Json.object(question.body()));
    var messages = new ArrayList<Object>((List<?>) body.get("messages"));
    messages.add(Map.of("role", "assistant", "content", said(Json.object(answer))));
    messages.add(Json.object(answered(result("call_A", "'R-9'")).substring(1).replace('\'', '"')));
    body.put("messages", messages);
    return new Question(question.path(), Json.text(body));
  }

  /** An answer that is all text has no parts. */
  private static Object said(Map<String, Object> answer) {
    return answer.containsKey("parts") ? answer.get("parts") : answer.get("text");
  }
}
