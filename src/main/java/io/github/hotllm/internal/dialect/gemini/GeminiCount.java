package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.CountField;
import io.github.hotllm.internal.dialect.Decoder;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Dialect;
import io.github.hotllm.internal.dialect.Encoded;
import io.github.hotllm.internal.dialect.Encoder;
import io.github.hotllm.internal.dialect.RequestBody;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Task;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.wire.WireReply;
import io.github.hotllm.internal.wire.WireRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How Google counts the tokens of a request: countTokens of the SDK 3.1.0 (2026-11-10). The Gemini
 * API counts instructions and tools only in a whole {@code generateContentRequest}; Vertex takes
 * their fields as they are.
 */
public final class GeminiCount implements Dialect {
  private static final String METHOD = "countTokens";
  private static final String WHOLE = "generateContentRequest";
  private static final Set<String> OF_VERTEX =
      Set.of("contents", "systemInstruction", "tools", "generationConfig");

  private static final CountField TOKENS = new CountField("totalTokens");

  @Override
  public String name() {
    return GeminiDialect.NAME;
  }

  @Override
  public Encoded encode(Asked asked, Target target) {
    var warnings = new Warnings("Gemini");
    var body = Json.object(GeminiDialect.body(asked, target, warnings));
    return Encoded.whole(
        ModelPath.of(target, METHOD), Json.bytes(said(body, target)), warnings.ofCount());
  }

  private static Map<String, Object> said(Map<String, Object> body, Target target) {
    var request = new LinkedHashMap<String, Object>();
    if (ModelPath.isVertex(target)) {
      request.putAll(body);
      request.keySet().retainAll(OF_VERTEX);
      return request;
    }
    request.put("model", ModelPath.resource(target));
    request.putAll(body);
    return Map.of(WHOLE, request);
  }

  @Override
  public Decoder decoder(Asked asked, Target target) {
    return TOKENS.decoder(target);
  }

  @Override
  public LlmException decodeError(WireReply reply, Target target) {
    return new GeminiErrors(target).of(reply);
  }

  /** What is counted is the same as what would be asked, whichever way the client says it. */
  @Override
  public Asked decode(WireRequest request) {
    var called = new ModelPath(ModelPath.modelOf(request.path()), Delivery.WHOLE);
    var whole = Node.of(CamelCase.of(RequestBody.object(request.body()))).at(WHOLE);
    var body = whole.isObject() ? Json.bytes(withoutModel(whole)) : request.body();
    return new RequestReader().read(called, body).to(Task.COUNT);
  }

  private static Map<String, Object> withoutModel(Node whole) {
    var fields = new LinkedHashMap<>(whole.fields());
    fields.remove("model");
    return fields;
  }

  @Override
  public Encoder encoder(Asked asked) {
    return TOKENS.encoder(Map.of());
  }

  @Override
  public WireReply encodeError(LlmException failure) {
    return GeminiFailure.reply(failure);
  }
}
