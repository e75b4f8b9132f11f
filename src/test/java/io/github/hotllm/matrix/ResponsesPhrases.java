package io.github.hotllm.matrix;

import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** OpenAI's Responses. */
final class ResponsesPhrases implements Phrases {
  private static final String HI = "'input':'Q-1'";
  private static final String TOOLS = "'tools':[{'type':'function','name':'weather_of',"
      + "'description':'Tells weather','strict':false,'parameters':{'type':'object','properties':"
      + "{'town_name':{'type':'string'}}}},{'type':'function','name':'clock_of',"
      + "'strict':false,'parameters':{}}]";
  private static final String CALL_A = "{'type':'function_call','id':'fc_A','call_id':'call_A',"
      + "'name':'weather_of','arguments':'{\\'town_name\\':\\'Bonn\\'}','status':'completed'}";
  private static final String CALL_B = "{'type':'function_call','id':'fc_B','call_id':'call_B',"
      + "'name':'weather_of','arguments':'{\\'town_name\\':\\'Ulm\\'}','status':'completed'}";
  private static final String SAID = "{'type':'message','id':'msg_1','role':'assistant',"
      + "'status':'completed','content':[{'type':'output_text','text':'A-1','annotations':[]}]}";
  private static final String THOUGHT = "{'type':'reasoning','id':'rs_1','summary':"
      + "[{'type':'summary_text','text':'T-1'}],'encrypted_content':'c2lnLTE='}";
  private static final String USAGE = ",'usage':{'input_tokens':100,'output_tokens':20,"
      + "'total_tokens':120,'input_tokens_details':{'cached_tokens':30,'cache_write_tokens':10},"
      + "'output_tokens_details':{'reasoning_tokens':5}}";
  private static final String IMAGE = "{'type':'image_generation_call','id':'ig_1',"
      + "'status':'completed','output_format':'png','result':'iVBORw0K'}";

  @Override
  public Optional<String> asks(Ask what) {
    return Optional.ofNullable(
        switch (what) {
          case TEXT -> HI;
          case TURNS ->
            input("{'role':'assistant','content':'A-1'},{'role':'user','content':'Q-2'}");
          case SYSTEM -> HI + ",'instructions':'S-1'";
          case MID_SYSTEM ->
            input("{'role':'assistant','content':'A-1'},"
                + "{'role':'developer','content':'S-2'},{'role':'user','content':'Q-2'}");
          case IMAGE ->
            content("{'type':'input_image','detail':'auto','image_url':"
                + "'data:image/png;base64,iVBORw0K'}");
          case IMAGE_URL ->
            content("{'type':'input_image','detail':'auto','image_url':"
                + "'https://a.example/i.png'}");
          case PDF, PDF_NAME ->
            content("{'type':'input_file','filename':'report.pdf',"
                + "'file_data':'data:application/pdf;base64,JVBERi0x'}");
          case PDF_URL -> content("{'type':'input_file','file_url':'https://a.example/d.pdf'}");
          case TOOLS -> HI + "," + TOOLS;
          case ANY_TOOL -> HI + "," + TOOLS + ",'tool_choice':'required'";
          case ONE_TOOL ->
            HI + "," + TOOLS + ",'tool_choice':{'type':'function','name':'weather_of'}";
          case NO_PARALLEL -> HI + "," + TOOLS + ",'parallel_tool_calls':false";
          case RESULTS ->
            TOOLS + ","
                + input(CALL_A + "," + CALL_B + "," + result("call_A", "'R-1'") + ","
                    + result("call_B", "'R-2'"));
          case RESULT_IMAGE ->
            TOOLS + ","
                + input(CALL_A + ","
                    + result(
                        "call_A",
                        "[{'type':'input_text','text':'R-4'},{'type':'input_image','image_url':"
                            + "'data:image/png;base64,iVBORw0K'}]"));
          case SCHEMA ->
            HI + ",'text':{'format':{'type':'json_schema','name':'n','schema':"
                + "{'type':'object','properties':{'answer_field':{'type':'string'}},'additionalProperties':false}}}";
          case REASONING -> HI + ",'reasoning':{'effort':'low'}";
          case MAX_TOKENS -> HI + ",'max_output_tokens':777";
          case SAMPLING -> HI + ",'temperature':0.25";
          case TOP_P -> HI + ",'top_p':0.75";
          case UNKNOWN -> HI + ",'x_new':{'a':'X-1'}";
          case THINKING_WITH_TOOLS ->
            HI + "," + TOOLS
                + ",'reasoning':{'effort':'low','summary':'auto'},"
                + "'include':['reasoning.encrypted_content']";
          case RESULT_ERROR, STOP, CACHE, BETA -> null;
        });
  }

  private static String input(String more) {
    return "'input':[{'role':'user','content':'Q-1'}," + more + "]";
  }

  private static String content(String part) {
    return "'input':[{'role':'user','content':[{'type':'input_text','text':'Q-1'}," + part + "]}]";
  }

  private static String result(String id, String output) {
    return "{'type':'function_call_output','call_id':'" + id + "','output':" + output + "}";
  }

  @Override
  public Question question(String model, Delivery delivery, String fields) {
    var stream = delivery == Delivery.STREAMED ? ",'stream':true" : "";
    var body = "{'model':'" + model + "'," + fields + ",'store':false" + stream + "}";
    return new Question("/v1/responses", body.replace('\'', '"'));
  }

  @Override
  public Optional<Sample> tells(Tell what, Delivery delivery) {
    boolean whole = delivery == Delivery.WHOLE;
    return Optional.ofNullable(
        switch (what) {
          case TEXT -> answer(whole, "'completed'", SAID);
          case CALLS -> answer(whole, "'completed'", CALL_A, CALL_B);
          case THINKING -> answer(whole, "'completed'", THOUGHT, CALL_A);
          case CUT ->
            answer(whole, "'incomplete','incomplete_details':{'reason':'max_output_tokens'}", SAID);
          case REFUSAL ->
            answer(whole, "'incomplete','incomplete_details':{'reason':'content_filter'}", SAID);
          case USAGE -> answer(whole, "'completed'" + USAGE, SAID);
          case IMAGE -> answer(whole, "'completed'", IMAGE);
          case BLOCKED -> error(400, "content_policy_violation", "The prompt was filtered.");
          case TOO_LONG -> error(400, "context_length_exceeded", "The prompt is too long.");
          case RATE_LIMITED ->
            error(429, "rate_limit_exceeded", "Rate limit reached.", "Retry-After: 90");
          case OVERLOADED ->
            whole
                ? null
                : Sample.events(
                    created(),
                    added(0, SAID),
                    delta(0, SAID),
                    event(
                        "response.failed",
                        "'response':{'id':'resp_1','status':'failed','model':"
                            + "'m-1','error':{'code':'server_is_overloaded','message':'Overloaded'}}"));
          case UNKNOWN -> answer(whole, "'completed','x_new':'X-2'", SAID);
        });
  }

  private static Sample answer(boolean whole, String status, String... items) {
    var response = "{'id':'resp_1','object':'response','model':'m-1','output':["
        + String.join(",", items) + "],'status':" + status + "}";
    if (whole) {
      return Sample.json(response);
    }
    var events = new ArrayList<>(List.of(created()));
    for (int i = 0; i < items.length; i++) {
      events.add(added(i, items[i]));
      events.add(delta(i, items[i]));
      events.add(event("response.output_item.done", "'output_index':" + i + ",'item':" + items[i]));
    }
    var end = status.startsWith("'incomplete'") ? "response.incomplete" : "response.completed";
    events.add(event(end, "'response':" + response));
    return Sample.events(events.toArray(String[]::new));
  }

  private static String created() {
    return event(
        "response.created",
        "'response':{'id':'resp_1','model':'m-1','status':'in_progress','output':[]}");
  }

  /** An item that has only begun. */
  private static String added(int index, String item) {
    var begun = item.equals(SAID)
        ? "{'type':'message','id':'msg_1','role':'assistant','content':[]}"
        : item.equals(THOUGHT)
            ? "{'type':'reasoning','id':'rs_1','summary':[]}"
            : item.equals(IMAGE)
                ? "{'type':'image_generation_call','id':'ig_1','status':'in_progress'}"
                : item.replaceAll("'arguments':'.*\\}'", "'arguments':''");
    return event("response.output_item.added", "'output_index':" + index + ",'item':" + begun);
  }

  private static String delta(int index, String item) {
    var at = "'output_index':" + index;
    if (item.equals(SAID)) {
      return event("response.output_text.delta", at + ",'content_index':0,'delta':'A-1'");
    } else if (item.equals(THOUGHT)) {
      return event(
          "response.reasoning_summary_text.delta", at + ",'summary_index':0,'delta':'T-1'");
    } else if (item.equals(IMAGE)) {
      return event("response.image_generation_call.generating", at);
    }
    var arguments = item.substring(item.indexOf("'{\\"), item.indexOf("}'") + 2);
    return event("response.function_call_arguments.delta", at + ",'delta':" + arguments);
  }

  private static String event(String type, String fields) {
    return "event: " + type + "\ndata: {'type':'" + type + "'," + fields + "}";
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
          case TEXT -> "\"(text|delta)\":\"A-1";
          case CALL -> "\"call_id\":\"call_A\".*Bonn";
          case SECOND_CALL -> "\"call_id\":\"call_B\".*Ulm";
          case CALLED -> "\"status\":\"completed\".*";
          case THOUGHT -> "\"summary_text\",\"text\":\"T-1";
          case SIGNATURE -> "\"encrypted_content\":\"c2lnLTE=\"";
          case CUT -> "\"reason\":\"max_output_tokens\"";
          case REFUSED -> "\"reason\":\"content_filter\"";
          case INPUT -> "\"input_tokens\":100\\b";
          case CACHE_READ -> "\"cached_tokens\":30\\b";
          case CACHE_WRITE -> "\"cache_write_tokens\":10\\b";
          case CACHE_WRITE_1H -> null;
          case OUTPUT -> "\"output_tokens\":20\\b";
          case REASONING -> "\"reasoning_tokens\":5\\b";
          case IMAGE -> "\"image_generation_call\".*iVBORw0K";
          case BLOCKED -> "status 400.*\"code\":\"content_(filter|policy_violation)\"";
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
    var input = new ArrayList<Object>();
    input.add(Map.of("role", "user", "content", "Q-1"));
    Node.of(Json.parse(answer)).at("output").items().forEach(item -> input.add(item.fields()));
    input.add(Map.of("type", "function_call_output", "call_id", "call_A", "output", "R-9"));
    body.put("input", input);
    return new Question(question.path(), Json.text(body));
  }
}
