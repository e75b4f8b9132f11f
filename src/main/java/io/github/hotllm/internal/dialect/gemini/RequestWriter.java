package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Extra;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Json;
import java.util.LinkedHashMap;

/** Writes a request that was not literally given in Gemini's format. Belongs to one encoding. */
final class RequestWriter {
  private final Asked asked;
  private final LlmRequest request;
  private final Target target;
  private final Warnings warnings;

  RequestWriter(Asked asked, Target target, Warnings warnings) {
    this.asked = asked;
    this.request = asked.request();
    this.target = target;
    this.warnings = warnings;
  }

  /** @throws io.github.hotllm.LlmException if something can be neither said nor left out */
  byte[] write() {
    var body = new LinkedHashMap<String, Object>();
    new ContentsWriter(request, target, warnings).write(body);
    new ToolsWriter(request, target.model(), warnings).write(body);
    var config = new ConfigWriter(request, target.model(), warnings).write();
    if (!config.isEmpty()) {
      body.put("generationConfig", config);
    }
    warnings.ofCache(request);
    Extra.merge(request, target, body);
    warnings.ofClient(asked);
    return Json.bytes(body);
  }
}
