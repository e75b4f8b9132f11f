package io.github.hotllm.internal.dialect.gemini;

import static io.github.hotllm.internal.dialect.gemini.Fixtures.asked;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.LlmException;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Reasoning;
import io.github.hotllm.Role;
import io.github.hotllm.Tool;
import io.github.hotllm.ToolChoice;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients ask. */
class RequestReaderTest {
  private static final String HI = "\"contents\":[{\"parts\":[{\"text\":\"Hi\"}]}]";

  @Test
  void theLeastIsOneText() {
    var asked = asked("/v1beta/models/m1:streamGenerateContent?alt=sse", "{" + HI + "}");
    assertEquals("m1", asked.request().model());
    assertEquals(List.of(Message.user("Hi")), asked.request().messages());
    assertEquals(Delivery.STREAMED, asked.delivery());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "systemInstruction  | generationConfig  | maxOutputTokens   | stopSequences  | thinkingConfig",
        "system_instruction | generation_config | max_output_tokens | stop_sequences | thinking_config",
      })
  void fieldsHaveTwoNames(String system, String config, String cap, String stop) {
    var request = asked("{" + HI + ",\"" + system + "\":{\"parts\":[{\"text\":\"S\"}]},\"" + config
            + "\":{\"" + cap + "\":7,\"" + stop + "\":[\"x\"],\"temperature\":0.5,\"topP\":1}}")
        .request();
    assertEquals(List.of(new Part.Text("S")), request.system());
    assertEquals(7, request.maxTokens().orElseThrow());
    assertEquals(List.of("x"), request.stop());
    assertEquals(0.5, request.temperature().orElseThrow());
    assertEquals(1, request.topP().orElseThrow());
  }

  @Test
  void aFieldUnderBothItsNamesIsRefused() {
    assertRefused(
        "{" + HI + ",\"generationConfig\":{},\"generation_config\":{}}",
        "generation_config",
        "generation_config is given twice, for it is the same as generationConfig");
  }

  @Test
  void namesInTheClientsOwnDataAreNotTouched() {
    var request = asked("""
        {"contents":[{"role":"user","parts":[{"text":"Hi"}]},
          {"role":"model","parts":[{"function_call":{"name":"f_f","args":{"a_b":{"c_d":1}}}}]},
          {"role":"user","parts":[{"function_response":{"name":"f_f","response":{"x_y":2}}}]}],
         "tools":[{"function_declarations":[{"name":"f_f","parameters_json_schema":{"a_b":1}}]}]}""").request();
    assertEquals(Map.of("a_b", 1L), request.tools().get(0).inputSchema());
    var call = (Part.ToolCall) request.messages().get(1).parts().get(0);
    assertEquals(Map.of("a_b", Map.of("c_d", 1L)), call.arguments());
    var result = (Part.ToolResult) request.messages().get(2).parts().get(0);
    assertEquals(List.of(new Part.Text("{\"x_y\":2}")), result.content());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'thinkingLevel':'LOW'                         | LOW     | ``",
        "'thinking_level':'minimal'                    | MINIMAL | ``",
        "'thinkingLevel':'XHIGH','includeThoughts':true | MAX    | ``",
        "'thinkingBudget':0                            | NONE    | ``",
        "'thinkingBudget':-1                           | MEDIUM  | ``",
        "'thinkingBudget':128                          | MINIMAL | generationConfig.thinkingConfig.thinkingBudget",
        "'thinkingBudget':8192                         | MEDIUM  | ``",
        "'thinkingBudget':32768                        | MAX     | generationConfig.thinkingConfig.thinkingBudget",
        "'includeThoughts':true                        |         | generationConfig.thinkingConfig.includeThoughts",
        "'thinkingLevel':'ULTRA'                       |         | generationConfig.thinkingConfig.thinkingLevel",
      })
  void howMuchToThinkHasManyForms(String config, Reasoning level, String unknown) {
    var asked = asked("{" + HI + ",'generationConfig':{'thinkingConfig':{".replace('\'', '"')
        + config.replace('\'', '"') + "}}}");
    assertEquals(Optional.ofNullable(level), asked.request().reasoning());
    assertEquals(
        unknown.isEmpty() ? List.of() : List.of(unknown),
        asked.original().orElseThrow().unknown());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'responseMimeType':'application/json' | {'type':'object'}",
        "'responseJsonSchema':{'type':'array'} | {'type':'array'}",
        "'responseSchema':{'type':'OBJECT','properties':{'a_b':{'type':'STRING','nullable':true,'minLength':'1'}},'propertyOrdering':['a_b']}"
            + " | {'type':'object','properties':{'a_b':{'type':['string','null'],'minLength':1}}}",
        "'response_schema':{'any_of':[{'type':'INTEGER'},{'type':'ARRAY','items':{'type':'NUMBER'},'min_items':'2'}]}"
            + " | {'anyOf':[{'type':'integer'},{'type':'array','items':{'type':'number'},'minItems':2}]}",
      })
  void aSchemaOfEitherKindIsJsonSchema(String config, String schema) {
    var body = "{" + HI + ",'generationConfig':{" + config + "}}";
    var request = asked(body.replace('\'', '"')).request();
    assertEquals(Json.object(schema.replace('\'', '"')), request.outputSchema().orElseThrow());
  }

  @Test
  void toolsOfAllGroupsAreReadAndGooglesOwnAreUnknown() {
    var asked = asked("{" + HI + """
        ,"tools":[{"googleSearch":{}},{"functionDeclarations":[{"name":"f","description":"d",
          "parameters":{"type":"OBJECT"}},{"name":"g","behavior":"BLOCKING"}]}],
        "toolConfig":{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["g"]}}}""");
    assertEquals(
        List.of(new Tool("f", "d", Map.of("type", "object")), new Tool("g", "", Map.of())),
        asked.request().tools());
    assertEquals(Optional.of(new ToolChoice.Named("g")), asked.request().toolChoice());
    assertEquals(
        List.of("tools[0].googleSearch", "tools[1].functionDeclarations[1].behavior"),
        asked.original().orElseThrow().unknown());
  }

  @ParameterizedTest
  @CsvSource({"AUTO, AUTO", "ANY, ANY", "NONE, NONE", "MODE_UNSPECIFIED,", "VALIDATED,"})
  void eachModeIsAChoice(String mode, ToolChoice.Mode choice) {
    var asked = asked(
        "{" + HI + ",\"toolConfig\":{\"functionCallingConfig\":{\"mode\":\"" + mode + "\"}}}");
    assertEquals(Optional.ofNullable(choice), asked.request().toolChoice());
  }

  @Test
  void whatOnlyGoogleKnowsIsKept() {
    var body = "{" + HI + ",\"safetySettings\":[],\"generationConfig\":{\"topK\":3},\"x\":null}";
    var original = asked(body).original().orElseThrow();
    assertEquals(List.of("generationConfig.topK", "safetySettings"), original.unknown());
    assertEquals(body, Fixtures.text(original.body()));
    assertEquals("gemini", original.dialect());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                        | contents                 | contents must hold at least one turn",
        "{'contents':[{'role':'system'}]}          | contents[0].role         | contents[0].role must be user or model",
        "{'contents':'Hi'}                         | contents                 | contents must be a list, not a text",
        "{'contents':[{'parts':[{'text':1}]}]}     | contents[0].parts[0].text | contents[0].parts[0].text must be a text, not a number",
        "{'contents':[{'parts':[{'inlineData':{'data':'A'}}]}]}"
            + " | contents[0].parts[0].inlineData.mimeType | contents[0].parts[0].inlineData.mimeType is missing",
        "{'contents':[{'parts':[{'text':'a'}]}],'generationConfig':{'maxOutputTokens':0}}"
            + " | generationConfig.maxOutputTokens | generationConfig.maxOutputTokens must be between 1 and 2147483647",
      })
  void whatIsWrongIsRefusedByItsName(String body, String field, String message) {
    assertRefused(body.replace('\'', '"'), field, message);
  }

  private static void assertRefused(String body, String field, String message) {
    var refusal = assertThrows(LlmException.class, () -> asked(body));
    assertEquals(message, refusal.getMessage());
    assertEquals(Optional.of(field), refusal.field());
    assertEquals(400, refusal.status());
  }

  @Test
  void aTurnOfTheModelHasItsOwnRole() {
    var request = asked("""
        {"contents":[{"role":"user","parts":[{"text":"A"}]},{"role":"model","parts":[{"text":"B"}]}]}""").request();
    assertEquals(Role.ASSISTANT, request.messages().get(1).role());
  }
}
