package io.github.hotllm.matrix;

import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Google's generateContent. */
final class GeminiPhrases implements Phrases {
  private static final String HI = "'contents':[{'role':'user','parts':[{'text':'Q-1'}]}]";
  private static final String TOOLS = "'tools':[{'functionDeclarations':[{'name':'weather_of',"
      + "'description':'Tells weather','parameters':{'type':'OBJECT','properties':{'town_name':"
      + "{'type':'STRING'}}}},{'name':'clock_of'}]}]";
  private static final String CALL_A =
      "{'functionCall':{'id':'call_A','name':'weather_of','args':{'town_name':'Bonn'}}}";
  private static final String CALL_B =
      "{'functionCall':{'id':'call_B','name':'weather_of','args':{'town_name':'Ulm'}}}";
  private static final String SIGNED =
      CALL_A.replaceFirst("\\{", "{'thoughtSignature':'c2lnLTE=',");
  private static final String PNG = "{'inlineData':{'mimeType':'image/png','data':'iVBORw0K'}}";
  private static final String SAID = "{'text':'A-1'}";
  private static final String USAGE = ",'usageMetadata':{'promptTokenCount':100,"
      + "'cachedContentTokenCount':30,'candidatesTokenCount':15,'thoughtsTokenCount':5,"
      + "'totalTokenCount':120}";

  @Override
  public Optional<String> asks(Ask what) {
    return Optional.ofNullable(
        switch (what) {
          case TEXT -> HI;
          case TURNS ->
            turns("{'role':'model','parts':[{'text':'A-1'}]},"
                + "{'role':'user','parts':[{'text':'Q-2'}]}");
          case SYSTEM -> HI + ",'systemInstruction':{'parts':[{'text':'S-1'}]}";
          case IMAGE -> content(PNG);
          case IMAGE_URL ->
            content(
                "{'fileData':{'mimeType':'image/png'," + "'fileUri':'https://a.example/i.png'}}");
          case PDF -> content("{'inlineData':{'mimeType':'application/pdf','data':'JVBERi0x'}}");
          case PDF_NAME ->
            content("{'inlineData':{'mimeType':'application/pdf',"
                + "'data':'JVBERi0x','displayName':'report.pdf'}}");
          case PDF_URL ->
            content("{'fileData':{'mimeType':'application/pdf',"
                + "'fileUri':'https://a.example/d.pdf'}}");
          case TOOLS -> HI + "," + TOOLS;
          case ANY_TOOL ->
            HI + "," + TOOLS + ",'toolConfig':{'functionCallingConfig':{'mode':'ANY'}}";
          case ONE_TOOL ->
            HI + "," + TOOLS + ",'toolConfig':{'functionCallingConfig':"
                + "{'mode':'ANY','allowedFunctionNames':['weather_of']}}";
          case RESULTS ->
            TOOLS + ","
                + turns(called(CALL_A + "," + CALL_B)
                    + answered(result("call_A", "'output':'R-1'") + ","
                        + result("call_B", "'output':'R-2'")));
          case RESULT_ERROR ->
            TOOLS + "," + turns(called(CALL_A) + answered(result("call_A", "'error':'R-3'")));
          case RESULT_IMAGE ->
            TOOLS + ","
                + turns(called(CALL_A)
                    + answered(result("call_A", "'output':'R-4'},'parts':[" + PNG + "],'x':{")
                        .replace(",'x':{}", "")));
          case SCHEMA ->
            config("'responseMimeType':'application/json','responseSchema':"
                + "{'type':'OBJECT','properties':{'answer_field':{'type':'STRING'}}}");
          case REASONING -> config("'thinkingConfig':{'thinkingLevel':'LOW'}");
          case MAX_TOKENS -> config("'maxOutputTokens':777");
          case SAMPLING -> config("'temperature':0.25");
          case TOP_P -> config("'topP':0.75");
          case STOP -> config("'stopSequences':['STOP-1']");
          case UNKNOWN -> HI + ",'xNew':{'a':'X-1'}";
          case THINKING_WITH_TOOLS ->
            config("'thinkingConfig':{'thinkingLevel':'LOW','includeThoughts':true}") + "," + TOOLS;
          case MID_SYSTEM, NO_PARALLEL, CACHE, BETA -> null;
        });
  }

  private static String config(String fields) {
    return HI + ",'generationConfig':{" + fields + "}";
  }

  private static String turns(String more) {
    return "'contents':[{'role':'user','parts':[{'text':'Q-1'}]}," + more + "]";
  }

  private static String content(String part) {
    return "'contents':[{'role':'user','parts':[{'text':'Q-1'}," + part + "]}]";
  }

  private static String called(String parts) {
    return "{'role':'model','parts':[" + parts + "]}";
  }

  private static String answered(String parts) {
    return ",{'role':'user','parts':[" + parts + "]}";
  }

  private static String result(String id, String response) {
    return "{'functionResponse':{'id':'" + id + "','name':'weather_of','response':{" + response
        + "}}}";
  }

  @Override
  public Question question(String model, Delivery delivery, String fields) {
    var method =
        delivery == Delivery.STREAMED ? ":streamGenerateContent?alt=sse" : ":generateContent";
    return new Question(
        "/v1beta/models/" + model.replace("/", "%2F") + method,
        ("{" + fields + "}").replace('\'', '"'));
  }

  @Override
  public Optional<Sample> tells(Tell what, Delivery delivery) {
    boolean whole = delivery == Delivery.WHOLE;
    return Optional.ofNullable(
        switch (what) {
          case TEXT -> answer(whole, "STOP", "", SAID);
          case CALLS -> answer(whole, "STOP", "", CALL_A + "," + CALL_B);
          case THINKING -> answer(whole, "STOP", "", "{'text':'T-1','thought':true}," + SIGNED);
          case CUT -> answer(whole, "MAX_TOKENS", "", SAID);
          case REFUSAL -> answer(whole, "SAFETY", "", SAID);
          case USAGE -> answer(whole, "STOP", USAGE, SAID);
          case IMAGE -> answer(whole, "STOP", "", PNG);
          case BLOCKED ->
            delivered(
                whole,
                "{'promptFeedback':{'blockReason':'PROHIBITED_CONTENT'},'modelVersion':'m-1'}");
          case TOO_LONG ->
            error(
                400, "INVALID_ARGUMENT", "The input exceeds the maximum number of tokens allowed");
          case RATE_LIMITED ->
            error(429, "RESOURCE_EXHAUSTED", "Too many requests", "Retry-After: 90");
          case OVERLOADED ->
            whole
                ? null
                : Sample.events(
                    "data: {'candidates':[{'content':{'role':'model','parts':[" + SAID + "]}}]}",
                    "data: {'error':{'code':503,'message':'Overloaded','status':'UNAVAILABLE'}}");
          case UNKNOWN -> answer(whole, "STOP", ",'x_new':'X-2'", SAID);
        });
  }

  private static Sample answer(boolean whole, String reason, String more, String parts) {
    return delivered(
        whole,
        "{'candidates':[{'content':{'role':'model','parts':[" + parts + "]},'finishReason':'"
            + reason + "','index':0}],'modelVersion':'m-1','responseId':'r-1'" + more + "}");
  }

  private static Sample delivered(boolean whole, String json) {
    return whole ? Sample.json(json) : Sample.events("data: " + json);
  }

  private static Sample error(int code, String status, String message, String... headers) {
    return Sample.error(
        code,
        "{'error':{'code':" + code + ",'message':'" + message + "','status':'" + status + "'}}",
        headers);
  }

  @Override
  public Optional<String> word(Fact fact) {
    return Optional.ofNullable(
        switch (fact) {
          case TEXT -> "\"text\":\"A-1";
          case CALL -> "\"id\":\"call_A\".*Bonn";
          case SECOND_CALL -> "\"id\":\"call_B\".*Ulm";
          case CALLED -> "\"finishReason\":\"STOP\"";
          case THOUGHT -> "\"text\":\"T-1\",\"thought\":true";
          case SIGNATURE -> "\"thoughtSignature\":\"c2lnLTE=\"";
          case CUT -> "\"finishReason\":\"MAX_TOKENS\"";
          case REFUSED -> "\"finishReason\":\"SAFETY\"";
          case INPUT -> "\"promptTokenCount\":100\\b";
          case CACHE_READ -> "\"cachedContentTokenCount\":30\\b";
          case CACHE_WRITE, CACHE_WRITE_1H -> null;
          case OUTPUT -> "\"candidatesTokenCount\":(15|20)\\b";
          case REASONING -> "\"thoughtsTokenCount\":5\\b";
          case IMAGE -> "\"inlineData\":.*iVBORw0K";
          case BLOCKED -> "status 400.*CONTENT_REFUSED|\"blockReason\"";
          case TOO_LONG -> "status 400.*\"status\":\"INVALID_ARGUMENT\"";
          case RATE_LIMITED -> "status 429.*\"status\":\"RESOURCE_EXHAUSTED\"";
          case RETRY_AFTER -> "(?i)retry-after[=:] ?90\\b";
          case OVERLOADED -> "\"status\":\"UNAVAILABLE\"";
          case NEW_FIELD -> "\"x_new\":\"X-2\"";
        });
  }

  @Override
  public Question next(Question question, String answer) {
    var body = new LinkedHashMap<>(Json.object(question.body()));
    var contents = new ArrayList<Object>((List<?>) body.get("contents"));
    contents.add(
        Node.of(Json.parse(answer)).at("candidates").at(0).at("content").fields());
    contents.add(
        Json.object(answered(result("call_A", "'output':'R-9'")).substring(1).replace('\'', '"')));
    body.put("contents", contents);
    return new Question(question.path(), Json.text(body));
  }
}
