package io.github.hotllm.matrix;

import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** OpenAI's Chat Completions, with the fields that OpenRouter has added for thinking. */
final class ChatPhrases implements Phrases {
  private static final String HI = "'messages':[{'role':'user','content':'Q-1'}]";
  private static final String TOOLS = "'tools':[{'type':'function','function':{'name':'weather_of',"
      + "'description':'Tells weather','parameters':{'type':'object','properties':{'town_name':"
      + "{'type':'string'}}}}},{'type':'function','function':{'name':'clock_of'}}]";
  private static final String CALL_A = "{'id':'call_A','type':'function','function':{"
      + "'name':'weather_of','arguments':'{\\'town_name\\':\\'Bonn\\'}'}}";
  private static final String CALL_B = "{'id':'call_B','type':'function','function':{"
      + "'name':'weather_of','arguments':'{\\'town_name\\':\\'Ulm\\'}'}}";
  private static final String DETAILS =
      "'reasoning_details':[{'type':'reasoning.text','index':0,'text':'T-1','signature':'c2lnLTE='}]";
  private static final String USAGE = "'usage':{'prompt_tokens':100,'completion_tokens':20,"
      + "'total_tokens':120,'prompt_tokens_details':{'cached_tokens':30,'cache_write_tokens':10},"
      + "'completion_tokens_details':{'reasoning_tokens':5}}";

  @Override
  public Optional<String> asks(Ask what) {
    return Optional.ofNullable(
        switch (what) {
          case TEXT -> HI;
          case TURNS ->
            turns("{'role':'assistant','content':'A-1'},{'role':'user','content':'Q-2'}");
          case SYSTEM ->
            "'messages':[{'role':'system','content':'S-1'}," + "{'role':'user','content':'Q-1'}]";
          case MID_SYSTEM ->
            turns("{'role':'assistant','content':'A-1'},"
                + "{'role':'developer','content':'S-2'},{'role':'user','content':'Q-2'}");
          case IMAGE ->
            content(
                "{'type':'image_url','image_url':{'url':" + "'data:image/png;base64,iVBORw0K'}}");
          case IMAGE_URL ->
            content("{'type':'image_url','image_url':{'url':" + "'https://a.example/i.png'}}");
          case PDF, PDF_NAME ->
            content("{'type':'file','file':{'filename':'report.pdf',"
                + "'file_data':'data:application/pdf;base64,JVBERi0x'}}");
          case TOOLS -> HI + "," + TOOLS;
          case ANY_TOOL -> HI + "," + TOOLS + ",'tool_choice':'required'";
          case ONE_TOOL ->
            HI + "," + TOOLS
                + ",'tool_choice':{'type':'function','function':{'name':'weather_of'}}";
          case NO_PARALLEL -> HI + "," + TOOLS + ",'parallel_tool_calls':false";
          case RESULTS ->
            TOOLS + ","
                + turns(called(CALL_A + "," + CALL_B)
                    + ",{'role':'tool','tool_call_id':'call_A','content':'R-1'}"
                    + ",{'role':'tool','tool_call_id':'call_B','content':'R-2'}");
          case RESULT_IMAGE ->
            TOOLS + ","
                + turns(
                    called(CALL_A)
                        + ",{'role':'tool','tool_call_id':'call_A','content':[{'type':'text','text':'R-4'},"
                        + "{'type':'image_url','image_url':{'url':'data:image/png;base64,iVBORw0K'}}]}");
          case SCHEMA ->
            HI + ",'response_format':{'type':'json_schema','json_schema':{'name':'n',"
                + "'schema':{'type':'object','properties':{'answer_field':{'type':'string'}},'additionalProperties':false}}}";
          case REASONING -> HI + ",'reasoning_effort':'low'";
          case MAX_TOKENS -> HI + ",'max_completion_tokens':777";
          case SAMPLING -> HI + ",'temperature':0.25";
          case TOP_P -> HI + ",'top_p':0.75";
          case STOP -> HI + ",'stop':['STOP-1']";
          case UNKNOWN -> HI + ",'x_new':{'a':'X-1'}";
          case THINKING_WITH_TOOLS -> HI + "," + TOOLS + ",'reasoning_effort':'low'";
          case PDF_URL, RESULT_ERROR, CACHE, BETA -> null;
        });
  }

  private static String turns(String more) {
    return "'messages':[{'role':'user','content':'Q-1'}," + more + "]";
  }

  private static String content(String part) {
    return "'messages':[{'role':'user','content':[{'type':'text','text':'Q-1'}," + part + "]}]";
  }

  private static String called(String calls) {
    return "{'role':'assistant','tool_calls':[" + calls + "]}";
  }

  @Override
  public Question question(String model, Delivery delivery, String fields) {
    var stream = delivery == Delivery.STREAMED
        ? ",'stream':true,'stream_options':{'include_usage':true}"
        : "";
    var body = "{'model':'" + model + "'," + fields + stream + "}";
    return new Question("/v1/chat/completions", body.replace('\'', '"'));
  }

  @Override
  public Optional<Sample> tells(Tell what, Delivery delivery) {
    boolean whole = delivery == Delivery.WHOLE;
    return Optional.ofNullable(
        switch (what) {
          case TEXT -> answer(whole, "'content':'A-1'", "stop", "");
          case CALLS ->
            answer(
                whole,
                "'tool_calls':[" + indexed(0, CALL_A) + "," + indexed(1, CALL_B) + "]",
                "tool_calls",
                "");
          case THINKING ->
            answer(
                whole,
                "'reasoning':'T-1'," + DETAILS + ",'tool_calls':[" + indexed(0, CALL_A) + "]",
                "tool_calls",
                "");
          case CUT -> answer(whole, "'content':'A-1'", "length", "");
          case REFUSAL -> answer(whole, "'content':'A-1'", "content_filter", "");
          case USAGE -> answer(whole, "'content':'A-1'", "stop", USAGE);
          case IMAGE ->
            answer(
                whole,
                "'content':'','images':[{'type':'image_url','image_url':{'url':"
                    + "'data:image/png;base64,iVBORw0K'}}]",
                "stop",
                "");
          case BLOCKED -> error(400, "content_filter", "The prompt was filtered.");
          case TOO_LONG -> error(400, "context_length_exceeded", "The prompt is too long.");
          case RATE_LIMITED ->
            error(429, "rate_limit_exceeded", "Rate limit reached.", "Retry-After: 90");
          case OVERLOADED ->
            whole
                ? null
                : Sample.events(
                    chunk("'content':'A-1'"),
                    "data: {'error':{'message':'Overloaded','type':'server_error',"
                        + "'code':'server_is_overloaded'}}");
          case UNKNOWN -> answer(whole, "'content':'A-1','x_new':'X-2'", "stop", "");
        });
  }

  private static String indexed(int index, String call) {
    return call.replaceFirst("\\{", "{'index':" + index + ",");
  }

  private static Sample answer(boolean whole, String message, String reason, String usage) {
    var more = usage.isEmpty() ? "" : "," + usage;
    return whole
        ? Sample.json("{'id':'c1','object':'chat.completion','model':'m-1','choices':[{'index':0,"
            + "'message':{'role':'assistant'," + message + "},'finish_reason':'" + reason + "'}]"
            + more + "}")
        : Sample.events(
            chunk("'role':'assistant'," + message),
            "data: {'id':'c1','model':'m-1','choices':[{'index':0,'delta':{},'finish_reason':'"
                + reason + "'}]}",
            "data: {'id':'c1','model':'m-1','choices':[]" + more + "}",
            "data: [DONE]");
  }

  private static String chunk(String delta) {
    return "data: {'id':'c1','model':'m-1','choices':[{'index':0,'delta':{" + delta + "}}]}";
  }

  private static Sample error(int status, String code, String message, String... headers) {
    return Sample.error(
        status,
        "{'error':{'message':'" + message + "','type':'invalid_request_error','code':'" + code
            + "'}}",
        headers);
  }

  @Override
  public Optional<String> word(Fact fact) {
    return Optional.ofNullable(
        switch (fact) {
          case TEXT -> "\"content\":\"A-1";
          case CALL -> "\"id\":\"call_A\".*Bonn";
          case SECOND_CALL -> "\"id\":\"call_B\".*Ulm";
          case CALLED -> "\"finish_reason\":\"tool_calls\"";
          case THOUGHT -> "\"reasoning(_content)?\":\"T-1";
          case SIGNATURE -> "\"signature\":\"c2lnLTE=";
          case CUT -> "\"finish_reason\":\"length\"";
          case REFUSED -> "\"finish_reason\":\"content_filter\"";
          case INPUT -> "\"prompt_tokens\":100\\b";
          case CACHE_READ -> "\"cached_tokens\":30\\b";
          case CACHE_WRITE -> "\"cache_write_tokens\":10\\b";
          case CACHE_WRITE_1H -> null;
          case OUTPUT -> "\"completion_tokens\":20\\b";
          case REASONING -> "\"reasoning_tokens\":5\\b";
          case IMAGE -> "\"images\":.*iVBORw0K";
          case BLOCKED -> "status 400.*\"code\":\"content_filter\"";
          case TOO_LONG -> "status 400.*\"code\":\"context_length_exceeded\"";
          case RATE_LIMITED -> "status 429.*\"code\":\"rate_limit_exceeded\"";
          case RETRY_AFTER -> "(?i)retry-after[=:] ?90\\b";
          case OVERLOADED -> "\"code\":\"(server_is_)?overloaded\"";
          case NEW_FIELD -> "\"x_new\":\"X-2\"";
        });
  }

  @Override
  public Question next(Question question, String answer) {
    var body = new LinkedHashMap<>(Json.object(question.body()));
    var messages = new ArrayList<Object>((List<?>) body.get("messages"));
    messages.add(Node.of(Json.parse(answer)).at("choices").at(0).at("message").fields());
    messages.add(Map.of("role", "tool", "tool_call_id", "call_A", "content", "R-9"));
    body.put("messages", messages);
    return new Question(question.path(), Json.text(body));
  }
}
