package io.github.hotllm.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.matrix.VendorFields.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every field and event that the vendors' SDKs can read in an answer: a client of the same format
 * gets it word for word, another one what it can be told, or a warning.
 */
class VendorAnswersTest {
  private static House house;

  @BeforeAll
  static void open() {
    house = new House();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HOTLLM")
  void theSameFormatGetsAnAnswerAsItIs(Format format) {
    for (var field : VendorFields.ofAnswers(format).fields()) {
      var body = Json.text(field.request());
      house.willReply(new Sample(200, List.of("Content-Type: application/json"), body));
      var reply = house.ask(question(format, Delivery.WHOLE));
      assertEquals(body, reply.body(), field.toString());
      assertEquals(List.of(), reply.headers().allValues("x-hotllm-warning"), field.toString());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HOTLLM")
  void theSameFormatGetsEachEventAsItIs(Format format) {
    var events = VendorFields.events(format);
    house.willReply(
        new Sample(200, List.of("Content-Type: text/event-stream"), sse(format, events)));
    var reply = house.ask(question(format, Delivery.STREAMED));
    var heard = reply
        .body()
        .lines()
        .filter(line -> line.startsWith("data: ") && !line.endsWith("[DONE]"))
        .map(line -> line.substring("data: ".length()))
        .toList();
    assertEquals(events, heard);
  }

  private static String sse(Format format, List<String> events) {
    var body =
        events.stream().map(event -> "data: " + event + "\n\n").collect(Collectors.joining());
    return format == Format.CHAT ? body + "data: [DONE]\n\n" : body;
  }

  private static Phrases.Question question(Format format, Delivery delivery) {
    var fields = format.phrases().asks(Ask.TEXT).orElseThrow();
    return format.phrases().question(Providers.model(format), delivery, fields);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HOTLLM")
  void anotherFormatIsToldOfEachFieldThatMeansSomething(Format format) {
    var all = VendorFields.ofAnswers(format);
    var base = Reading.ofWhole(format, Json.bytes(all.base()));
    for (var field : all.fields()) {
      var reading = Reading.ofWhole(format, Json.bytes(field.request()));
      if (field.kind() == Kind.OWN) {
        assertEquals(
            Optional.of(ErrorType.INVALID_OUTPUT), reading.failure().map(LlmException::type));
        continue;
      }
      boolean isTold = !reading.heard().events().equals(base.heard().events())
          || !reading.metered().equals(base.metered());
      assertTrue(isTold || field.kind() == Kind.SO_ANYWAY, () -> field + " is lost");
      assertTrue(reading.metered().isPresent(), () -> field + ": " + reading.failure());
      requireReadable(reading, field.toString());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HOTLLM")
  void anotherFormatIsToldAllEventsThatItKnows(Format format) {
    var reading =
        Reading.ofStream(format, sse(format, VendorFields.events(format)).getBytes(UTF_8));
    assertEquals(Optional.empty(), reading.failure());
    requireReadable(reading, format.title());
    var parts = LlmReply.builder().parts(reading.parts()).build();
    assertTrue(parts.text().startsWith("A-1"), parts::text);
    assertEquals(
        List.of("f"), parts.toolCalls().stream().map(call -> call.name()).toList());
  }

  /** Every client's format takes it, whole and streamed, and our own reader understands that. */
  private static void requireReadable(Reading reading, String what) {
    var metered = reading.metered().orElseThrow();
    var reply = LlmReply.builder()
        .parts(reading.parts())
        .stopReason(metered.stopReason())
        .build();
    for (var client : Format.values()) {
      var asked = Asked.of(LlmRequest.of("m", "Q"), Delivery.STREAMED);
      var whole = client.dialect().encoder(asked).whole(reply, List.<Frame>of()).body();
      assertEquals(Optional.empty(), Reading.ofWhole(client, whole).failure(), what);
      var frames = new Client(client).streamed(reading.heard().events(), reply);
      assertEquals(Optional.empty(), Reading.ofFrames(client, frames).failure(), what);
    }
  }
}
