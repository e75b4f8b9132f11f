package io.github.hotllm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.testing.FakeProvider;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A provider's refusal becomes the exception that an SDK has for it, with the provider's words. */
class RefusalsTest {
  /** In the order of {@link Refusal}. */
  private static final List<String> OPENAI = List.of(
      "BadRequestException",
      "UnauthorizedException",
      "NotFoundException",
      "RateLimitException",
      "InternalServerException");

  private static final List<String> ANTHROPIC = List.of(
      "BadRequestException",
      "UnauthorizedException",
      "NotFoundException",
      "RateLimitException",
      "OverloadedException");

  private static final List<String> GOOGLE = List.of(
      "ClientException",
      "ClientException",
      "ClientException",
      "ClientException",
      "ServerException");

  private static final List<String> LANGCHAIN = List.of(
      "InvalidRequestException",
      "AuthenticationException",
      "ModelNotFoundException",
      "RateLimitException",
      "InternalServerException");

  private static final Map<Sdk, List<String>> EXCEPTIONS = Map.of(
      Sdk.OPENAI_CHAT, OPENAI,
      Sdk.OPENAI_RESPONSES, OPENAI,
      Sdk.ANTHROPIC, ANTHROPIC,
      Sdk.GOOGLE, GOOGLE,
      Sdk.LANGCHAIN_OPENAI, LANGCHAIN,
      Sdk.LANGCHAIN_ANTHROPIC, LANGCHAIN,
      Sdk.LANGCHAIN_GEMINI, LANGCHAIN);

  @ParameterizedTest
  @MethodSource("io.github.hotllm.conformance.Pairs#all")
  void eachRefusalHasItsException(Sdk sdk, Behind behind) {
    var refusals = List.of(Refusal.values());
    var thrown = refusals.stream().map(refusal -> thrown(sdk, behind, refusal)).toList();
    assertEquals(
        EXCEPTIONS.get(sdk),
        thrown.stream().map(e -> e.getClass().getSimpleName()).toList());
    for (int i = 0; i < thrown.size(); i++) {
      var refusal = refusals.get(i);
      var words = "fake answered " + refusal.status(behind) + " (" + refusal.type(behind) + "): "
          + refusal.message();
      assertTrue(thrown.get(i).getMessage().contains(words), thrown.get(i)::getMessage);
    }
  }

  @Test
  void howLongToWaitIsTold() {
    var openAi = (com.openai.errors.RateLimitException)
        thrown(Sdk.OPENAI_CHAT, Behind.ANTHROPIC, Refusal.TOO_MANY);
    assertEquals(List.of("120"), openAi.headers().values("retry-after"));
    var anthropic = (com.anthropic.errors.RateLimitException)
        thrown(Sdk.ANTHROPIC, Behind.GEMINI, Refusal.TOO_MANY);
    assertEquals(List.of("120"), anthropic.headers().values("retry-after"));
  }

  @ParameterizedTest
  @EnumSource
  void aWrongTokenOfTheHouseIsTheWrongKey(Sdk sdk) {
    try (var house = House.recorded(Behind.CHAT);
        var client = sdk.at(house, "another-token")) {
      var e = assertThrows(RuntimeException.class, () -> client.call(Task.TEXT));
      assertEquals(EXCEPTIONS.get(sdk).get(1), e.getClass().getSimpleName());
      assertTrue(e.getMessage().contains("this server wants its token"), e::getMessage);
      assertEquals(0, house.asked());
    }
  }

  private static RuntimeException thrown(Sdk sdk, Behind behind, Refusal refusal) {
    FakeProvider.Script script = call -> call.reply(
        refusal.status(behind),
        refusal.body(behind),
        "Content-Type: application/json",
        "Retry-After: 120");
    try (var house = House.of(behind, script);
        var client = sdk.at(house)) {
      return assertThrows(RuntimeException.class, () -> client.call(Task.TEXT));
    }
  }
}
