package io.github.hotllm.contract;

import io.github.hotllm.BrokenStreamException;
import io.github.hotllm.UnavailableException;
import java.util.List;
import java.util.Map;

/** Rows of the table about providers that fail, and answers that are cut or useless. */
final class ProviderRows {
  private static final Map<String, Object> SCHEMA = Map.of("type", "object");

  static final List<Row> ALL = List.of(
      Row.of("overloaded: 500")
          .answered(500, "{\"error\":{\"message\":\"oops\"}}")
          .fails("overloaded", 503, UnavailableException.class)
          .retryable()
          .then(Then.AGAIN),
      Row.of("overloaded: 503 without a word")
          .answered(503, "")
          .fails("overloaded", 503, UnavailableException.class)
          .retryable()
          .then(Then.AGAIN),
      Row.of("overloaded: 529 in Messages")
          .model("claude/m")
          .answered(
              529,
              "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"full\"}}")
          .fails("overloaded", 503, UnavailableException.class)
          .retryable()
          .then(Then.AGAIN),
      Row.of("overloaded: unreachable")
          .model("nobody/m")
          .fails("overloaded", 503, UnavailableException.class)
          .saying("connection refused")
          .retryable()
          .then(Then.AGAIN)
          .unheard(),
      Row.of("provider_error: a web page")
          .answered(200, "<html>Welcome</html>", "Content-Type: text/html")
          .fails("provider_error", 502, UnavailableException.class)
          .saying("a web page")
          .retryable()
          .then(Then.AGAIN),
      Row.of("provider_error: not HTTP")
          .when(call -> {
            call.send("220 mail.example ESMTP\r\n\r\n");
            call.cut();
          })
          .fails("provider_error", 502, UnavailableException.class)
          .retryable()
          .then(Then.AGAIN),
      Row.of("provider_error: a redirect, which is the same each time")
          .answered(302, "", "Location: http://127.0.0.1:1/")
          .fails("provider_error", 502, UnavailableException.class)
          .saying("never followed")
          .then(Then.NEXT),
      Row.of("provider_error: a 404 that is not about the model")
          .answered(404, "{\"detail\":\"Not Found\"}")
          .fails("provider_error", 502, UnavailableException.class)
          .retryable()
          .then(Then.AGAIN),
      Row.of("stream_broken: before the first content")
          .when(ChatScripts::headAndCut)
          .fails("stream_broken", 502, BrokenStreamException.class)
          .retryable()
          .then(Then.AGAIN),
      Row.of("stream_broken: within the text")
          .when(ChatScripts::pieceAndCut)
          .onlyStreamed()
          .fails("stream_broken", 502, BrokenStreamException.class)
          .retryable()
          .partial("Hel")
          .then(Then.STOP),
      Row.of("stream_broken: a proper end is none")
          .when(ChatScripts::pieceAndEnd)
          .onlyStreamed()
          .fails("stream_broken", 502, BrokenStreamException.class)
          .saying("without a finish reason")
          .retryable()
          .partial("Hel")
          .then(Then.STOP),
      Row.of("stream_broken: of a call that is streamed upstream, in Messages")
          .model("claude/m")
          .asked(request -> request.maxTokens(30_000))
          .when(ChatScripts::messagesPieceAndEnd)
          .fails("stream_broken", 502, BrokenStreamException.class)
          .retryable()
          .partial("Hel")
          .then(Then.STOP),
      Row.of("invalid_output: no JSON")
          .asked(request -> request.outputSchema(SCHEMA))
          .when(ChatScripts.saying("Sure!", "stop"))
          .fails("invalid_output", 502, BrokenStreamException.class)
          .saying("did not follow the schema")
          .partial("Sure!")
          .then(Then.STOP),
      Row.of("invalid_output: cut by max_tokens")
          .asked(request -> request.outputSchema(SCHEMA).maxTokens(3))
          .when(ChatScripts.saying("[1, 2", "length"))
          .fails("invalid_output", 502, BrokenStreamException.class)
          .saying("max_tokens")
          .partial("[1, 2")
          .then(Then.STOP));

  private ProviderRows() {}
}
