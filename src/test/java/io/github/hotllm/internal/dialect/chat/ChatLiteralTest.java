package io.github.hotllm.internal.dialect.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.Reasoning;
import io.github.hotllm.internal.catalog.Quirks.End;
import io.github.hotllm.internal.catalog.Quirks.StreamUsage;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a client wrote in Chat for a provider that speaks Chat. */
class ChatLiteralTest {
  private static final String REST =
      ",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\",\"name\":\"n\"}],\"seed\":7,"
          + "\"max_tokens\":99999,\"top_k\":1.50,\"stop\":\"x\",\"new_field\":[null,{}]";
  private static final Target PLAIN = Targets.plain();

  private final ChatDialect chat = new ChatDialect();

  @Test
  void onlyTheModelIsAnother() {
    assertSent("{\"model\":\"m1\"" + REST + "}", asked("{\"model\":\"alias\"" + REST + "}"), PLAIN);
  }

  @Test
  void aStreamAsksForUsageThatTheClientDidNotAskFor() {
    var stream = REST + ",\"stream\":true";
    assertSent(
        "{\"model\":\"m1\"" + stream + ",\"stream_options\":{\"include_usage\":true}}",
        asked("{\"model\":\"m1\"" + stream + "}"),
        PLAIN);
    assertSent(
        "{\"model\":\"m1\",\"stream_options\":{\"a\":1,\"include_usage\":true}" + stream + "}",
        asked("{\"model\":\"m1\",\"stream_options\":{\"a\":1}" + stream + "}"),
        PLAIN);
    assertSent(
        "{\"model\":\"m1\"" + stream + "}",
        asked("{\"model\":\"m1\"" + stream + "}"),
        Targets.of(Targets.stream(End.DONE, StreamUsage.SILENT)));
  }

  @Test
  void whatAnAliasAddsIsAdded() {
    var asked = asked("{\"model\":\"alias\"" + REST + "}");
    var preset = asked.request().toBuilder()
        .reasoning(Reasoning.HIGH)
        .extra("acme", Map.of("route", "fast"))
        .build();
    assertSent(
        "{\"model\":\"m1\"" + REST + ",\"reasoning_effort\":\"high\",\"route\":\"fast\"}",
        new Asked(preset, asked.delivery(), asked.original()),
        PLAIN);
    var own = asked("{\"model\":\"m1\",\"reasoning_effort\":\"wild\"" + REST + "}");
    assertSent(
        "{\"model\":\"m1\",\"reasoning_effort\":\"wild\"" + REST + ",\"route\":\"fast\"}",
        new Asked(preset, own.delivery(), own.original()),
        PLAIN);
  }

  private void assertSent(String body, Asked asked, Target target) {
    var encoded = chat.encode(asked, target);
    assertEquals(body, new String(encoded.wire().body(), UTF_8));
    assertEquals(List.of(), encoded.warnings());
  }

  private Asked asked(String body) {
    return chat.decode(
        new WireRequest("POST", "/v1/chat/completions", Headers.none(), body.getBytes(UTF_8)));
  }
}
