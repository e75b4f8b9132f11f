package io.github.hotllm.internal.dialect.responses;

import static io.github.hotllm.internal.dialect.responses.Fixtures.DIALECT;
import static io.github.hotllm.internal.dialect.responses.Fixtures.PLAIN;
import static io.github.hotllm.internal.dialect.responses.Fixtures.json;
import static io.github.hotllm.internal.dialect.responses.Fixtures.model;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.BadRequestException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Reasoning;
import io.github.hotllm.Role;
import io.github.hotllm.Tool;
import io.github.hotllm.ToolChoice;
import io.github.hotllm.internal.catalog.ModelRow.Rule;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a provider is sent. */
class RequestWriterTest {
  private static final Target THINKER = model(List.of("low", "high"), Rule.ALWAYS_THINKS);
  private static final String HI =
      "'input':[{'type':'message','role':'user','content':[{'type':'input_text','text':'Hi'}]}]";

  @Test
  void aPromptIsOneMessageThatNobodyKeeps() {
    var request = LlmRequest.builder("m1").system("Be brief.").prompt("Hi").build();
    assertEquals(
        json("{'model':'m1','instructions':'Be brief.'," + HI + ",'store':false}"),
        body(request, PLAIN));
    var encoded = DIALECT.encode(Asked.of(request, Delivery.STREAMED), PLAIN);
    assertEquals("/responses", encoded.wire().path());
    assertEquals(
        json("{'model':'m1','instructions':'Be brief.'," + HI + ",'store':false,'stream':true}"),
        new String(encoded.wire().body(), UTF_8));
    assertEquals(Optional.of("text/event-stream"), encoded.wire().headers().first("accept"));
  }

  @Test
  void itsMakerGetsBackTheVeryItems() {
    var literal = json("{'type':'reasoning','id':'rs_1','summary':[],'encrypted_content':'gAAA'}");
    var turn = new Message(
        Role.ASSISTANT,
        List.of(
            new Part.Opaque(Marks.ofState("acme/m1:" + literal)),
            new Part.Text("So", Marks.ofState(json("acme/m1:{'phase':'commentary'}"))),
            new Part.ToolCall("c1", "f", Map.of("a", 1L)),
            new Part.ToolCall(
                "c2", "g", Map.of(), Marks.ofState(json("acme/m1:{'namespace':'n'}")))));
    var request = LlmRequest.builder("m1")
        .message(Message.user("Hi"))
        .message(turn)
        .message(Message.user(new Part.ToolCall("c1", "f", Map.of()).result("1")))
        .build();
    assertEquals(
        json("{'model':'m1'," + HI.substring(0, HI.length() - 1) + "," + json(literal)
            + ",{'type':'message','role':'assistant','content':[{'type':'output_text','text':'So'}],"
            + "'phase':'commentary'},{'type':'function_call','call_id':'c1','name':'f',"
            + "'arguments':'{\\\"a\\\":1}'},{'type':'function_call','call_id':'c2','name':'g',"
            + "'arguments':'{}','namespace':'n'},"
            + "{'type':'function_call_output','call_id':'c1','output':'1'}],'store':false}"),
        body(request, PLAIN));
  }

  @Test
  void nobodyElseGetsWhatAMakerSigned() {
    var turn = new Message(
        Role.ASSISTANT,
        List.of(
            new Part.Thinking("Hm", Marks.ofState("other/m:sig")),
            new Part.Opaque(Marks.ofState("acme/m2:{}")),
            new Part.Text("So", Marks.ofState("other/m:sig"))));
    var request = LlmRequest.builder("m1").message(turn).prompt("Hi").build();
    assertEquals(
        List.of(
            "thinking: left out where acme/m1 is not its maker",
            "messages[0].content[2].state: left out, for only its maker can read it"),
        warnings(request, PLAIN));
  }

  @Test
  void toolsAreFlatAndNotStrict() {
    var tools = LlmRequest.builder("m1")
        .prompt("Hi")
        .tools(Tool.ofJson("f", "Does it", "{}"))
        .toolChoice(new ToolChoice.Named("f"))
        .build();
    assertEquals(
        json("{'model':'m1'," + HI + ",'tools':[{'type':'function','name':'f','description':"
            + "'Does it','parameters':{'type':'object','properties':{}},'strict':false}],"
            + "'tool_choice':{'type':'function','name':'f'},'store':false}"),
        body(tools, PLAIN));
    assertEquals(
        List.of("tool_choice: became auto, for m1 cannot be forced"),
        warnings(tools, model(List.of(), Rule.NO_FORCED_TOOL)));
  }

  @Test
  void aSchemaIsTheFormatOfTheText() {
    var closed = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},"
        + "\"required\":[\"a\"],\"additionalProperties\":false}";
    assertEquals(
        json("{'model':'m1'," + HI + ",'text':{'format':{'type':'json_schema','name':'output',"
                + "'schema':")
            + closed
            + json(",'strict':true}},'store':false}"),
        body(LlmRequest.builder("m1").prompt("Hi").outputSchema(closed).build(), PLAIN));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
      known thinker | HIGH   | 'reasoning':{'effort':'high'},'include':['reasoning.encrypted_content'], | -
      known thinker | MEDIUM | 'reasoning':{'effort':'low'},'include':['reasoning.encrypted_content'],  | reasoning: medium became low, the nearest that m1 has
      known thinker | -      | 'include':['reasoning.encrypted_content'],                               | -
      can rest      | NONE   | 'reasoning':{'effort':'none'},                                           | -
      never thinks  | -      |                                                                          | -
      never thinks  | NONE   |                                                                          | -
      never thinks  | LOW    |                                                                          | reasoning: left out, for m1 cannot be told how much to think
      unknown       | -      |                                                                          | -
      unknown       | MAX    | 'reasoning':{'effort':'max'},'include':['reasoning.encrypted_content'],  | -
      """)
  void onlyWhoMayThinkIsAskedForIt(String who, Reasoning level, String fields, String warning) {
    var target = switch (who) {
      case "known thinker" -> THINKER;
      case "can rest" -> model(List.of("none", "low"));
      case "never thinks" -> model(List.of());
      default -> PLAIN;
    };
    var request = LlmRequest.builder("m1").prompt("Hi");
    Optional.ofNullable(level).ifPresent(request::reasoning);
    assertEquals(
        json("{'model':'m1'," + HI + "," + Optional.ofNullable(fields).orElse("")
            + "'store':false}"),
        body(request.build(), target));
    assertEquals(
        Optional.ofNullable(warning).map(List::of).orElse(List.of()),
        warnings(request.build(), target));
  }

  @Test
  void whatCannotBeSaidIsNamed() {
    var request = LlmRequest.builder("m1")
        .prompt("Hi")
        .maxTokens(5)
        .temperature(0.5)
        .topP(0.5)
        .stop("END")
        .toolChoice(ToolChoice.AUTO)
        .build();
    var target = model(List.of("low"), Rule.NO_SAMPLING, Rule.ALWAYS_THINKS);
    assertEquals(
        json("{'model':'m1'," + HI + ",'max_output_tokens':16,"
            + "'include':['reasoning.encrypted_content'],'store':false}"),
        body(request, target));
    assertEquals(
        List.of(
            "max_tokens: 5 became 16, the least that Responses takes",
            "temperature: left out, for m1 refuses it",
            "top_p: left out, for m1 refuses it",
            "stop: left out, for Responses cannot say it",
            "tool_choice: left out, for there are no tools"),
        warnings(request, target));
  }

  @Test
  void extraIsMerged() {
    var request = LlmRequest.builder("m1")
        .prompt("Hi")
        .reasoning(Reasoning.HIGH)
        .extra("acme", Map.of("reasoning", Map.of("summary", "auto")))
        .extra("openai-responses", Map.of("service_tier", "flex"))
        .build();
    assertEquals(
        json("{'model':'m1'," + HI + ",'reasoning':{'effort':'high','summary':'auto'},"
            + "'include':['reasoning.encrypted_content'],'store':false,'service_tier':'flex'}"),
        body(request, THINKER));
    var conflict = LlmRequest.builder("m1").prompt("Hi").extra("acme", Map.of("store", true));
    assertEquals(
        Optional.of("extra.acme.store"),
        assertThrows(BadRequestException.class, () -> body(conflict.build(), PLAIN))
            .field());
  }

  @Test
  void aTurnOfItsOwnIsNotContinuedByEveryModel() {
    var request =
        LlmRequest.builder("m1").prompt("Hi").message(Message.assistant("So")).build();
    var refusal = assertThrows(
        BadRequestException.class, () -> body(request, model(List.of(), Rule.NO_PREFILL)));
    assertEquals(Optional.of("messages[1]"), refusal.field());
  }

  private static String body(LlmRequest request, Target target) {
    return new String(
        DIALECT.encode(Asked.of(request, Delivery.WHOLE), target).wire().body(), UTF_8);
  }

  private static List<String> warnings(LlmRequest request, Target target) {
    return DIALECT.encode(Asked.of(request, Delivery.WHOLE), target).warnings();
  }
}
