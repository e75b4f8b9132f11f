package io.github.hotllm.contract;

import io.github.hotllm.BadRequestException;
import java.util.List;
import java.util.Map;

/** Rows of the table about what is asked. */
final class RequestRows {
  static final List<Row> ALL = List.of(
      Row.of("invalid_request: by our own check")
          .asked(request -> request.extra("stub", Map.of("model", "other")))
          .fails("invalid_request", 400, BadRequestException.class)
          .field("extra.stub.model")
          .then(Then.STOP)
          .unheard(),
      Row.of("invalid_request: by the provider's")
          .answered(
              400,
              "{\"error\":{\"message\":\"no such penalty\",\"type\":\"invalid_request_error\","
                  + "\"param\":\"presence_penalty\"}}")
          .fails("invalid_request", 400, BadRequestException.class)
          .saying("no such penalty")
          .field("presence_penalty")
          .then(Then.STOP),
      Row.of("gone: a hot server behind has left the old API")
          .model("hot/m")
          .answered(
              410,
              "{\"error\":{\"type\":\"gone\",\"message\":\"POST /call_llm\",\"retryable\":false}}")
          .fails("gone", 410, BadRequestException.class)
          .saying("POST /call_llm")
          .then(Then.STOP),
      Row.of("context_too_long: in Chat")
          .answered(
              400, "{\"error\":{\"message\":\"reduce it\",\"code\":\"context_length_exceeded\"}}")
          .fails("context_too_long", 400, BadRequestException.class)
          .saying("shorten the conversation")
          .then(Then.NEXT),
      Row.of("context_too_long: in Messages")
          .model("claude/m")
          .answered(
              400,
              "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\","
                  + "\"message\":\"prompt is too long: 9 tokens > 8 maximum\"}}")
          .fails("context_too_long", 400, BadRequestException.class)
          .then(Then.NEXT),
      Row.of("model_not_found: a name that nobody knows")
          .model("gemma-haikou")
          .fails("model_not_found", 404, BadRequestException.class)
          .saying("haiku")
          .field("model")
          .then(Then.NEXT)
          .unattempted(),
      Row.of("model_not_found: by the provider")
          .answered(404, "{\"error\":{\"message\":\"no model m\",\"code\":\"model_not_found\"}}")
          .fails("model_not_found", 404, BadRequestException.class)
          .saying("is m the right id?")
          .then(Then.NEXT),
      Row.of("content_refused: the prompt was blocked")
          .answered(
              400, "{\"error\":{\"message\":\"blocked\",\"code\":\"content_policy_violation\"}}")
          .fails("content_refused", 422, BadRequestException.class)
          .then(Then.NEXT));

  private RequestRows() {}
}
