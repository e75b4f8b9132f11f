package io.github.hotllm.client;

/** What a hot server says, as it stands on the wire. */
final class Said {
  static final String END = """
      "finish_reason":"stop","model":"echo","requested_model":"echo","provider":"echo",\
      "route":"echo","billing":"none","usage":{"input_tokens":1,"output_tokens":1},\
      "cost_usd":0,"attempts":1,"latency_ms":3,"first_token_ms":1,"overhead_ms":1,\
      "request_id":"req-1"}""";
  static final String REPLY = "{\"text\":\"hi\"," + END;
  static final String DONE = "{" + END;
  static final String START = """
      {"request_id":"req-1","requested_model":"echo","model":"echo","provider":"echo",\
      "route":"echo","billing":"none"}""";
  static final String LIMITED = """
      {"error":{"type":"rate_limited","message":"too fast – wait a little","provider":"openai",\
      "retryable":true,"retry_after_ms":1500,"request_id":"req-2"}}""";

  private Said() {}
}
