package io.github.hotllm.internal.dialect.hotllm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.BadRequestException;
import io.github.hotllm.EmbedRequest;
import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Errands;
import io.github.hotllm.internal.dialect.hotllm.EmbeddingsJson.Encoding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each field of what is asked of {@code /embed}: absent, set, misspelt. */
class EmbedRequestTest {
  /** A body, the field that is named, and what is said of it. */
  static final List<List<String>> REFUSED = List.of(
      List.of("{'texts':['a']}", "model", "is missing"),
      List.of("{'model':null,'texts':['a']}", "model", "is missing"),
      List.of("{'model':1,'texts':['a']}", "model", "must be a text, not a number"),
      List.of("{'model':'m'}", "texts", "is missing"),
      List.of("{'model':'m','texts':[]}", "texts", "must hold at least one text"),
      List.of("{'model':'m','texts':{}}", "texts", "must be a text or a list of texts"),
      List.of("{'model':'m','texts':['a',1]}", "texts[1]", "must be a text, not a number"),
      List.of("{'model':'m','texts':[null]}", "texts[0]", "must be a text, not null"),
      List.of(
          "{'model':'m','texts':['a'],'dimensions':0}",
          "dimensions",
          "must be between 1 and 2147483647"),
      List.of(
          "{'model':'m','texts':['a'],'dimensions':'4'}",
          "dimensions",
          "must be a whole number, not a text"),
      List.of(
          "{'model':'m','texts':['a'],'encoding':'float'}",
          "encoding",
          "must be one of numbers, base64"),
      List.of(
          "{'model':'m','texts':['a'],'encoding':1}", "encoding", "must be a text, not a number"),
      List.of(
          "{'model':'m','texts':['a'],'timeout_ms':0}",
          "timeout_ms",
          "must be between 1 and 2147483647"),
      List.of("{'model':'m','texts':['a'],'extra':[]}", "extra", "must be an object, not a list"),
      List.of(
          "{'model':'m','texts':['a'],'extra':{'gemini':1}}",
          "extra.gemini",
          "must be an object, not a number"));

  /** Misspelt fields, those of other formats, and those that only an answer has. */
  static final List<List<String>> STRANGE = List.of(
      List.of("modell", "is not a field that hotllm knows"),
      List.of("text", "is not a field that hotllm knows"),
      List.of("dimension", "is not a field that hotllm knows"),
      List.of("encodings", "is not a field that hotllm knows"),
      List.of("timeout_m", "is not a field that hotllm knows"),
      List.of("extras", "is not a field that hotllm knows"),
      List.of("prompt", "is not a field that hotllm knows"),
      List.of("max_tokens", "is not a field that hotllm knows"),
      List.of("subscription", "is not a field that hotllm knows"),
      List.of("timeout", "is called timeout_ms here"),
      List.of("input", "is called prompt or messages here, and texts in /embed"),
      List.of("encoding_format", "is called encoding in /embed"),
      List.of("base_url", "is refused: no field can name a URL to call, a key or a header"),
      List.of("api_key", "is refused: no field can name a URL to call, a key or a header"));

  private static Asked asked(String json) {
    return EmbedRequestJson.read(json.replace('\'', '"').getBytes(UTF_8));
  }

  private static EmbedRequest read(String json) {
    return Errands.embedRequest(asked(json));
  }

  private static void assertRefused(String json, String field, String why) {
    var e = assertThrows(BadRequestException.class, () -> asked(json));
    assertEquals(field + " " + why, e.getMessage());
    assertEquals(Optional.of(field), e.field());
    assertEquals(ErrorType.INVALID_REQUEST, e.type());
  }

  @Test
  void aModelAndTextsAreEnough() {
    var request = read("{'model':'m','texts':['a','b']}");

    assertEquals("m", request.model());
    assertEquals(List.of("a", "b"), request.texts());
    assertEquals(OptionalInt.empty(), request.dimensions());
    assertEquals(Optional.empty(), request.timeout());
    assertEquals(Map.of(), request.extra());
    assertEquals(Encoding.NUMBERS, encoding("{'model':'m','texts':['a']}"));
  }

  @Test
  void everySettingHasItsField() {
    var request = read("{'model':'m','texts':['a'],'dimensions':4,'encoding':'base64',"
        + "'timeout_ms':7,'extra':{'gemini':{'taskType':'CLUSTERING'}}}");

    assertEquals(OptionalInt.of(4), request.dimensions());
    assertEquals(Optional.of(Duration.ofMillis(7)), request.timeout());
    assertEquals(Map.of("gemini", Map.of("taskType", "CLUSTERING")), request.extra());
  }

  @Test
  void oneTextNeedsNoList() {
    assertEquals(List.of("a"), read("{'model':'m','texts':'a'}").texts());
  }

  @Test
  void nullIsAbsence() {
    var request = read("{'model':'m','texts':'a','dimensions':null,'encoding':null,"
        + "'timeout_ms':null,'extra':null,'other':null}");

    assertEquals(OptionalInt.empty(), request.dimensions());
    assertEquals(Map.of(), request.extra());
  }

  @Test
  void theEncodingIsOneOfTwo() {
    assertEquals(Encoding.NUMBERS, encoding("{'model':'m','texts':['a'],'encoding':'numbers'}"));
    assertEquals(Encoding.BASE64, encoding("{'model':'m','texts':['a'],'encoding':'base64'}"));
  }

  private static Encoding encoding(String json) {
    return EmbedRequestJson.encoding(asked(json).original());
  }

  @ParameterizedTest
  @FieldSource("REFUSED")
  void aFieldIsRefusedByItsName(List<String> row) {
    assertRefused(row.get(0), row.get(1), row.get(2));
  }

  @ParameterizedTest
  @FieldSource("STRANGE")
  void aStrangeFieldIsRefusedBeforeAMissingOne(List<String> row) {
    assertRefused("{'" + row.get(0) + "':'x'}", row.get(0), row.get(1));
  }

  /** Also where those of an answer would do. */
  @ParameterizedTest
  @ValueSource(strings = {"texts", "dimensions", "encoding"})
  void aRequestForAnAnswerHasNoneOfTheseFields(String field) {
    var body = ("{\"prompt\":\"x\",\"" + field + "\":1}").getBytes(UTF_8);
    var e = assertThrows(BadRequestException.class, () -> RequestReader.read(body));
    assertEquals(Optional.of(field), e.field());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "1", "{", "{'model':'m','model':'m'}", "{'a':NaN}", "{} {}", "\u0000"})
  void whatIsNoObjectIsABadRequest(String json) {
    assertThrows(BadRequestException.class, () -> asked(json));
  }

  /** What a server of that name may send back, and is no answer of ours. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{'vectors':[[1]]}",
        "{'vectors':1,STORY",
        "{'vectors':[],STORY",
        "{'vectors':[[1],[2]],STORY",
        "{'vectors':[['1']],STORY",
        "{'vectors':[[1e39]],STORY",
        "{'vectors':[[null]],STORY",
        "{'vectors':[null],STORY",
        "{'vectors':['#'],STORY",
        "{'vectors':['AADAfw=='],STORY",
        "{'vectors':[[1]],'usage':1,STORY",
        "{'vectors':[[1]],'cost_usd':-1,STORY",
        "{'vectors':[[1]],'warnings':[1],STORY",
      })
  void vectorsThatAreNoneAreAProviderError(String json) {
    var body = json(json);
    var e = assertThrows(LlmException.class, () -> EmbeddingsJson.read(body, 1));
    assertEquals(ErrorType.PROVIDER_ERROR, e.type());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "{}",
        "{'tokens':7}",
        "{STORY",
        "{'tokens':null,STORY",
        "{'tokens':-1,STORY",
        "{'tokens':1.5,STORY",
        "{'tokens':1e99,STORY",
        "{'tokens':'7',STORY",
        "{'input_tokens':7,STORY",
      })
  void aCountThatIsNoneIsAProviderError(String json) {
    var body = json(json);
    var e = assertThrows(LlmException.class, () -> TokenCountJson.read(body));
    assertEquals(ErrorType.PROVIDER_ERROR, e.type());
  }

  @Test
  void fieldsOfANewerServerArePassedOver() {
    assertEquals(
        7,
        Errands.tokenCount(TokenCountJson.read(json("{'tokens':7,'new':{},STORY")))
            .tokens());
    var vectors = EmbeddingsJson.read(json("{'vectors':[[1]],'new':{},STORY"), 1);
    assertEquals(1, Errands.embeddings(vectors).vectors().size());
  }

  private static byte[] json(String json) {
    var story = "'model':'m','requested_model':'m','provider':'p','route':'api','billing':'none',"
        + "'request_id':'r'}";
    return json.replace("STORY", story).replace('\'', '"').getBytes(UTF_8);
  }
}
