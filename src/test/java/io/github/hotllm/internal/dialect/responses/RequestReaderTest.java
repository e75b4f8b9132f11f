package io.github.hotllm.internal.dialect.responses;

import static io.github.hotllm.internal.dialect.responses.Fixtures.asked;
import static io.github.hotllm.internal.dialect.responses.Fixtures.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.BadRequestException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Reasoning;
import io.github.hotllm.Role;
import io.github.hotllm.internal.dialect.Asked;
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
  private static final String NOBODY = "openai-responses/(client):";

  @Test
  void aTextIsAPrompt() {
    var asked = asked(json("{'model':'fast','input':'Hi','instructions':'Be brief.',"
        + "'max_output_tokens':9,'reasoning':{'effort':'xhigh'},'metadata':{'a':'b'},"
        + "'store':false,'include':['reasoning.encrypted_content'],'stream':true}"));
    var request = asked.request();
    assertEquals("fast", request.model());
    assertEquals(List.of(Message.user("Hi")), request.messages());
    assertEquals(List.of(new Part.Text("Be brief.")), request.system());
    assertEquals(9, request.maxTokens().orElseThrow());
    assertEquals(Optional.of(Reasoning.MAX), request.reasoning());
    assertEquals(Map.of("a", "b"), request.metadata());
    assertEquals(Delivery.STREAMED, asked.delivery());
    assertEquals(List.of(), asked.original().orElseThrow().unknown());
  }

  @Test
  void itemsAreTurns() {
    var request = asked(json("{'model':'m','input':["
            + "{'role':'developer','content':'Be brief.'},{'role':'user','content':'Hi'},"
            + "{'type':'reasoning','id':'rs','summary':[{'type':'summary_text','text':'Hm'}]},"
            + "{'type':'message','id':'msg','status':'completed','role':'assistant','content':"
            + "[{'type':'output_text','text':'So','annotations':[],'logprobs':[]}]},"
            + "{'type':'function_call','id':'fc','call_id':'c','name':'f','arguments':'{}'},"
            + "{'type':'function_call_output','call_id':'c','output':'1'},"
            + "{'role':'user','content':[{'type':'input_text','text':'And?'}]}]}"))
        .request();
    assertEquals(List.of(new Part.Text("Be brief.")), request.system());
    var call = new Part.ToolCall("c", "f", Map.of());
    assertEquals(
        List.of(
            Message.user("Hi"),
            new Message(
                Role.ASSISTANT, List.of(new Part.Thinking("Hm"), new Part.Text("So"), call)),
            Message.user(call.result("1"), new Part.Text("And?"))),
        request.messages());
  }

  @Test
  void whatAProviderEncryptedIsNobodysButTheLiterals() {
    var item = json("{'type':'reasoning','id':'rs','summary':[],'encrypted_content':'gAA/A='}");
    assertEquals(
        List.of(new Part.Opaque(Marks.ofState(NOBODY + item))),
        asked("{\"model\":\"m\",\"input\":[" + item + "]}")
            .request()
            .messages()
            .get(0)
            .parts());
  }

  @Test
  void everyStateSurvivesAClientThatSendsTheAnswerBack() {
    var parts = List.of(
        new Part.Thinking("Hm", Marks.ofState("a/b:1")),
        new Part.Opaque(Marks.ofState("a/b:2")),
        new Part.Text("So", Marks.ofState("a/b:3")),
        new Part.ToolCall("c1", "f", Map.of("a", 1L), Marks.ofState("a/b:4")),
        new Part.ToolCall("c2", "f", Map.of()));
    var reply = LlmReply.builder().parts(parts).build();
    var answer = new ResponsesEncoder(Asked.of(LlmRequest.of("m", "Hi"), Delivery.WHOLE))
        .whole(reply, List.of());
    var output = Json.object(answer.body()).getOrDefault("output", List.of());
    var next = Json.text(Map.of("model", "m", "input", output));
    assertEquals(parts, asked(next).request().messages().get(0).parts());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {'input':'Hi'}                                                           | model
      {'model':'m'}                                                            | input
      {'model':'m','input':[]}                                                 | input
      {'model':'m','input':7}                                                  | input
      {'model':'m','input':'Hi','background':true}                             | background
      {'model':'m','input':[{'type':'item_reference','id':'msg_1'}]}           | input[0]
      {'model':'m','input':[{'role':'robot','content':'Hi'}]}                  | input[0].role
      {'model':'m','input':[{'content':'Hi'}]}                                 | input[0].role
      {'model':'m','input':[{'type':'function_call','name':'f'}]}              | input[0].call_id
      {'model':'m','input':[{'role':'system','content':[{'type':'input_image','image_url':'u'}]}]} | input[0].content
      {'model':'m','input':'Hi','text':{'format':{'type':'json_schema'}}}      | text.format.schema
      {'model':'m','input':'Hi','max_output_tokens':0}                         | max_output_tokens
      """)
  void aMistakeIsRefusedByTheNameOfItsField(String body, String field) {
    var refusal = assertThrows(BadRequestException.class, () -> asked(json(body)));
    assertEquals(Optional.of(field), refusal.field());
  }

  @Test
  void whatOnlyThisFormatKnowsIsKept() {
    var unknown = asked(json("{'model':'m','store':true,"
            + "'text':{'verbosity':'low'},'reasoning':{'effort':'wild','summary':'auto'},"
            + "'tools':[{'type':'web_search'},{'type':'function','name':'f','strict':true}],"
            + "'tool_choice':{'type':'web_search'},'service_tier':'flex','input':["
            + "{'role':'user','content':[{'type':'input_image','file_id':'x'}]},"
            + "{'role':'user','content':'Hi'},{'type':'web_search_call','id':'w'},"
            + "{'role':'assistant','phase':'commentary','content':'So'}]}"))
        .original()
        .orElseThrow()
        .unknown();
    assertEquals(
        List.of(
            "input[0].content[0]",
            "input[2]",
            "input[3].phase",
            "reasoning.effort",
            "reasoning.summary",
            "tools[0]",
            "tools[1].strict",
            "tool_choice",
            "text.verbosity",
            "store",
            "service_tier"),
        unknown);
  }
}
