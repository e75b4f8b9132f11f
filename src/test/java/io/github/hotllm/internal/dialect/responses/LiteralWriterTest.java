package io.github.hotllm.internal.dialect.responses;

import static io.github.hotllm.internal.dialect.responses.Fixtures.DIALECT;
import static io.github.hotllm.internal.dialect.responses.Fixtures.PLAIN;
import static io.github.hotllm.internal.dialect.responses.Fixtures.asked;
import static io.github.hotllm.internal.dialect.responses.Fixtures.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.Reasoning;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a client wrote in Responses for a provider that speaks Responses. */
class LiteralWriterTest {
  private static final String REST =
      ", 'input' : 'Hi','store':true,'top_logprobs':2,'new_field':[null,1.50]";

  @Test
  void onlyTheModelIsAnother() {
    assertEquals(
        json("{'model':'m1'" + REST + "}"), sent(asked(json("{'model':'alias'" + REST + "}"))));
  }

  @Test
  void theStreamSwitchIsTheCallers() {
    var asked = asked(json("{'model':'m1','stream':true" + REST + "}"));
    assertEquals(
        json("{'model':'m1','stream':false" + REST + "}"),
        sent(new Asked(asked.request(), Delivery.WHOLE, asked.original())));
  }

  @Test
  void whatAnAliasAddsIsAdded() {
    var asked = asked(json("{'model':'alias'" + REST + "}"));
    var preset = asked.request().toBuilder()
        .reasoning(Reasoning.HIGH)
        .extra("acme", Map.of("service_tier", "flex"))
        .build();
    assertEquals(
        json("{'model':'m1'" + REST + ",'reasoning':{'effort':'high'},'service_tier':'flex'}"),
        sent(new Asked(preset, asked.delivery(), asked.original())));
    var own = asked(json("{'model':'m1','reasoning':{'effort':'wild'}" + REST + "}"));
    assertEquals(
        json("{'model':'m1','reasoning':{'effort':'wild'}" + REST + ",'service_tier':'flex'}"),
        sent(new Asked(preset, own.delivery(), own.original())));
  }

  @Test
  void ourOwnTracesGoBackToTheirMakerAlone() {
    var asked = asked(json("{'model':'m1','input':[{'role':'user','content':'Hi'},"
        + "{'type':'reasoning','summary':[],'encrypted_content':'x/y:1'},"
        + "{'type':'reasoning','summary':[],'encrypted_content':"
        + "'acme/m1:{\\\"type\\\":\\\"reasoning\\\"}'},"
        + "{'type':'reasoning','summary':[],'encrypted_content':'^message:x/y:2'},"
        + "{'type':'reasoning','summary':[],'encrypted_content':'gAAA'}]}"));
    assertEquals(
        json("{'model':'m1','input':[{'role':'user','content':'Hi'},{'type':'reasoning'},"
            + "{'type':'reasoning','summary':[],'encrypted_content':'gAAA'}]}"),
        sent(asked));
    assertEquals(
        List.of("input: thinking or state of another model left out"),
        DIALECT.encode(asked, PLAIN).warnings());
  }

  private static String sent(Asked asked) {
    return new String(DIALECT.encode(asked, PLAIN).wire().body(), UTF_8);
  }
}
