package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Encoded;
import io.github.hotllm.internal.dialect.Extra;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.wire.WireRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** A request for a hot server that stands behind this one. */
record HotRequest(Asked asked, Target target) {
  /** @param writer writes all that is asked */
  Encoded to(String path, Function<LlmRequest, Map<String, Object>> writer) {
    var warnings = new Warnings("its own format");
    var request = new Turns(warnings).fitted(asked.request());
    var body = writer.apply(request);
    body.put("model", target.model().id());
    putForeignExtra(body);
    Extra.merge(request, target, body);
    warnings.ofUnknown(asked.original());
    var wire = new WireRequest("POST", path, asked.delivery().headers(), Json.bytes(body));
    return new Encoded(wire, asked.delivery(), warnings.list());
  }

  /** What is meant for this target becomes fields of the body; the rest may find its target yet. */
  private void putForeignExtra(Map<String, Object> body) {
    var others = new LinkedHashMap<String, Object>(asked.request().extra());
    others.remove(HotllmDialect.NAME);
    others.remove(target.provider().name());
    body.remove("extra");
    if (!others.isEmpty()) {
      body.put("extra", others);
    }
  }
}
